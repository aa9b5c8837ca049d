/** A JSON Schema, as plain data. */
export type SchemaJson = Readonly<Record<string, unknown>>;

/**
 * The rule of one value on the wire: what is expected (in French, a noun phrase that ends a sentence), the
 * check, and the JSON Schema that says the same. Both come from the same parameters, so they cannot differ.
 */
export interface Forme {
  readonly attendu: string;
  readonly schema: SchemaJson;
  accepte(valeur: unknown): boolean;
  /** Says more of a refused value than its class, without ever showing it. */
  nuance?(valeur: unknown): string | undefined;
  /** For a list that is refused: index and rule of its first wrong element. */
  fautif?(valeur: unknown): { rang: number; forme: Forme } | undefined;
}

interface ReglesDeTexte {
  attendu: string;
  motif?: RegExp;
  /** In characters (Unicode code points, as JSON Schema counts them). */
  min?: number;
  max?: number;
  format?: string;
  nuance?: (texte: string) => string | undefined;
}

/** What PostgreSQL can hold in a text or a jsonb: neither U+0000 nor a lone surrogate. */
const STOCKABLE = /^[^\0\p{Cs}]*$/u;

/** A text: its pattern (any storable text by default) and its length. */
export function texte({ attendu, motif = STOCKABLE, min, max, format, nuance }: ReglesDeTexte): Forme {
  return {
    attendu,
    schema: {
      type: 'string',
      ...(format === undefined ? {} : { format }),
      pattern: motif.source,
      ...(min === undefined ? {} : { minLength: min }),
      ...(max === undefined ? {} : { maxLength: max }),
    },
    accepte: (valeur) =>
      typeof valeur === 'string' && aLaLongueur(valeur, min ?? 0, max ?? Infinity) && motif.test(valeur),
    nuance: (valeur) => {
      if (typeof valeur !== 'string') return undefined;
      return STOCKABLE.test(valeur)
        ? nuance?.(valeur)
        : 'un texte contenant U+0000 ou un demi-caractère isolé';
    },
  };
}

/** One of a closed list of texts. */
export function choix<T extends string>(valeurs: readonly T[]): Forme {
  const admises: ReadonlySet<unknown> = new Set(valeurs);
  const noms = valeurs.map((valeur) => `« ${valeur} »`);
  return {
    attendu: noms.length === 1 ? noms.join() : `l’une des valeurs ${noms.join(', ')}`,
    schema: noms.length === 1 ? { const: valeurs[0] } : { type: 'string', enum: [...valeurs] },
    accepte: (valeur) => admises.has(valeur),
    nuance: (valeur) => (typeof valeur === 'string' ? 'un texte hors de cette liste' : undefined),
  };
}

/** An integer that JSON numbers hold exactly. */
export function entier(min: number, max: number = Number.MAX_SAFE_INTEGER): Forme {
  return {
    attendu:
      max === Number.MAX_SAFE_INTEGER
        ? `un nombre entier, au moins ${min}`
        : `un nombre entier de ${min} à ${max}`,
    schema: { type: 'integer', minimum: min, maximum: max },
    accepte: (valeur) => Number.isInteger(valeur) && (valeur as number) >= min && (valeur as number) <= max,
    nuance: (valeur) => (Number.isInteger(valeur) ? 'un nombre entier hors de ces bornes' : undefined),
  };
}

/** `true` or `false`, nothing that looks like it. */
export const BOOLEEN: Forme = {
  attendu: 'un booléen (true ou false)',
  schema: { type: 'boolean' },
  accepte: (valeur) => typeof valeur === 'boolean',
};

/** Only ever `true` (X2, `annule`). */
export const VRAI: Forme = {
  attendu: 'le booléen true (retirez le membre s’il n’a pas lieu d’être)',
  schema: { const: true },
  accepte: (valeur) => valeur === true,
};

/** A JSON object; what it holds is judged member by member. */
export const OBJET: Forme = {
  attendu: 'un objet',
  schema: { type: 'object' },
  accepte: estObjet,
};

/** Anything; judged elsewhere. */
export const TOUT: Forme = { attendu: 'une valeur', schema: {}, accepte: () => true };

/** An object whose every member is a count. */
export function comptes(attendu: string): Forme {
  const compte = entier(0);
  return {
    attendu,
    schema: { type: 'object', additionalProperties: compte.schema },
    accepte: (valeur) => estObjet(valeur) && Object.values(valeur).every((un) => compte.accepte(un)),
  };
}

/** Either of two rules. */
export function lUnOuLAutre(attendu: string, une: Forme, autre: Forme): Forme {
  return {
    attendu,
    schema: { anyOf: [une.schema, autre.schema] },
    accepte: (valeur) => une.accepte(valeur) || autre.accepte(valeur),
    nuance: (valeur) => (typeof valeur === 'string' ? 'un texte d’une autre forme' : undefined),
  };
}

/** A list of `min` to `max` elements of one form. */
export function liste(attendu: string, element: Forme, min: number, max = Infinity): Forme {
  return {
    attendu,
    schema: {
      type: 'array',
      items: element.schema,
      ...(min === 0 ? {} : { minItems: min }),
      ...(max === Infinity ? {} : { maxItems: max }),
    },
    accepte: (valeur) =>
      Array.isArray(valeur) &&
      valeur.length >= min &&
      valeur.length <= max &&
      valeur.every((un) => element.accepte(un)),
    fautif: (valeur) => {
      if (!Array.isArray(valeur)) return undefined;
      const rang = valeur.findIndex((un) => !element.accepte(un));
      return rang === -1 ? undefined : { rang, forme: element };
    },
  };
}

/** True for a JSON object: neither null nor a list. */
export function estObjet(valeur: unknown): valeur is Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}

/** `length` counts UTF-16 units: never less than the characters, at most twice as many. */
function aLaLongueur(valeur: string, min: number, max: number): boolean {
  if (valeur.length < min || valeur.length > 2 * max) return false;
  if (valeur.length <= max && valeur.length >= 2 * min) return true;
  let caracteres = 0;
  for (const caractere of valeur) caracteres += caractere.length > 0 ? 1 : 0;
  return caracteres >= min && caracteres <= max;
}
