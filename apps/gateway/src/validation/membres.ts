import { estDateCivile } from '#annexe7';
import { instantDe } from '#contract';
import { applyDecorators } from '@nestjs/common';
import { declarer, transformerTexte, type Declaration } from './declarer.js';

export const FORME_COTRAITANCE = /^[A-Z0-9-]{4,32}$/;
const FORME_STRUCTURE = /^(\d{5}|2[AB]\d{3})S\d{2}$/;
const FORME_DEMANDEUR = /^\d{7}[0-9A-Z]$/;
export const FORME_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function forme(
  nom: string,
  attendu: string,
  motif: RegExp,
  declaration: Declaration,
): PropertyDecorator {
  return declarer(
    nom,
    attendu,
    (valeur) => typeof valeur === 'string' && motif.test(valeur),
    { type: String, pattern: motif.source },
    declaration,
  );
}

/** A real civil day, `YYYY-MM-DD`, years 1900 to 2100 (X2). */
export function Jour(declaration: Declaration): PropertyDecorator {
  return declarer(
    'jour',
    'Donnez un jour réel au format AAAA-MM-JJ, de 1900 à 2100.',
    (valeur) =>
      typeof valeur === 'string' && estDateCivile(valeur) && valeur >= '1900-01-01' && valeur <= '2100-12-31',
    { type: String, format: 'date' },
    { exemple: '2010-09-01', ...declaration },
  );
}

/** RFC 3339, offset required. A `+` that an unencoded query turned into a space is read as what was meant. */
export function Instant(declaration: Declaration): PropertyDecorator {
  return applyDecorators(
    transformerTexte((texte) => texte.replace(/ (?=\d{2}:\d{2}$)/, '+')),
    declarer(
      'instant',
      'Donnez un instant RFC 3339 avec son décalage, de 1900 à 2100, par exemple 2010-09-01T08:30:00+02:00 (encodez le « + » en %2B).',
      (valeur) => typeof valeur === 'string' && lireInstant(valeur) !== undefined,
      { type: String, format: 'date-time' },
      declaration,
    ),
  );
}

/** The instant that a checked text names; undefined for any other text. */
export function lireInstant(texte: string): Date | undefined {
  try {
    return instantDe(texte);
  } catch (erreur) {
    if (erreur instanceof RangeError) return undefined;
    throw erreur;
  }
}

export function Cotraitance(declaration: Declaration): PropertyDecorator {
  return forme(
    'cotraitance',
    'Un numéro de cotraitance compte 4 à 32 caractères parmi A-Z, 0-9 et le tiret.',
    FORME_COTRAITANCE,
    declaration,
  );
}

export function CodeStructure(declaration: Declaration): PropertyDecorator {
  return forme(
    'structure',
    'Donnez le code de la structure : code INSEE de la commune du siège, S, deux chiffres.',
    FORME_STRUCTURE,
    {
      exemple: '75056S01',
      ...declaration,
    },
  );
}

/** Only ever in a body: a numéro DE never stands in a URL (X5). */
export function NumeroDemandeur(declaration: Declaration): PropertyDecorator {
  return forme(
    'demandeur',
    'Donnez le numéro de demandeur d’emploi : sept chiffres puis un chiffre ou une lettre majuscule.',
    FORME_DEMANDEUR,
    declaration,
  );
}

export function Identifiant(declaration: Declaration): PropertyDecorator {
  return forme('uuid', 'Donnez un identifiant sous la forme d’un UUID.', FORME_UUID, declaration);
}

/** Ten digits (X1). */
export function Sequence(declaration: Declaration): PropertyDecorator {
  return forme(
    'sequence',
    'Donnez la séquence en dix chiffres, par exemple 0000000003.',
    /^\d{10}$/,
    declaration,
  );
}

/** Opaque, as a list of failures gives it. */
export function GroupeDEchecs(declaration: Declaration): PropertyDecorator {
  return forme('groupe', 'Donnez le groupe tel que GET /api/echecs le donne.', /^[0-9a-f]{16}$/, declaration);
}

/** Of écarts, as their readings give it. */
export function EmpreinteDEcarts(declaration: Declaration): PropertyDecorator {
  return forme(
    'empreinte',
    'Donnez l’empreinte telle que la lecture de l’écart ou du groupe la donne.',
    /^[0-9a-f]{16}$/,
    declaration,
  );
}

export function Parmi(valeurs: readonly string[], declaration: Declaration): PropertyDecorator {
  return declarer(
    'parmi',
    `Donnez l’une des valeurs : ${valeurs.join(', ')}.`,
    (valeur) => typeof valeur === 'string' && valeurs.includes(valeur),
    { type: String, enum: [...valeurs] },
    declaration,
  );
}

/** `true` or `false`, as JSON has them. */
export function OuiNon(declaration: Declaration): PropertyDecorator {
  return declarer(
    'booleen',
    'Donnez true ou false.',
    (valeur) => typeof valeur === 'boolean',
    { type: Boolean },
    declaration,
  );
}

/** Opaque position given with the previous page. */
export function Curseur(declaration: Declaration): PropertyDecorator {
  return forme(
    'curseur',
    'Donnez le curseur reçu avec la page précédente, tel quel.',
    /^[A-Za-z0-9_-]{1,400}$/,
    declaration,
  );
}

/** A code in capitals, as refusals have them. */
export function CodeEnMajuscules(declaration: Declaration): PropertyDecorator {
  return forme(
    'code',
    'Donnez un code en capitales, par exemple SCHEMA_INVALIDE.',
    /^[A-Z0-9_]{1,64}$/,
    declaration,
  );
}

/** Lines of a page; digits of a query are read as a number. */
export function Limite(maximum: number, declaration: Declaration): PropertyDecorator {
  return applyDecorators(
    transformerTexte((texte) => (/^\d{1,5}$/.test(texte) ? Number(texte) : texte)),
    declarer(
      'limite',
      `Donnez un nombre entier de 1 à ${maximum}.`,
      (valeur) => typeof valeur === 'number' && Number.isInteger(valeur) && valeur >= 1 && valeur <= maximum,
      { type: 'integer', minimum: 1, maximum },
      declaration,
    ),
  );
}
