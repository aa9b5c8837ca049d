import { setTimeout as attendre } from 'node:timers/promises';
import type { Genre } from '../relais/pieges.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const GENRES: readonly Genre[] = [
  'recevoir',
  'prendre',
  'appliquer',
  'prendre_envoi',
  'enregistrer',
  'regler',
];
const COUPS = 10;

/** The server commits, its answer never comes: the process must not believe that nothing was done, nor do it again. */
export const COMMIT_INCONNU: Scenario = {
  numero: '11',
  titre: 'réponse au COMMIT perdue',
  files: LES_DEUX,
  ci: 'postgres',
  debit: 100,
  async perturber({ essai, encore }) {
    let coups = 0;
    const armer = (genre: Genre, reste: number): void => {
      if (reste === 0) return;
      essai.pieges.armer({
        genre,
        moment: 'pendant',
        agir() {
          coups += 1;
          // Not all in a row: the same work must also go through.
          void attendre(150).then(() => armer(genre, reste - 1));
        },
      });
    };
    for (const genre of GENRES) armer(genre, COUPS);
    await attendre(8_000);
    await encore(100, 50);
    essai.pieges.lever();
    return { injections: coups };
  },
};
