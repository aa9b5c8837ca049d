import { auPlusTard, type DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';

/** E5. A stay outside the zone de compétence: [debut, fin[; debut '' when it began before anything known. */
interface Sejour {
  debut: DateCivile;
  fin: DateCivile | null;
}

/**
 * E5. The date that the proposed sortie carries on a day: the first day, from the affectation on, of the
 * present stay outside the zone de compétence; null when the demandeur lives inside it, when the territory
 * does not know, or when the cotraitance does not run on that day.
 */
export function dateDeProposition(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  date: DateCivile,
): DateCivile | null {
  const { dA, fin } = cotraitance;
  if (date < dA || fin.date <= date) return null;
  const sejour = sejoursHorsZone(dossier, cotraitance).find(
    (un) => un.debut <= date && (un.fin === null || date < un.fin),
  );
  return sejour === undefined ? null : auPlusTard(sejour.debut, dA);
}

/** F13. The days, between the affectation and the end, on which a proposed sortie appears or disappears. */
export function changementsDeProposition(dossier: Dossier, cotraitance: CotraitanceDatee): DateCivile[] {
  const { dA, fin } = cotraitance;
  return sejoursHorsZone(dossier, cotraitance)
    .flatMap((sejour) => [sejour.debut, sejour.fin ?? fin.date])
    .filter((jour) => dA < jour && jour < fin.date);
}

function sejoursHorsZone(dossier: Dossier, { affectation }: CotraitanceDatee): Sejour[] {
  const { structure, commune } = affectation.data;
  const { territoire, modifications } = dossier;
  if (!territoire.structureConnue(structure)) return [];
  const sejours: Sejour[] = [];
  let enCours: Sejour | undefined;
  const habiter = (lieu: string, depuis: DateCivile): void => {
    if (territoire.competence(structure, lieu) !== false) {
      if (enCours !== undefined) enCours.fin = depuis;
      enCours = undefined;
    } else if (enCours === undefined) {
      enCours = { debut: depuis, fin: null };
      sejours.push(enCours);
    }
  };
  habiter(commune, '');
  for (const { data } of modifications.retenues) habiter(data.commune, data.dateEffet);
  return sejours;
}
