import { setTimeout as attendre } from 'node:timers/promises';
import type { Point } from '../relais/pieges.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** Longer than any lease. */
const GEL_MS = 20_000;

const POINTS: readonly Point[] = [
  { genre: 'dire_gide', moment: 'avant' },
  { genre: 'appliquer', moment: 'avant' },
  { genre: 'dire_parcours3', moment: 'pendant' },
  { genre: 'prendre_envoi', moment: 'apres' },
];

/** SIGSTOP of the worker that stands at a point, its bytes held on the way, SIGCONT once its lease is over. */
export const WORKER_GELE: Scenario = {
  numero: '2',
  titre: 'worker gelé au-delà de son bail',
  files: LES_DEUX,
  rangee: 'patiente',
  montage: { workers: 2, tranches: 4 },
  debit: 60,
  async perturber({ essai, ampleur, encore }) {
    const points = ampleur === 'complete' ? [...POINTS, ...POINTS] : POINTS.slice(0, 3);
    for (const point of points) {
      const reveil = new Promise<void>((resoudre) => {
        essai.pieges.armer({
          ...point,
          async agir(processus) {
            const { superviseur } = essai.poste(processus);
            superviseur.geler();
            await attendre(GEL_MS);
            superviseur.degeler();
            resoudre();
            return 'laisser' as const;
          },
        });
      });
      // Something to take at that point, and for the others to take over meanwhile.
      await encore(150, 100);
      await reveil;
    }
    return { injections: points.length };
  },
};
