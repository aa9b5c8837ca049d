/** The choices that annexe 7 leaves open, each with its name; the defaults are the readings of the rules. */
export interface Reglages {
  /** E4. From which day the year of an affectation in the 26th year is counted. */
  unAnCompteDepuis: 'affectation' | 'initialisation';
  /** C1. An initialisation on the very day of the affectation is valid. */
  initialisationLeJourDeLAffectation: boolean;
  /** D1. A radiation on the very day of the initialisation annuls the affectation. */
  radiationLeJourDeLInitialisationAnnule: boolean;
  /** F9. When an alert is open during a suspension, the état shown is the alert. */
  alerteAvantSuspension: boolean;
  /** B3. Age, in days, from which an incomplete cotraitance is listed for the operators. */
  ageIncompleteJours: number;
}

export const REGLAGES_PAR_DEFAUT: Reglages = Object.freeze({
  unAnCompteDepuis: 'affectation',
  initialisationLeJourDeLAffectation: true,
  radiationLeJourDeLInitialisationAnnule: false,
  alerteAvantSuspension: true,
  ageIncompleteJours: 15,
});

/** Raised by hand when what is computed changes, the next day of computation included: part of what the gateway hashes into `version_regles`. */
export const REVISION_REGLES = 3;
