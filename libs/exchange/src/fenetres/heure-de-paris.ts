const PARIS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** What the clocks of Paris show, `2027-03-28T03:15`. */
export function heureDeParis(instant: Date): string {
  return PARIS.format(instant).replace(' ', 'T');
}

/**
 * The instants that may be the first after `apres` at which the clocks of Paris are at this hour, or past it: under
 * either offset, and at the change of the clock itself, which may jump over it.
 */
export function instantsPossibles(heure: string, apres: Date): Date[] {
  const enTempsUniversel = Date.parse(`${heure}Z`);
  const changement = Date.parse(`${heure.slice(0, 10)}T01:00Z`);
  return [enTempsUniversel - 2 * 3_600_000, enTempsUniversel - 3_600_000, changement]
    .filter((instant) => instant > apres.getTime())
    .sort((un, autre) => un - autre)
    .map((instant) => new Date(instant));
}
