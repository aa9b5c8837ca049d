import { estDateCivile, type DateCivile } from '#annexe7';
import type { AEnoncer } from '../magasin/enonces.js';
import { CorpsInvalide } from './corps-json.js';

const FAITS_MAXIMUM = 1_000;

/**
 * Reads the facts of `POST /admin/enoncer`: one object or a list. Nothing is checked against X2, on purpose: a partner
 * can be made to state something wrong. `jour` (or `date`) is the business day, by default the partner's own.
 */
export function lireFaitsAEnoncer(corps: unknown, aujourdhui: DateCivile): AEnoncer[] {
  const liste: unknown[] = Array.isArray(corps) ? corps : [corps];
  if (liste.length === 0 || liste.length > FAITS_MAXIMUM) {
    throw new CorpsInvalide(`De 1 à ${FAITS_MAXIMUM} faits sont attendus.`);
  }
  return liste.map((fait) => lireFait(fait, aujourdhui));
}

function lireFait(brut: unknown, aujourdhui: DateCivile): AEnoncer {
  if (!estObjet(brut) || typeof brut['type'] !== 'string' || !estObjet(brut['data'])) {
    throw new CorpsInvalide('Un fait porte au moins « type » (forme courte) et « data » (objet).');
  }
  const { type, data } = brut as { type: string; data: Record<string, unknown> };
  const jour = brut['jour'] ?? brut['date'] ?? aujourdhui;
  if (typeof jour !== 'string' || !estDateCivile(jour)) {
    throw new CorpsInvalide('« jour » doit être une date AAAA-MM-JJ.');
  }
  const attributs = estObjet(brut['attributs']) ? brut['attributs'] : undefined;
  return {
    type: type.replace(/^fr\.dude\.(.+)\.v1$/, '$1'),
    data,
    jour,
    sequence: texte(brut, 'sequence'),
    id: texte(brut, 'id'),
    time: texte(brut, 'time'),
    attributs,
  };
}

function estObjet(valeur: unknown): valeur is Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}

function texte(brut: Record<string, unknown>, membre: string): string | undefined {
  const valeur = brut[membre];
  if (valeur === undefined || typeof valeur === 'string') return valeur;
  throw new CorpsInvalide(`« ${membre} » doit être un texte.`);
}
