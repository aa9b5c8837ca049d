import {
  relayer,
  type ContexteProjection,
  type FaitProjete,
  type Projection,
} from './contexte-projection.js';
import type { DateCivile } from './dates-civiles.js';
import type { TypeFait } from './donnees-des-faits.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { cleDuFait, type Fait } from './fait.js';
import { estDite, faitDeFin, finPourGide } from './fin-a-dire.js';
import { dateDeProposition } from './sortie-proposee.js';

/** H2. What GIDE must hold: nothing for an incomplete cotraitance (B3). */
export function projeterVersGide(dossier: Dossier, contexte: ContexteProjection): Projection {
  const projection: Projection = new Map();
  for (const cotraitance of dossier.completes) {
    const actif = (type: TypeFait): boolean =>
      contexte.fluxActif('gide', type, cotraitance.affectation.data.structure);
    for (const fait of faitsARelayer(dossier, cotraitance)) {
      if (actif(fait.type)) relayer(projection, fait);
    }
    const finADire = finPourGide(cotraitance, contexte);
    if (finADire !== null && estDite(finADire)) {
      const fait = faitDeFin(cotraitance, finADire.fin);
      projection.set(fait.cle, fait);
    }
    const proposition = dateDeProposition(dossier, cotraitance, contexte.aujourdhui);
    if (proposition !== null && actif('sortie.proposee')) {
      const fait = faitDeProposition(cotraitance, proposition);
      projection.set(fait.cle, fait);
    }
  }
  return projection;
}

/** H2. As they were stated: the initialisation even when C1 ignores it. */
function faitsARelayer({ civis }: Dossier, { faits }: CotraitanceDatee): Fait[] {
  const relayes: Fait[] = [...faits.alertes, ...faits.clotures, ...faits.etapes, ...civis];
  if (faits.acceptation !== undefined) relayes.push(faits.acceptation);
  if (faits.initialisation !== undefined) relayes.push(faits.initialisation);
  return relayes;
}

/** E5. */
function faitDeProposition({ numero, affectation }: CotraitanceDatee, date: DateCivile): FaitProjete {
  const data = {
    cotraitance: numero,
    demandeur: affectation.data.demandeur,
    dateProposition: date,
    motif: 'demenagement_hors_zone',
  };
  return { cle: cleDuFait('sortie.proposee', data), type: 'sortie.proposee', cotraitance: numero, data };
}
