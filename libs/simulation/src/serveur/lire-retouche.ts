import { TYPES_FAITS } from '#annexe7';
import type { Retouche } from '../magasin/retouches.js';
import { CorpsInvalide } from './corps-json.js';

const SEQUENCE = /^\d{10}$/;
const TYPES: ReadonlySet<string> = new Set(TYPES_FAITS);

/** Reads `POST /admin/alterer`: one alteration of what the partner was told (default) or states. */
export function lireRetouche(corps: Record<string, unknown>): Retouche {
  const { vue = 'dit', demandeur, cle, perdre, sequence, data } = corps;
  if (vue !== 'dit' && vue !== 'declare')
    throw new CorpsInvalide('« vue » doit être « dit » ou « declare ».');
  if (typeof demandeur !== 'string') throw new CorpsInvalide('« demandeur » doit être un texte.');
  if (typeof cle !== 'string' || !TYPES.has(cle.slice(0, cle.indexOf('/'))))
    throw new CorpsInvalide('« cle » doit commencer par un type de fait et une barre oblique.');
  if (perdre === true) return { vue, demandeur, cle, perdre };
  if (sequence !== undefined && (typeof sequence !== 'string' || !SEQUENCE.test(sequence)))
    throw new CorpsInvalide('« sequence » doit porter dix chiffres.');
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data)))
    throw new CorpsInvalide('« data » doit être un objet.');
  if (sequence === undefined && data === undefined)
    throw new CorpsInvalide('Une altération porte « perdre », « sequence » ou « data ».');
  return { vue, demandeur, cle, sequence, data: data as Record<string, unknown> | undefined };
}
