import { setTimeout as attendre } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { repondreProbleme } from '../serveur/problemes.js';
import { alterer } from './alterations.js';
import type { Faute, Fautes, Tirage } from './fautes.js';
import { porteeDe } from './natures.js';

const DELAI_PAR_DEFAUT = 2_000;

declare module 'fastify' {
  interface FastifyRequest {
    tirage?: Tirage;
  }
}

/** Grafts the faults on the routes of the contract; /admin and /health are never touched. */
export function grefferFautes(serveur: FastifyInstance, fautes: Fautes): void {
  serveur.decorateRequest('tirage', undefined);

  serveur.addHook('onRequest', async (requete, reply) => {
    const portee = porteeDe(requete.url);
    if (portee === undefined) return;
    requete.tirage = fautes.tirer(portee);
    if (requete.tirage.avant !== undefined) await frapperAvant(requete.tirage.avant, requete, reply);
  });

  serveur.addHook('onSend', async (requete, reply, charge) => {
    const faute = requete.tirage?.apres;
    if (faute === undefined || typeof charge !== 'string') return charge;
    return alterer(faute, requete, reply, charge);
  });
}

async function frapperAvant(faute: Faute, requete: FastifyRequest, reply: FastifyReply): Promise<void> {
  switch (faute.nature) {
    case 'lenteur':
      await attendre(faute.delaiMs ?? DELAI_PAR_DEFAUT);
      return;
    case 'quota':
      annoncerReprise(reply, { ...faute, retryAfter: faute.retryAfter === undefined ? 1 : faute.retryAfter });
      await repondreProbleme(reply, 429, 'QUOTA_DEPASSE', 'Trop de requêtes (faute posée à la demande).');
      return;
    case 'erreur':
      annoncerReprise(reply, faute);
      await repondreProbleme(reply, faute.statut ?? 503, 'PANNE_SIMULEE', 'Erreur posée à la demande.');
      return;
    case 'jeton_refuse':
      await reply.code(401).send({ error: 'invalid_client' });
      return;
    case 'jeton_expire':
      void reply.header('www-authenticate', 'Bearer error="invalid_token"');
      await repondreProbleme(reply, 401, 'JETON_INVALIDE', 'Jeton expiré (faute posée à la demande).');
      return;
    case 'non_offert':
      await repondreProbleme(reply, 404, 'NON_OFFERT', 'Route non offerte (faute posée à la demande).');
      return;
    case 'redirection':
      await reply.code(302).header('location', 'http://127.0.0.1:9/ailleurs').send('');
      return;
    default:
      reply.hijack();
      requete.raw.socket.destroy();
  }
}

function annoncerReprise(reply: FastifyReply, { retryAfter, forme }: Faute): void {
  if (retryAfter === undefined || retryAfter === null) return;
  if (forme === 'absurde') void reply.header('retry-after', 'demain');
  else if (forme === 'date')
    void reply.header('retry-after', new Date(Date.now() + retryAfter * 1000).toUTCString());
  else void reply.header('retry-after', String(retryAfter));
}
