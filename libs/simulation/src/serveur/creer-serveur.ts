import Fastify, { type FastifyInstance } from 'fastify';
import { grefferFautes } from '../fautes/greffe.js';
import type { Contexte } from './contexte.js';
import { installerProblemes } from './problemes.js';
import { exigerJeton, routeJeton } from './route-jeton.js';
import { routesAdmin } from './routes-admin.js';
import { routesAdminDit } from './routes-admin-dit.js';
import { routesAdminFautes } from './routes-admin-fautes.js';
import { routesChangements } from './routes-changements.js';
import { routesEmpreintes } from './routes-empreintes.js';
import { routesFlux } from './routes-flux.js';
import { routesRecherche } from './routes-recherche.js';

const TAILLE_MAXIMALE = 5 * 1024 * 1024;

/** A partner's HTTP server: the contract (X4) behind a token, its administration, its health. */
export function creerServeur(contexte: Contexte, journal: boolean): FastifyInstance {
  const serveur = Fastify({
    logger: journal ? { level: 'warn' } : false,
    bodyLimit: TAILLE_MAXIMALE,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  serveur.removeAllContentTypeParsers();
  serveur.addContentTypeParser('*', { parseAs: 'buffer' }, (_requete, octets, fait) => fait(null, octets));
  installerProblemes(serveur);
  grefferFautes(serveur, contexte.fautes);

  for (const chemin of ['/health/live', '/health/ready']) serveur.get(chemin, () => ({ statut: 'ok' }));
  routeJeton(serveur, contexte);
  routesAdmin(serveur, contexte);
  routesAdminDit(serveur, contexte);
  routesAdminFautes(serveur, contexte);
  void serveur.register((echanges, _options, fait) => {
    echanges.addHook('onRequest', exigerJeton(contexte));
    routesChangements(echanges, contexte);
    routesFlux(echanges, contexte);
    routesEmpreintes(echanges, contexte);
    routesRecherche(echanges, contexte);
    fait();
  });
  return serveur;
}
