import { setTimeout as attendre } from 'node:timers/promises';
import { attendreQue } from '#test/attendre-que';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** The silence that a connection bears (libs/persistence, ClientBorne), the leases and sweeps that follow, and room. */
const REPRISE_MAXIMALE_MS = 90_000;

/** Every connection to the database is swallowed without an end, as by a failover without a word; new ones pass. */
export const BASE_MUETTE: Scenario = {
  numero: '9c',
  titre: 'base partie sans un mot, une autre répond',
  files: LES_DEUX,
  rangee: 'patiente',
  debit: 60,
  async perturber({ essai, finDuTrafic }) {
    await attendre(4_000);
    const debut = performance.now();
    const relais = essai.relais('postgres');
    const liens = relais.reduce((somme, un) => somme + un.liens, 0);
    for (const un of relais) un.taire();
    await finDuTrafic;
    await attendreQue('rien n’attend plus', async () => {
      const lignes = await essai.sql(`SELECT FROM messages_entrants WHERE issue = 'recu' LIMIT 1`);
      return lignes.length === 0;
    });
    const reprise = performance.now() - debut;
    return {
      injections: liens,
      remarques: [`tout est reçu et appliqué ${(reprise / 1_000).toFixed(0)} s après le silence`],
      manquements: manque(
        'propre',
        'secondes de reprise',
        reprise > REPRISE_MAXIMALE_MS ? [(reprise / 1_000).toFixed(0)] : [],
      ),
    };
  },
};
