import { CHAMPS, type Champs, type NatureDeChamp, type NomDeChamp } from './champs.js';
import { correlationDite } from './correlation-dite.js';

/** What stands in the place of a value that has not the form of its field. */
export const ECARTE = '(écarté)';

/** Ids of one line: the others are found from the lot. */
const LISTE_MAX = 20;

const FORMES = {
  // Words of ours and addresses of machines: no space, so no sentence and no full name.
  code: /^[A-Za-z0-9_.:,+/[\]~-]{1,64}$/,
  route: /^(?:\/[A-Za-z0-9_:*./-]{0,128}|\(inconnue\))$/,
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  faille: /^[A-Za-z0-9_. ]{1,80}$/,
  trace: /^\s*at [^\n]{1,300}$/,
} as const;

/** A numéro DE by itself: whatever the field, it is never said. */
const NUMERO_DE = /^\d{7}[0-9A-Z]$/;

const texte = (forme: RegExp) => (valeur: unknown) =>
  typeof valeur === 'string' && forme.test(valeur) && !NUMERO_DE.test(valeur) ? valeur : ECARTE;
const liste = (chacun: (valeur: unknown) => unknown) => (valeur: unknown) =>
  Array.isArray(valeur) ? valeur.slice(0, LISTE_MAX).map(chacun) : ECARTE;
const correlation = (valeur: unknown) => (typeof valeur === 'string' ? correlationDite(valeur) : ECARTE);

const DIRE: Readonly<Record<NatureDeChamp, (valeur: unknown) => unknown>> = {
  correlation,
  correlations: liste(correlation),
  code: texte(FORMES.code),
  route: texte(FORMES.route),
  id: texte(FORMES.id),
  ids: liste(texte(FORMES.id)),
  faille: texte(FORMES.faille),
  trace: liste(texte(FORMES.trace)),
  phrase: (valeur) => (typeof valeur === 'string' ? valeur.slice(0, 200) : ECARTE),
  nombre: (valeur) => (typeof valeur === 'number' ? valeur : ECARTE),
  reglages: (valeur) => valeur,
};

/**
 * The fields as they may be written: those of the list, in their form. The compiler has already seen to it; this is
 * for what it cannot see (values that came from outside, objects of a wider type).
 */
export function mettreEnForme(champs: Champs): Record<string, unknown> {
  const dits: Record<string, unknown> = {};
  for (const [nom, valeur] of Object.entries(champs))
    if (Object.hasOwn(CHAMPS, nom) && valeur !== undefined)
      dits[nom] = DIRE[CHAMPS[nom as NomDeChamp]](valeur);
  return dits;
}
