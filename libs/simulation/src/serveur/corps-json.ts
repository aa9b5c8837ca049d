import type { FastifyRequest } from 'fastify';

/** A body that is not what the route asks: a 400 problem. */
export class CorpsInvalide extends Error {
  readonly statusCode = 400;
}

/** The JSON object (or array) of a request whose body was kept as bytes. An empty body is an empty object. */
export function lireJson(requete: FastifyRequest): unknown {
  const octets = requete.body;
  if (!Buffer.isBuffer(octets) || octets.length === 0) return {};
  try {
    return JSON.parse(octets.toString('utf8')) as unknown;
  } catch {
    throw new CorpsInvalide("Le corps n'est pas du JSON.");
  }
}

/** The object of a request; any other JSON value is refused. */
export function lireObjet(requete: FastifyRequest): Record<string, unknown> {
  const corps = lireJson(requete);
  if (typeof corps !== 'object' || corps === null || Array.isArray(corps)) {
    throw new CorpsInvalide('Le corps doit être un objet JSON.');
  }
  return corps as Record<string, unknown>;
}

/** A member that must be a list of at most `maximum` texts; repeated ones are given once. */
export function lireListe(objet: Record<string, unknown>, membre: string, maximum: number): string[] {
  const liste = objet[membre];
  const juste =
    Array.isArray(liste) && liste.every((element): element is string => typeof element === 'string');
  if (!juste) throw new CorpsInvalide(`« ${membre} » doit être une liste de textes.`);
  if (liste.length > maximum) throw new CorpsInvalide(`« ${membre} » porte au plus ${maximum} éléments.`);
  return [...new Set(liste)];
}

/** A whole number of the query string between bounds; the default when it is absent. */
export function lireEntier(
  texte: string | undefined,
  defaut: number,
  minimum: number,
  maximum: number,
): number {
  if (texte === undefined) return defaut;
  const nombre = /^\d{1,15}$/.test(texte) ? Number(texte) : NaN;
  if (!(nombre >= minimum && nombre <= maximum)) {
    throw new CorpsInvalide(`Un entier de ${minimum} à ${maximum} est attendu.`);
  }
  return nombre;
}
