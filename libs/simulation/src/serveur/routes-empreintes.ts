import type { FastifyInstance } from 'fastify';
import type { Vue } from '../magasin/empreintes.js';
import type { Contexte } from './contexte.js';
import { lireEntier, lireListe, lireObjet } from './corps-json.js';

const NOMBRE_DE_SEAUX = 4096;
const DEMANDEURS_MAXIMUM = 100;
const VUES: readonly { prefixe: string; vue: Vue }[] = [
  { prefixe: '/echanges', vue: 'dit' },
  { prefixe: '/echanges/declarations', vue: 'declare' },
];

/** X4.3. Digests and facts, of what the partner was told and, under /declarations, of what it states. */
export function routesEmpreintes(serveur: FastifyInstance, { empreintes }: Contexte): void {
  for (const { prefixe, vue } of VUES) {
    serveur.get(`${prefixe}/empreintes`, () => ({
      seaux: NOMBRE_DE_SEAUX,
      empreintes: empreintes.seaux(vue),
    }));

    serveur.get<{ Params: { seau: string } }>(`${prefixe}/empreintes/:seau`, (requete) =>
      empreintes.duSeau(vue, lireEntier(requete.params.seau, 0, 0, NOMBRE_DE_SEAUX - 1)),
    );

    serveur.post(`${prefixe}/faits`, (requete, reply) => {
      const demandeurs = lireListe(lireObjet(requete), 'demandeurs', DEMANDEURS_MAXIMUM);
      const dossiers = demandeurs.map(
        (demandeur) =>
          `{"demandeur":${JSON.stringify(demandeur)},"faits":[${empreintes.faits(vue, demandeur).join(',')}]}`,
      );
      return reply.header('content-type', 'application/json; charset=utf-8').send(`[${dossiers.join(',')}]`);
    });
  }
}
