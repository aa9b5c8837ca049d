import { auPlusTard, type DateCivile } from './dates-civiles.js';
import type { MotifAnnulation } from './donnees-des-faits.js';
import type { Fait } from './fait.js';
import type { Reglages } from './reglages.js';
import type { Situations } from './situation.js';

/** Section 4. A way in which an affectation is annulled. */
export interface Annulation {
  genre: 'annulation';
  date: DateCivile;
  motif: MotifAnnulation;
  regle: 'D1' | 'D2';
  messages: string[];
}

/** D1. The first day, dA included, of a situation `radie` before any initialisation. */
export function annulationParRadiation(
  dA: DateCivile,
  dI: DateCivile | null,
  situations: Situations,
  { radiationLeJourDeLInitialisationAnnule }: Reglages,
): Annulation | null {
  const statut = premiereRadiation(dA, situations);
  if (statut === undefined) return null;
  const date = auPlusTard(statut.data.dateEffet, dA);
  if (dI !== null && !(date < dI || (date === dI && radiationLeJourDeLInitialisationAnnule))) return null;
  return {
    genre: 'annulation',
    date,
    motif: 'radiation_avant_initialisation',
    regle: 'D1',
    messages: [statut.message],
  };
}

/** D2. The annulment stated by GIDE; null when there is none, or when it comes after the initialisation. */
export function annulationPrononcee(
  dA: DateCivile,
  dI: DateCivile | null,
  prononcee: Fait<'affectation.annulee'> | undefined,
): Annulation | null {
  if (prononcee === undefined || estApresInitialisation(dA, dI, prononcee)) return null;
  const { motif } = prononcee.data;
  return {
    genre: 'annulation',
    date: dateDAnnulation(dA, prononcee),
    motif,
    regle: 'D2',
    messages: [prononcee.message],
  };
}

/** D2. True for an annulment that has no effect because the parcours had begun before it. */
export function estApresInitialisation(
  dA: DateCivile,
  dI: DateCivile | null,
  prononcee: Fait<'affectation.annulee'>,
): boolean {
  return dI !== null && dateDAnnulation(dA, prononcee) > dI;
}

/** D2. Of the two the earlier is in force; on the same date, the one that GIDE stated. */
export function annulationEnVigueur(
  parRadiation: Annulation | null,
  prononcee: Annulation | null,
): Annulation | null {
  if (parRadiation === null || prononcee === null) return parRadiation ?? prononcee;
  return parRadiation.date < prononcee.date ? parRadiation : prononcee;
}

function dateDAnnulation(dA: DateCivile, { data }: Fait<'affectation.annulee'>): DateCivile {
  return auPlusTard(data.dateAnnulation, dA);
}

function premiereRadiation(dA: DateCivile, situations: Situations): Fait<'statut.change'> | undefined {
  const leJourMeme = situations.statutAu(dA);
  if (leJourMeme?.data.situation === 'radie') return leJourMeme;
  return situations.retenus.find(({ data }) => data.dateEffet > dA && data.situation === 'radie');
}
