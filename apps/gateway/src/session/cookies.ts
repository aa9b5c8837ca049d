import '@fastify/cookie';
import { COOKIE_DE_SESSION, DUREES } from '#access';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Of the browser that has gone to sign in. */
export const COOKIE_DE_CONNEXION = '__Host-passerelle-connexion';

/** Lax, and not strict: the provider sends the browser back from another site. */
const ATTRIBUTS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** Ends with the browser at the latest; the server ends it before. */
export function poserLaSession(reponse: FastifyReply, cookie: string): void {
  void reponse.setCookie(COOKIE_DE_SESSION, cookie, ATTRIBUTS);
}

export function poserLaConnexion(reponse: FastifyReply, cookie: string): void {
  void reponse.setCookie(COOKIE_DE_CONNEXION, cookie, { ...ATTRIBUTS, maxAge: DUREES.connexionS });
}

export function oublier(reponse: FastifyReply, nom: string): void {
  void reponse.setCookie(nom, '', { ...ATTRIBUTS, maxAge: 0 });
}

export function cookieDe(requete: FastifyRequest, nom: string): string | undefined {
  return requete.cookies[nom];
}
