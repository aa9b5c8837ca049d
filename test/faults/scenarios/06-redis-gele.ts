import { Redis } from 'ioredis';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Essai } from '../essai.js';
import { manque, type Manquement } from '../invariants/manquement.js';
import type { Scenario } from './scenario.js';

/** The door does not wait for the queue: 99 webhooks of 100 are answered within a second. */
const P99_MS = 1_000;
const DUREE_MS = 6_000;

export const REDIS_GELE: Scenario = {
  numero: '6',
  titre: 'Redis gelé',
  files: ['redis'],
  debit: 120,
  async perturber({ essai }) {
    essai.emetteur.latencesMs.length = 0;
    essai.ressources.redis?.geler();
    await attendre(DUREE_MS);
    const manquements = porteLente(essai);
    essai.ressources.redis?.degeler();
    return { injections: 1, manquements };
  },
};

/** Redis full: it refuses what is added; the door goes on, the sweeps find the work. */
export const REDIS_PLEIN: Scenario = {
  numero: '7',
  titre: 'Redis plein',
  files: ['redis'],
  debit: 120,
  async perturber({ essai }) {
    const client = new Redis(essai.ressources.redis?.url ?? '');
    essai.emetteur.latencesMs.length = 0;
    await client.config('SET', 'maxmemory', '1');
    await attendre(DUREE_MS);
    const pasPrises = [...essai.emetteur.statuts.keys()].filter((statut) => statut !== '202');
    const manquements = [...porteLente(essai), ...manque('propre', 'réponses autres que 202', pasPrises)];
    await client.config('SET', 'maxmemory', '0');
    client.disconnect();
    return { injections: 1, manquements };
  },
};

function porteLente({ emetteur }: Essai): Manquement[] {
  const latences = [...emetteur.latencesMs].sort((une, autre) => une - autre);
  const p99 = latences[Math.floor(latences.length * 0.99)] ?? Infinity;
  return p99 < P99_MS ? [] : manque('propre', 'ms de p99 à la porte', [p99.toFixed(0)]);
}
