import { Redis } from 'ioredis';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Scenario } from './scenario.js';

/** FLUSHALL, several times, while messages come: bells and BullMQ's own schedules vanish without a word. */
export const REDIS_VIDE: Scenario = {
  numero: '3',
  titre: 'FLUSHALL en plein travail',
  files: ['redis'],
  ci: 'redis',
  async perturber({ essai }) {
    const client = new Redis(essai.ressources.redis?.url ?? '');
    const fois = 5;
    for (let rang = 0; rang < fois; rang += 1) {
      await client.flushall();
      await attendre(400);
    }
    client.disconnect();
    return { injections: fois };
  },
};
