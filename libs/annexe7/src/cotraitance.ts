import { composerAlertes, type Alerte } from './alertes.js';
import {
  annulationEnVigueur,
  annulationParRadiation,
  annulationPrononcee,
  type Annulation,
} from './annulation.js';
import type { DateCivile } from './dates-civiles.js';
import type { Fait } from './fait.js';
import type { FaitsDeCotraitance } from './faits-classes.js';
import type { Modifications } from './identite-et-commune.js';
import type { Reglages } from './reglages.js';
import type { Situations } from './situation.js';
import {
  sortieApresSixMois,
  sortieEnVigueur,
  sortieParDecision,
  sortieParLAge,
  sortiePrononcee,
  type Sortie,
} from './sortie.js';

/** Section 6. What ends a cotraitance: an annulment or a sortie. There always is one (E4). */
export type Fin = Annulation | Sortie;

/** What the rules derive, once, for a cotraitance that has an affectation. */
export interface Cotraitance {
  numero: string;
  faits: FaitsDeCotraitance;
  affectation: Fait<'affectation.enregistree'>;
  /** Date of the affectation. */
  dA: DateCivile;
  /** Date of the acceptation as stated; null when there is none. */
  dAcc: DateCivile | null;
  /** C1. Date of the initialisation; null when there is none or when it counts as absent. */
  dI: DateCivile | null;
  /** C4. The birth date, and the messages that an age rests on: the affectation, and the correction if any. */
  naissance: { date: DateCivile; messages: string[] };
  alertes: Alerte[];
  /** D1 alone, whether or not it is in force. */
  radiation: Annulation | null;
  /** The earlier of E3 and E4: what GIDE is told when a sortie falls on its date (H2). */
  automatique: Sortie;
  /** The end: the annulment in force unless a sortie is earlier. */
  fin: Fin;
}

/** What the demandeur brings to each of his cotraitances. */
export interface Demandeur {
  situations: Situations;
  modifications: Modifications;
  reglages: Reglages;
}

/** Sections 3 to 5 applied to one cotraitance; undefined when it is incomplete (B3). */
export function composerCotraitance(
  numero: string,
  faits: FaitsDeCotraitance,
  demandeur: Demandeur,
): Cotraitance | undefined {
  const { affectation, initialisation } = faits;
  if (affectation === undefined) return undefined;
  const { situations, modifications, reglages } = demandeur;
  const dA = affectation.data.dateAffectation;
  const dI =
    initialisation === undefined || estPrematuree(dA, initialisation, reglages)
      ? null
      : initialisation.data.dateDebutProgramme;
  const naissance = naissancePour(affectation, modifications);
  const radiation = annulationParRadiation(dA, dI, situations, reglages);
  const annulation = annulationEnVigueur(radiation, annulationPrononcee(dA, dI, faits.annulation));
  const sixMois = sortieApresSixMois(dA, situations);
  const age = sortieParLAge(dA, dI, naissance.date, naissance.messages, reglages);
  const sortie = sortieEnVigueur(
    sortiePrononcee(dA, faits.sortie),
    sortieParDecision(dA, faits.traitements),
    sixMois,
    age,
  );
  return {
    numero,
    faits,
    affectation,
    dA,
    dAcc: faits.acceptation?.data.dateAcceptation ?? null,
    dI,
    naissance,
    alertes: composerAlertes(faits.alertes, faits.traitements, faits.clotures),
    radiation,
    automatique: sortieEnVigueur(null, null, sixMois, age),
    fin: annulation !== null && annulation.date <= sortie.date ? annulation : sortie,
  };
}

/** C4. */
function naissancePour(
  { data, message }: Fait<'affectation.enregistree'>,
  { naissance }: Modifications,
): Cotraitance['naissance'] {
  if (naissance === null) return { date: data.identite.dateNaissance, messages: [message] };
  return { date: naissance.date, messages: [message, naissance.message] };
}

/** C1. True for an initialisation before the affectation: it counts as absent. */
export function estPrematuree(
  dA: DateCivile,
  { data }: Fait<'parcours.initialise'>,
  { initialisationLeJourDeLAffectation }: Reglages,
): boolean {
  return initialisationLeJourDeLAffectation ? data.dateDebutProgramme < dA : data.dateDebutProgramme <= dA;
}
