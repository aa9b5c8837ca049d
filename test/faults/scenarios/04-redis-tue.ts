import { setTimeout as attendre } from 'node:timers/promises';
import type { Scenario } from './scenario.js';

/** Redis killed and started again empty, three times. */
export const REDIS_TUE: Scenario = {
  numero: '4',
  titre: 'Redis tué, sans persistance',
  files: ['redis'],
  async perturber({ essai }) {
    const fois = 3;
    for (let rang = 0; rang < fois; rang += 1) {
      await essai.ressources.redis?.tuer();
      await attendre(300);
      await essai.ressources.redis?.relancer();
      await attendre(700);
    }
    return { injections: fois };
  },
};

/** Redis away for less and for more than a worker waits for it: nobody has to be restarted. */
export const REDIS_ABSENT: Scenario = {
  numero: '5',
  titre: 'Redis absent 1, 8 et 25 s',
  files: ['redis'],
  debit: 40,
  async perturber({ essai, ampleur }) {
    const durees = ampleur === 'ci' ? [1, 8] : [1, 8, 25];
    for (const secondes of durees) {
      await essai.ressources.redis?.tuer();
      await attendre(secondes * 1_000);
      await essai.ressources.redis?.relancer();
      await attendre(1_500);
    }
    return { injections: durees.length };
  },
};
