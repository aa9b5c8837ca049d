import type { Action } from '#annexe7';
import type { Annonce, CotraitanceCalculee, Decision } from '../application/decision.js';
import type { DossierCharge } from '../application/dossier-charge.js';
import { sequenceSurLeFil } from '../emission/message-sortant.js';
import { comparerEtats, type DifferenceDeMembre } from '../lecture/etat-membre-a-membre.js';

/** A message that would leave for a partner. */
export interface Depart {
  partenaire: string;
  type: string;
  cotraitance: string | null;
  /** What the fact is about, without the number of the person. */
  objet: string;
  sequence: string;
  /** Withdraws what the partner was told. */
  retrait: boolean;
}

/** What a replay would make of one dossier, shown by its cotraitances. */
export interface ApercuDeDossier {
  version: number;
  cotraitances: { cotraitance: string; nouvelle: boolean; differences: DifferenceDeMembre[] }[];
  departs: Depart[];
}

export function apercuDe(
  dossier: DossierCharge,
  decision: Decision | null,
  annonces: readonly Annonce[],
): ApercuDeDossier {
  return {
    version: dossier.version,
    cotraitances: (decision?.cotraitances ?? []).map((calculee) => comparer(dossier, calculee)),
    departs: annonces
      .map((annonce) => depart(dossier.demandeur, annonce))
      .sort((a, b) => (nomDe(a) < nomDe(b) ? -1 : 1)),
  };
}

function comparer(
  dossier: DossierCharge,
  { cotraitance, resume, actions }: CotraitanceCalculee,
): ApercuDeDossier['cotraitances'][number] {
  const tenu = dossier.resumes.get(cotraitance);
  const avant = tenu ? { ...lire(tenu.resume), actions: types(lireActions(tenu.actions)) } : {};
  const differences = comparerEtats(avant, { ...lire(resume), actions: types(actions) });
  return { cotraitance, nouvelle: tenu === undefined, differences };
}

function lireActions(texte: string | null): readonly Action[] {
  return texte === null ? [] : (JSON.parse(texte) as Action[]);
}

function types(actions: readonly Action[]): string[] {
  return actions.map(({ type }) => type);
}

function lire(resume: string): Record<string, unknown> {
  return JSON.parse(resume) as Record<string, unknown>;
}

function depart(demandeur: string, { partenaire, type, cle, cotraitance, sequence, data }: Annonce): Depart {
  const objet = cle
    .split('/')
    .filter((partie) => partie !== demandeur)
    .join('/');
  return {
    partenaire,
    type,
    cotraitance,
    objet,
    sequence: sequenceSurLeFil(sequence),
    retrait: data.annule === true,
  };
}

function nomDe({ partenaire, objet }: Depart): string {
  return `${partenaire} ${objet}`;
}
