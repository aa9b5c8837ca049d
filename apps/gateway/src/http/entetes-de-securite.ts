import type { FastifyInstance } from 'fastify';

const COMMUNS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const DONNEES = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};
/** The documentation page: its own files, and the styles that Swagger UI writes in the page. */
const PAGE = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/** No answer is kept by a cache, framed, or guessed to be another type. */
export function proteger(instance: FastifyInstance): void {
  instance.addHook('onRequest', (requete, reponse, fin) => {
    const page = requete.routeOptions.url?.startsWith('/api/docs') ?? false;
    void reponse.headers({ ...COMMUNS, ...(page ? PAGE : DONNEES) });
    fin();
  });
}
