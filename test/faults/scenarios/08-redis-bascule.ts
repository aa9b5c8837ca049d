import { Redis } from 'ioredis';
import { setTimeout as attendre } from 'node:timers/promises';
import { demarrerRedis } from '../../serveur-redis.js';
import type { Scenario } from './scenario.js';

/** A replica that lags is promoted after the primary was killed: what it had not received is lost to the queue. */
export const REDIS_BASCULE: Scenario = {
  numero: '8',
  titre: 'Redis : bascule sur une réplique en retard',
  files: ['redis'],
  async perturber({ essai }) {
    const primaire = essai.ressources.redis;
    if (primaire === undefined) throw new Error('unreachable: this scenario is for Redis');
    const { hostname, port } = new URL(primaire.url);
    const replique = await demarrerRedis(['--replicaof', hostname, port]);
    await attendre(1_000);
    replique.geler();
    await attendre(500);
    await primaire.tuer();
    replique.degeler();
    const client = new Redis(replique.url);
    await client.replicaof('NO', 'ONE');
    client.disconnect();
    essai.ressources.redis = replique;
    for (const relais of essai.relais('redis')) relais.couper();
    return { injections: 1 };
  },
};
