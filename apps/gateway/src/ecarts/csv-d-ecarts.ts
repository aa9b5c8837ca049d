import { ecrireCsv } from '../http/csv.js';
import type { EcartResume } from './montrer-ecart.js';

const COLONNES = [
  'id',
  'partenaire',
  'vue',
  'type',
  'cle',
  'demandeur',
  'cotraitance',
  'structure',
  'site',
  'nature',
  'cause',
  'detail',
  'proprietaire',
  'etat',
  'motifSoumission',
  'depuis',
  'premierLe',
  'vuLe',
  'ageJours',
  'ouvertures',
  'corrections',
] as const satisfies readonly (keyof EcartResume)[];

/** The list as a file: one line for each écart, the members of the API as columns. */
export function ecrireEcartsEnCsv(ecarts: readonly EcartResume[]): string {
  return ecrireCsv(
    COLONNES,
    ecarts.map((ecart) =>
      COLONNES.map((colonne) => {
        const valeur = ecart[colonne];
        return valeur instanceof Date ? valeur.toISOString() : valeur;
      }),
    ),
  );
}
