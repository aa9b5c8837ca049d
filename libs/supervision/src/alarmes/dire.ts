const NOMS: Readonly<Record<string, string>> = {
  gide: 'GIDE',
  parcours3: 'Parcours 3',
  dude: 'la passerelle',
};

export function nommer(partenaire: string): string {
  return NOMS[partenaire] ?? partenaire;
}

/** `1 jour ouvré`, `3 jours ouvrés`. */
export function direJoursOuvres(nombre: number): string {
  return nombre > 1 ? `${nombre} jours ouvrés` : `${nombre} jour ouvré`;
}

/** A duration in seconds, in the unit that people would use. */
export function direDuree(secondes: number): string {
  const minutes = Math.floor(secondes / 60);
  if (minutes < 120) return `${minutes} minutes`;
  const heures = Math.floor(minutes / 60);
  return heures < 48 ? `${heures} heures` : `${Math.floor(heures / 24)} jours`;
}
