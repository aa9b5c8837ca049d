import { TAUX, type Hasard } from '#simulation';

const CRITERES_NATIONAUX = [
  'projet_mal_defini',
  'situation_personnelle',
  'absence_de_reseau',
  'qualification_insuffisante',
] as const;
const CRITERES_LOCAUX = [
  'local:sortie_de_detention',
  'local:quartier_prioritaire',
  'local:jeune_parent',
] as const;

/** Why Pôle emploi affects a young person: one to three of the four national criteria, sometimes a local one. */
export function criteresDAffectation(hasard: Hasard): string[] {
  const nombre = Number(hasard.pondere({ 1: 55, 2: 33, 3: 12 }));
  const nationaux = hasard.melanger(CRITERES_NATIONAUX).slice(0, nombre);
  return hasard.chance(TAUX.critereLocal) ? [...nationaux, hasard.parmi(CRITERES_LOCAUX)] : nationaux;
}
