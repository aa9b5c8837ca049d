import type { FastifyInstance } from 'fastify';
import type { Contexte } from './contexte.js';
import { lireEntier } from './corps-json.js';
import { repondreProbleme } from './problemes.js';

const LIMITE_PAR_DEFAUT = 500;
const LIMITE_MAXIMALE = 1000;

/** X4.1. What the partner states, oldest first, by pages. */
export function routesChangements(serveur: FastifyInstance, { enonces, curseurs, fautes }: Contexte): void {
  serveur.get<{ Querystring: { curseur?: string; limite?: string } }>(
    '/echanges/changements',
    (requete, reply) => {
      const limite = lireEntier(requete.query.limite, LIMITE_PAR_DEFAUT, 1, LIMITE_MAXIMALE);
      const { curseur } = requete.query;
      const depuis = curseur === undefined || curseur === '' ? 0 : curseurs.lire(curseur);
      if (depuis === undefined) {
        return repondreProbleme(
          reply,
          410,
          'CURSEUR_INCONNU',
          'Ce curseur n’est plus connu : relire depuis le début.',
        );
      }
      const trouves = fautes.estSilencieux('changements') ? [] : enonces.apres(depuis, limite + 1);
      const page = trouves.slice(0, limite);
      const suivant = curseurs.emettre(page.at(-1)?.rang ?? depuis);
      const evenements = page.map(({ corps }) => corps).join(',');
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .send(`{"evenements":[${evenements}],"curseur":"${suivant}","suite":${trouves.length > limite}}`);
    },
  );
}
