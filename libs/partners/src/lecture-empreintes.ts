import { seauDe } from '#annexe7';
import { estInvalide, lireEmpreintesDuSeau } from '#contract';
import type { EmpreinteDeDemandeur } from '#contract';
import type { Lecture } from './lecture.js';

/** `GET /echanges/empreintes/{seau}` (X4.3): a demandeur listed under another bucket than his own is a wrong answer. */
export function lireSeau(corps: unknown, seau: number): Lecture<EmpreinteDeDemandeur[]> {
  const lues = lireEmpreintesDuSeau(corps);
  if (estInvalide(lues)) return lues;
  const rang = lues.findIndex(({ demandeur }) => seauDe(demandeur) !== seau);
  return rang === -1 ? lues : { invalide: `/${rang}/demandeur : il n’appartient pas au seau ${seau}.` };
}
