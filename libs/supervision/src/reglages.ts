import type { Partenaire, TypeFait } from '#annexe7';

/** What is expected of the exchange, as config/surveillance.json says it (X5.5, X6.1). */
export interface ReglagesSurveillance {
  /** Minutes, real time. */
  conservation: { rythmeMinutes: number; limiteMinutes: number };
  /** Times in Paris, `HH:MM`. */
  nuit: { heure: string; limite: string; finLimite: string; lectureVideApresJoursOuvres: number };
  /** Minutes, real time. */
  limitesMinutes: {
    entrantEnAttente: number;
    sortantEnAttente: number;
    issueInconnue: number;
    partenaireEnPause: number;
  };
  /** Different people that one reader may read in an hour, and in a day, without an alarm (real time). */
  personnesLues: { parHeure: number; parJour: number };
  flux: RythmeDeFlux[];
}

/** A flux, whole or of one type, and for how many whole business days nothing of it may pass. */
export interface RythmeDeFlux {
  partenaire: Partenaire;
  sens: 'entrant' | 'sortant';
  type?: TypeFait;
  joursOuvres: number;
}
