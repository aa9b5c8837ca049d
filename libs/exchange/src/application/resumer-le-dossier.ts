import type { Fait, Partenaire } from '#annexe7';
import { proprietaireDe } from '#contract';
import { empreinteDeclaree, empreinteDite, type FaitDit } from '../empreintes/calculer-empreintes.js';
import type { EmpreinteNotee } from '../empreintes/noter-empreintes.js';
import type { Annonce } from './decision.js';
import type { DossierCharge, MessageAAppliquer } from './dossier-charge.js';

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

export interface Resume {
  charge: DossierCharge;
  fusionnes: readonly Fait[];
  /** Messages that bring a version of a fact that was not known. */
  nouveaux: readonly MessageAAppliquer[];
  annonces: readonly Annonce[];
  /** Sums everything up, changed or not: the rules changed, or there was no digest yet. */
  entier: boolean;
}

/** The digests that a decision changes (X4.3): of what each partner was told, and of what it states. */
export function resumerLeDossier({
  charge,
  fusionnes,
  nouveaux,
  annonces,
  entier,
}: Resume): EmpreinteNotee[] {
  return PARTENAIRES.flatMap((partenaire) => {
    const note: EmpreinteNotee = { partenaire, demandeur: charge.demandeur };
    if (entier || annonces.some((annonce) => annonce.partenaire === partenaire))
      note.dit = empreinteDite(ditsApres(charge, partenaire, annonces));
    if (entier || nouveaux.some(({ type }) => proprietaireDe(type) === partenaire))
      note.declare = empreinteDeclaree(partenaire, fusionnes);
    return note;
  }).filter(({ dit, declare }) =>
    charge.version === 0 ? (dit ?? declare) != null : dit !== undefined || declare !== undefined,
  );
}

/** The same digests, once versions have been added that the decision alone did not tell (X6.2). */
export function resumerLesDits(
  charge: DossierCharge,
  annonces: readonly Annonce[],
  notees: readonly EmpreinteNotee[],
): EmpreinteNotee[] {
  return PARTENAIRES.flatMap((partenaire) => {
    const notee = notees.find((une) => une.partenaire === partenaire);
    if (!annonces.some((annonce) => annonce.partenaire === partenaire)) return notee ?? [];
    return {
      ...notee,
      partenaire,
      demandeur: charge.demandeur,
      dit: empreinteDite(ditsApres(charge, partenaire, annonces)),
    };
  });
}

function ditsApres({ dits }: DossierCharge, partenaire: Partenaire, annonces: readonly Annonce[]): FaitDit[] {
  const apres = new Map<string, FaitDit>();
  for (const dit of dits) if (dit.partenaire === partenaire) apres.set(dit.cle, dit);
  for (const { partenaire: vers, cle, sequence, data } of annonces)
    if (vers === partenaire)
      apres.set(cle, { cle, sequence, data, acquittee: apres.get(cle)?.acquittee ?? 0 });
  return [...apres.values()];
}
