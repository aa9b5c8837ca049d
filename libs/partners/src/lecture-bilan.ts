import { estEntier, estObjet, invalide } from './lecture.js';
import type { Lecture } from './lecture.js';

/** The partner's own counts of a Paris day (X4.5), by type as it names them. */
export interface BilanPartenaire {
  emis: Record<string, number>;
  recus: Record<string, number>;
}

/** `GET /echanges/bilan` (X4.5). */
export function lireBilan(corps: unknown): Lecture<BilanPartenaire> {
  if (!estObjet(corps)) return invalide('la réponse doit être un objet');
  const emis = lireComptes(corps['emis'], '/emis');
  if (!emis.conforme) return emis;
  const recus = lireComptes(corps['recus'], '/recus');
  if (!recus.conforme) return recus;
  return { conforme: true, valeur: { emis: emis.valeur, recus: recus.valeur } };
}

function lireComptes(brut: unknown, pointeur: string): Lecture<Record<string, number>> {
  if (!estObjet(brut)) return invalide(`${pointeur} doit être un objet`);
  const valeur: Record<string, number> = {};
  for (const [type, nombre] of Object.entries(brut)) {
    // A type is a dotted name; anything else would be carried into reports unread.
    if (!/^[a-z0-9._-]{1,64}$/.test(type))
      return invalide(`${pointeur} porte un nom de type qui n'en est pas un`);
    if (!estEntier(nombre, 0, Number.MAX_SAFE_INTEGER))
      return invalide(`${pointeur}/${type} doit être un entier`);
    valeur[type] = nombre;
  }
  return { conforme: true, valeur };
}
