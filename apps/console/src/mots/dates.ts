const PARIS = 'Europe/Paris';
const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });
const JOUR_COURT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' });
const MOIS = new Intl.DateTimeFormat('fr-FR', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const HEURE_RONDE = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', timeZone: PARIS });
const INSTANT = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: PARIS,
});
const HEURE = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: PARIS });

/** French says « 1er » of the first of a month, and « 2 » of the second. */
function enFrancais(format: Intl.DateTimeFormat, instant: string): string {
  return format
    .formatToParts(new Date(instant))
    .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
    .join('');
}

/** A civil day, in full: « mercredi 1er septembre 2010 ». */
export function direJour(jour: string): string {
  return enFrancais(JOUR, `${jour}T00:00:00Z`);
}

/** A civil day in a table: « 1er sept. 2010 ». */
export function direJourCourt(jour: string): string {
  return enFrancais(JOUR_COURT, `${jour}T00:00:00Z`);
}

/** The month of a civil day: « sept. 2010 ». */
export function direMois(jour: string): string {
  return MOIS.format(new Date(`${jour}T00:00:00Z`));
}

/** The hour in which an instant is, in Paris: « 14 h ». */
export function direHeureRonde(instant: string): string {
  return HEURE_RONDE.format(new Date(instant));
}

/** An instant, in Paris: « 1er sept. 2010, 08:12 ». */
export function direInstant(instant: string): string {
  return enFrancais(INSTANT, instant);
}

/** The hour of an instant, in Paris: « 08:12:05 ». */
export function direHeure(instant: string): string {
  return HEURE.format(new Date(instant));
}

const UNITES = [
  [86_400, 'j'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

/** A duration in seconds, in its two largest units: « 2 h 5 min », « 12 s ». */
export function direDuree(secondes: number): string {
  const rang = UNITES.findIndex(([taille]) => secondes >= taille);
  const [taille, nom] = UNITES[rang] ?? [1, 's'];
  const entiers = Math.max(0, Math.floor(secondes / taille));
  const [petite, sonNom] = UNITES[rang + 1] ?? [1, 's'];
  const reste = taille === 1 ? 0 : Math.floor((secondes - entiers * taille) / petite);
  return reste === 0 ? `${entiers} ${nom}` : `${entiers} ${nom} ${reste} ${sonNom}`;
}

/** Seconds between two instants; until now when the second is not there yet. */
export function secondesEntre(debut: string, fin: string | null, maintenant = Date.now()): number {
  return ((fin === null ? maintenant : Date.parse(fin)) - Date.parse(debut)) / 1_000;
}

/** How old what waits is, by the clock of this machine; null: nothing waits. */
export function direDepuis(instant: string | null): string {
  return instant === null ? 'Aucun' : `depuis ${direDuree(secondesEntre(instant, null))}`;
}

/** The day before, the day after: civil days. */
export function jourDecale(jour: string, jours: number): string {
  return new Date(Date.parse(`${jour}T00:00:00Z`) + jours * 86_400_000).toISOString().slice(0, 10);
}

/** « du 10 août 2010 au 3 sept. 2010 », « depuis le 10 août 2010, encore ouverte ». */
export function direPeriodeDAlerte(debut: string, fin: string | null): string {
  return fin === null
    ? `depuis le ${direJourCourt(debut)}, encore ouverte`
    : `du ${direJourCourt(debut)} au ${direJourCourt(fin)}`;
}
