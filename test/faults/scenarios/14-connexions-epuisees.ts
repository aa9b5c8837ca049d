import pg from 'pg';
import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const DUREE_MS = 6_000;
/** Longest answer while every connection is held: the time to wait for one, and a little. */
const PATIENCE_MS = 4_000;

/** Every reading of the clock waits, so that each request keeps its connection: the door must say 503, not hang. */
export const CONNEXIONS_EPUISEES: Scenario = {
  numero: '14',
  titre: 'toutes les connexions prises',
  files: LES_DEUX,
  async perturber({ essai }) {
    const client = new pg.Client({ connectionString: essai.ressources.base });
    await client.connect();
    await client.query('BEGIN; LOCK TABLE horloge IN ACCESS EXCLUSIVE MODE');
    essai.emetteur.latencesMs.length = 0;
    await attendre(DUREE_MS);
    await client.query('ROLLBACK');
    await client.end();
    const lentes = essai.emetteur.latencesMs.filter((ms) => ms > PATIENCE_MS).map((ms) => ms.toFixed(0));
    const autres = [...essai.emetteur.statuts.keys()].filter((statut) => !['202', '503'].includes(statut));
    return {
      injections: 1,
      manquements: [
        ...manque('propre', 'réponses trop lentes, ms', lentes),
        ...manque('propre', 'réponses autres que 202 et 503', autres),
      ],
    };
  },
};
