import type { Journal } from '#observability';
import type { RequeteGardee, RequeteRacontee } from './requete.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ENTETE_CORRELATION } from './correlation.js';

/** Called with each answer given, for the metrics. */
export type ObservateurDeReponse = (reponse: {
  methode: string;
  route: string;
  statut: number;
  secondes: number;
}) => void;

const ROUTE_INCONNUE = '(inconnue)';
const SANS_INTERET = new Set(['/health/live', '/health/ready', '/metrics']);

/** One line for each answer: the pattern of the route and never the address, which may hold anything. */
export function journaliserLesRequetes(
  instance: FastifyInstance,
  journal: Journal,
  observer: ObservateurDeReponse,
): void {
  instance.addHook('onRequest', (requete, reponse, fin) => {
    void reponse.header(ENTETE_CORRELATION, requete.id);
    fin();
  });
  instance.addHook('onResponse', (requete, reponse, fin) => {
    const route = requete.routeOptions.url ?? ROUTE_INCONNUE;
    const millisecondes = Math.round(reponse.elapsedTime * 10) / 10;
    observer({
      methode: requete.method,
      route,
      statut: reponse.statusCode,
      secondes: reponse.elapsedTime / 1_000,
    });
    journal[niveau(route, reponse)](
      {
        correlation: requete.id,
        methode: requete.method,
        route,
        statut: reponse.statusCode,
        millisecondes,
        ...acteur(requete),
        ...(requete as RequeteRacontee).recit,
      },
      'requête',
    );
    fin();
  });
}

function niveau(route: string, reponse: FastifyReply): 'debug' | 'info' {
  return SANS_INTERET.has(route) && reponse.statusCode < 400 ? 'debug' : 'info';
}

function acteur(requete: FastifyRequest): { acteur?: string } {
  const { identite } = requete as RequeteGardee;
  return identite ? { acteur: identite.acteur } : {};
}
