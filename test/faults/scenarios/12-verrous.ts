import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const TOURS = 4;

/** Sessions from outside hold dossiers beyond the lock time-out, or take them in the opposed order. */
export const VERROUS: Scenario = {
  numero: '12',
  titre: 'verrous tenus, interblocages',
  files: LES_DEUX,
  async perturber({ essai }) {
    for (let tour = 0; tour < TOURS; tour += 1) await Promise.all([tenir(essai), croiser(essai)]);
    return { injections: 2 * TOURS };
  },
  async controler({ essai }) {
    const brules = await essai.sql<{ id: string }>('SELECT id FROM messages_entrants WHERE tentatives > 0');
    return manque(
      'propre',
      'messages dont un verrou a brûlé une tentative',
      brules.map(({ id }) => id),
    );
  },
};

/** Longer than lock_timeout: whoever waits is told so, and tries again whole. */
async function tenir(essai: Essai): Promise<void> {
  await enTransaction(essai, async (client) => {
    await client.query('SELECT FROM dossiers ORDER BY demandeur LIMIT 40 FOR UPDATE');
    await attendre(2_600);
  });
}

async function croiser(essai: Essai): Promise<void> {
  await enTransaction(essai, async (client) => {
    const { rows } = await client.query<{ demandeur: string }>(
      'SELECT demandeur FROM dossiers ORDER BY demandeur DESC LIMIT 60',
    );
    for (const { demandeur } of rows) {
      await client.query('SELECT FROM dossiers WHERE demandeur = $1 FOR UPDATE', [demandeur]);
      await attendre(10);
    }
  });
}

async function enTransaction(essai: Essai, travail: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: essai.ressources.base });
  await client.connect();
  try {
    await client.query('BEGIN');
    await travail(client);
  } catch (erreur) {
    // The deadlock may well choose us.
    if ((erreur as { code?: string }).code !== '40P01') throw erreur;
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}
