const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The day that calendars show in Paris at that instant, `YYYY-MM-DD`. */
export function jourDeParis(instant: Date): string {
  return PARIS.format(instant);
}
