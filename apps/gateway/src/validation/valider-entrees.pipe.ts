import { ProblemeHttp } from '#access';
import { ArgumentMetadata, Injectable, PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';

/** One thing to correct (RFC 9457): where, and what to write. The value itself is never repeated. */
export interface Correction {
  /** JSON pointer inside the body. */
  pointeur?: string;
  /** Name of a parameter of the address. */
  parametre?: string;
  detail: string;
}

const SANS_SCHEMA = new Set<unknown>([String, Number, Boolean, Array, Object, undefined]);
/** Other names come from the caller and may hold anything: they are not repeated. */
const NOM_ORDINAIRE = /^[A-Za-z]{1,32}$/;
const MEMBRE_INCONNU = 'whitelistValidation';

/** Validates every input against its class; unknown members are refused, so that a typing error never passes for a filter. */
@Injectable()
export class ValiderEntrees implements PipeTransform {
  async transform(valeur: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (SANS_SCHEMA.has(metatype) || type === 'custom') return valeur;
    const corps = type === 'body';
    if (corps && valeur !== undefined && !estObjet(valeur)) {
      throw refuser([{ pointeur: '', detail: 'Le corps doit être un objet JSON.' }]);
    }
    const entree = plainToInstance(metatype as Type<object>, valeur ?? {});
    return controler(entree, corps);
  }
}

/**
 * An object against its class, where the class is known only once another member has been read.
 * @param racine JSON pointer to it
 * @throws ProblemeHttp 400
 */
export async function valider<T extends object>(classe: Type<T>, valeur: object, racine: string): Promise<T> {
  return controler(plainToInstance(classe, valeur), true, racine);
}

async function controler<T extends object>(entree: T, corps: boolean, racine = ''): Promise<T> {
  const fautes = await validate(entree, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
  });
  if (fautes.length > 0) throw refuser(fautes.flatMap((faute) => corrections(faute, corps, racine)));
  return entree;
}

/** The faults of a member, or of the members of the object that it holds. */
function corrections(faute: ValidationError, corps: boolean, racine = ''): Correction[] {
  const { property, children = [] } = faute;
  if (children.length === 0) return [correction(faute, corps, racine)];
  return children.flatMap((enfant) => corrections(enfant, corps, `${racine}/${property}`));
}

function correction(
  { property, constraints = {} }: ValidationError,
  corps: boolean,
  racine: string,
): Correction {
  const [contrainte, attendu = ''] = Object.entries(constraints)[0] ?? [];
  const detail =
    contrainte === MEMBRE_INCONNU
      ? corps
        ? 'Ce membre n’est pas connu : retirez-le.'
        : 'Ce paramètre n’est pas connu : retirez-le. Une recherche par personne se fait par POST, sur /api/messages/recherche ou /api/ecarts/recherche.'
      : attendu;
  const nom = NOM_ORDINAIRE.test(property) ? property : '(illisible)';
  return corps ? { pointeur: `${racine}/${nom}`, detail } : { parametre: nom, detail };
}

/** The problem that says what to correct and where. */
export function refuser(erreurs: Correction[]): ProblemeHttp {
  const [premiere] = erreurs;
  return new ProblemeHttp(400, 'ENTREE_INVALIDE', premiere?.detail ?? 'Cette demande est incorrecte.', {
    membres: { ...(premiere?.pointeur === undefined ? {} : { pointeur: premiere.pointeur }), erreurs },
  });
}

function estObjet(valeur: unknown): boolean {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}
