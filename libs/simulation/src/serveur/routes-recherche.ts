import { estDateCivile } from '#annexe7';
import type { FastifyInstance } from 'fastify';
import { compterParJour } from '../magasin/comptes.js';
import type { Contexte } from './contexte.js';
import { CorpsInvalide, lireListe, lireObjet } from './corps-json.js';

const IDS_MAXIMUM = 500;

/** X4.4 the fate of what the gateway sent; X4.5 what was counted on a day. */
export function routesRecherche(serveur: FastifyInstance, { dits, magasin }: Contexte): void {
  serveur.post('/echanges/evenements/recherche', (requete) =>
    dits.sorts(lireListe(lireObjet(requete), 'ids', IDS_MAXIMUM)),
  );

  serveur.get<{ Querystring: { jour?: string } }>('/echanges/bilan', (requete) => {
    const { jour } = requete.query;
    if (jour === undefined || !estDateCivile(jour))
      throw new CorpsInvalide('« jour » doit être une date AAAA-MM-JJ.');
    return compterParJour(magasin, jour);
  });
}
