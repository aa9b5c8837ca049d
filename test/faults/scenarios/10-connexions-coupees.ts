import { setTimeout as attendre } from 'node:timers/promises';
import { Tirage } from '../../banc/tirage.js';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** Sessions of one gateway and one worker at most (docs/architecture.md, connection budget). */
const BUDGET = 34;

/** pg_terminate_backend on whoever is there: idle, in a statement, between two statements of a transaction. */
export const CONNEXIONS_COUPEES: Scenario = {
  numero: '10',
  titre: 'connexions à PostgreSQL coupées',
  files: LES_DEUX,
  async perturber({ essai, graine }) {
    const tirage = new Tirage(graine);
    let coupees = 0;
    for (let fois = 0; fois < 40; fois += 1) {
      const etat = tirage.parmi(['idle', 'active', 'idle in transaction']);
      const [ligne] = await essai.sql<{ coupee: boolean }>(
        `SELECT pg_terminate_backend(pid) AS coupee FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'passerelle%' AND state = $1
         ORDER BY random() LIMIT 1`,
        [etat],
      );
      if (ligne?.coupee === true) coupees += 1;
      await attendre(80);
    }
    return { injections: coupees };
  },
  async controler({ essai }) {
    const [sessions] = await essai.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'passerelle%'`,
    );
    const tombes = [...essai.postes]
      .filter(([, { superviseur }]) => superviseur.chutes > 0)
      .map(([nom]) => nom);
    return [
      ...manque('propre', 'processus tombés', tombes),
      ...manque('propre', 'sessions de trop', (sessions?.n ?? 0) > BUDGET ? [String(sessions?.n)] : []),
    ];
  },
};
