/** Settings of what is corrected without a person (config/politique-ecarts.json). */
export interface ReglagesDesCorrections {
  /** Dossiers corrected per partner and business day: the share of all dossiers (0 to 1), but never less than the minimum. */
  budget: { part: number; minimum: number };
  /** How often a correction is repeated before a person is asked. */
  correctionsMaximum: number;
  /** A correction that held for longer counts no more, days. */
  correctionTenueJours: number;
}
