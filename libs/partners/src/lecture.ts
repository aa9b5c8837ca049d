/** A reading of an answer: the value, or what is wrong in French (members and positions, never values). */
export type Lecture<T> = { conforme: true; valeur: T } | { conforme: false; invalide: string };

const DEMANDEUR = /^\d{7}[0-9A-Z]$/;

export function invalide(phrase: string): { conforme: false; invalide: string } {
  return { conforme: false, invalide: phrase };
}

export function estObjet(valeur: unknown): valeur is Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}

/** Numéro DE of the period (X2). */
export function estNumero(valeur: unknown): valeur is string {
  return typeof valeur === 'string' && DEMANDEUR.test(valeur);
}

export function estEntier(valeur: unknown, min: number, max: number): valeur is number {
  return typeof valeur === 'number' && Number.isSafeInteger(valeur) && valeur >= min && valeur <= max;
}
