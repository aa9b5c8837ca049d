import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import type { Scenario } from './scenario.js';

/** Calls to a partner at a time: its client never opens more sockets. */
const PRISES_MAXIMALES = 8;
const DUREE_MS = 24_000;

/** Answers byte by byte, and answers that come after a minute: calls end at their deadline, sockets stay few. */
export const PARTENAIRE_LENT: Scenario = {
  numero: '16',
  titre: 'un partenaire lent',
  files: ['postgres'],
  debit: 60,
  async perturber({ essai }) {
    const { gide } = essai.partenaires;
    await gide.poserFaute({ nature: 'goutte_a_goutte', delaiMs: 1_000, nombre: 2, portees: ['flux'] });
    await gide.poserFaute({ nature: 'lenteur', delaiMs: 60_000, nombre: 2, portees: ['flux'] });
    let prises = 0;
    const fin = performance.now() + DUREE_MS;
    while (performance.now() < fin) {
      prises = Math.max(prises, ...essai.relais('gide').map(({ liens }) => liens));
      await attendre(50);
    }
    await gide.leverFautes();
    return {
      injections: 4,
      manquements: manque(
        'propre',
        'connexions à la fois',
        prises > PRISES_MAXIMALES ? [String(prises)] : [],
      ),
    };
  },
};
