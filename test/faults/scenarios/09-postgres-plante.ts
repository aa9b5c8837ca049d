import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** Longest time from the restart to the first webhook taken again, ms. */
const REPRISE_MS = 5_000;

/** The server ends as in a crash and starts again: nothing acknowledged is lost, nobody has to be restarted. */
export const POSTGRES_PLANTE: Scenario = {
  numero: '9',
  titre: 'PostgreSQL planté puis relancé',
  files: LES_DEUX,
  ci: 'redis',
  async perturber({ essai, ampleur }) {
    const { cluster } = essai.ressources;
    const fois = ampleur === 'ci' ? 1 : 2;
    const lentes: string[] = [];
    for (let rang = 0; rang < fois; rang += 1) {
      cluster.planter();
      await attendre(1_500);
      await cluster.relancer();
      const debut = performance.now();
      const acquittes = essai.emetteur.accuses.webhooks.size;
      while (essai.emetteur.accuses.webhooks.size === acquittes && performance.now() - debut < 2 * REPRISE_MS)
        await attendre(20);
      const ms = performance.now() - debut;
      if (ms > REPRISE_MS) lentes.push(`${Math.round(ms)} ms`);
      await attendre(500);
    }
    return { injections: fois, manquements: manque('propre', 'reprise en plus de 5 s', lentes) };
  },
};
