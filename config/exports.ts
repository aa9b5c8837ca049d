import { lireDonnees } from './donnees.js';

const FICHIER = 'exports.json';

/** What a person may take away at a time, and for how long it stays. */
export interface ReglesDExport {
  /** Rows of one file: beyond, the file says that it is not whole. */
  lignesMaximum: number;
  /** Hours during which a file that is ready may be downloaded; then it is deleted. */
  dureeHeures: number;
  /** Exports of one person that have not expired. */
  parDemandeur: number;
}

const BORNES: Readonly<Record<keyof ReglesDExport, number>> = {
  lignesMaximum: 1_000_000,
  dureeHeures: 168,
  parDemandeur: 1_000,
};

/**
 * Reads config/exports.json.
 * @throws Error with a French sentence that names the member to correct
 */
export function lireReglesDExport(lues = lireDonnees<ReglesDExport>(FICHIER)): ReglesDExport {
  for (const [membre, maximum] of Object.entries(BORNES)) {
    const valeur: unknown = lues[membre as keyof ReglesDExport];
    if (!Number.isInteger(valeur) || (valeur as number) < 1 || (valeur as number) > maximum)
      throw new Error(`config/${FICHIER} : ${membre} doit être un nombre entier de 1 à ${maximum}.`);
  }
  return lues;
}
