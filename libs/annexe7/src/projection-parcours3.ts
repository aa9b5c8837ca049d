import { relayer, type ContexteProjection, type Projection } from './contexte-projection.js';
import type { TypeFait } from './donnees-des-faits.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import type { Fait } from './fait.js';
import { estDite, faitDeFin, finPourParcours3 } from './fin-a-dire.js';
import { membresConnus } from './membres-connus.js';

/** H1. What Parcours 3 must hold: never the acceptation, nothing for an incomplete cotraitance (B3). */
export function projeterVersParcours3(dossier: Dossier, contexte: ContexteProjection): Projection {
  const projection: Projection = new Map();
  for (const cotraitance of dossier.completes) {
    const { affectation, faits, fin } = cotraitance;
    const actif = (type: TypeFait): boolean =>
      contexte.fluxActif('parcours3', type, affectation.data.structure);
    if (actif('affectation.enregistree')) direAffectation(projection, cotraitance);
    if (actif('alerte.traitee')) {
      for (const traitement of faits.traitements) relayer(projection, traitement);
    }
    if (actif('statut.change')) {
      for (const statut of statutsADire(dossier, cotraitance)) relayer(projection, statut);
    }
    if (actif('demandeur.modifie')) {
      for (const modification of dossier.modifications.toutes) {
        if (modification.data.dateEffet <= fin.date) relayer(projection, modification);
      }
    }
    const finADire = finPourParcours3(cotraitance, contexte);
    if (estDite(finADire)) {
      const fait = faitDeFin(cotraitance, finADire.fin);
      projection.set(fait.cle, fait);
    }
  }
  return projection;
}

/** C3. With, besides the stated members, the date that Parcours 3 knows under another name. */
function direAffectation(projection: Projection, { affectation, numero, dA }: CotraitanceDatee): void {
  const { cle, type, data } = affectation;
  const dit = { ...membresConnus(type, data), dateEntretienInitialisation: dA };
  projection.set(cle, { cle, type, cotraitance: numero, data: dit });
}

/** H1. The statuts from the affectation to the end, and the last one before the affectation. */
function statutsADire({ situations }: Dossier, { dA, fin }: CotraitanceDatee): Fait<'statut.change'>[] {
  const { statuts } = situations;
  const precedent = statuts.findLastIndex(({ data }) => data.dateEffet < dA);
  return statuts.slice(Math.max(precedent, 0)).filter(({ data }) => data.dateEffet <= fin.date);
}
