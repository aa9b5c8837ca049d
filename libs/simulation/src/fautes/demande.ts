import { TYPES_FAITS } from '#annexe7';
import { CorpsInvalide } from '../serveur/corps-json.js';
import { estNature, estPortee, NATURES, PORTEES, type Nature, type Portee } from './natures.js';

/** A fault as asked by `POST /admin/fautes`; every member but `nature` has a default. */
export interface DemandeDeFaute {
  nature: Nature;
  portees?: readonly Portee[];
  /** Share of the requests touched, 0 to 1. Default 1. */
  probabilite?: number;
  /** Times it strikes before it ends by itself. Default: without end. */
  nombre?: number;
  /** Life in milliseconds of real time. Default: without end. */
  dureeMs?: number;
  /** lenteur, goutte_a_goutte: delay. */
  delaiMs?: number;
  /** erreur, erreur_apres: 500 to 599. */
  statut?: number;
  /** quota, erreur: seconds announced by Retry-After; `null`: the header is absent. Default 1 for quota. */
  retryAfter?: number | null;
  /** Form of Retry-After. */
  forme?: 'secondes' | 'date' | 'absurde';
  /** rejet: code and sentence given, and the only short type refused (default: all). */
  code?: string;
  detail?: string;
  type?: string;
}

const FORMES: readonly unknown[] = ['secondes', 'date', 'absurde'];
const DELAI_MAXIMUM = 600_000;

/** Reads a fault asked over HTTP or by a test. Throws `CorpsInvalide` with a French sentence. */
export function lireDemande(brut: Record<string, unknown>): DemandeDeFaute {
  const { nature } = brut;
  if (!estNature(nature)) {
    throw new CorpsInvalide(`« nature » doit être l’une de : ${Object.keys(NATURES).join(', ')}.`);
  }
  return {
    nature,
    portees: lirePortees(brut['portees'] ?? brut['portee'], nature),
    probabilite: nombreEntre(brut, 'probabilite', 0, 1),
    nombre: nombreEntre(brut, 'nombre', 1, Number.MAX_SAFE_INTEGER),
    dureeMs: nombreEntre(brut, 'dureeMs', 1, Number.MAX_SAFE_INTEGER),
    delaiMs: nombreEntre(brut, 'delaiMs', 0, DELAI_MAXIMUM),
    statut: nombreEntre(brut, 'statut', 500, 599),
    retryAfter: brut['retryAfter'] === null ? null : nombreEntre(brut, 'retryAfter', 0, 1e9),
    forme: lireForme(brut['forme']),
    code: texte(brut, 'code'),
    detail: texte(brut, 'detail'),
    type: lireType(brut),
  };
}

function lirePortees(brut: unknown, nature: Nature): readonly Portee[] {
  if (brut === undefined) return NATURES[nature].portees;
  const liste: unknown[] = Array.isArray(brut) ? brut : [brut];
  if (liste.length > 0 && liste.every(estPortee)) return liste;
  throw new CorpsInvalide(`« portees » : une liste prise parmi ${PORTEES.join(', ')}.`);
}

function nombreEntre(
  brut: Record<string, unknown>,
  membre: string,
  minimum: number,
  maximum: number,
): number | undefined {
  const valeur = brut[membre];
  if (valeur === undefined) return undefined;
  if (typeof valeur === 'number' && valeur >= minimum && valeur <= maximum) return valeur;
  throw new CorpsInvalide(`« ${membre} » doit être un nombre de ${minimum} à ${maximum}.`);
}

function texte(brut: Record<string, unknown>, membre: string): string | undefined {
  const valeur = brut[membre];
  if (valeur === undefined || typeof valeur === 'string') return valeur;
  throw new CorpsInvalide(`« ${membre} » doit être un texte.`);
}

function lireForme(brut: unknown): DemandeDeFaute['forme'] {
  if (brut === undefined) return undefined;
  if (FORMES.includes(brut)) return brut as DemandeDeFaute['forme'];
  throw new CorpsInvalide('« forme » doit être secondes, date ou absurde.');
}

function lireType(brut: Record<string, unknown>): string | undefined {
  const type = texte(brut, 'type');
  if (type === undefined || (TYPES_FAITS as readonly string[]).includes(type)) return type;
  throw new CorpsInvalide('« type » doit être un type de fait, en forme courte.');
}
