import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Redis } from 'ioredis';
import type { Essai } from '../essai.js';
import { CANARI } from '../trafic.js';
import { type Manquement, manque } from './manquement.js';

/** V6. Nothing of a person in logs, jobs or error bodies: neither the canary nor a number of demandeur. */
export async function v6RienDePersonnel(essai: Essai, demandeurs: Iterable<string>): Promise<Manquement[]> {
  const motif = new RegExp([CANARI, ...demandeurs].join('|'));
  const { dossier, redis, cluster } = essai.ressources;
  const journaux = readdirSync(dossier)
    .filter((nom) => /^(gateway|worker|scheduler)-\d+\.log$/.test(nom))
    .map((nom) => join(dossier, nom));
  journaux.push(join(cluster.dossier, 'journaux', 'postgres.log'));
  const bavards = journaux.filter((chemin) => motif.test(readFileSync(chemin, 'latin1')));
  const corps = essai.emetteur.corpsDErreur.filter((texte) => motif.test(texte));
  return [
    ...manque(
      'V6',
      'journaux qui nomment quelqu’un',
      bavards.map((chemin) => chemin.replace(/^.*\//, '')),
    ),
    ...manque(
      'V6',
      'réponses d’erreur qui nomment quelqu’un',
      corps.map((_, rang) => `réponse ${rang}`),
    ),
    ...manque('V6', 'files dont un travail nomme quelqu’un', await filesBavardes(essai, motif, redis?.url)),
  ];
}

async function filesBavardes(essai: Essai, motif: RegExp, redis: string | undefined): Promise<string[]> {
  if (redis === undefined) return tablesBavardes(essai, motif);
  const client = new Redis(redis, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  try {
    const cles = await client.keys('*');
    const vidages = await Promise.all(cles.map((cle) => client.dumpBuffer(cle)));
    return cles.filter((cle, rang) => motif.test(cle) || motif.test(vidages[rang]?.toString('latin1') ?? ''));
  } finally {
    client.disconnect();
  }
}

async function tablesBavardes(essai: Essai, motif: RegExp): Promise<string[]> {
  const tables = await essai.sql<{ nom: string }>(
    `SELECT quote_ident(tablename) AS nom FROM pg_tables WHERE schemaname = 'bullmq'`,
  );
  const bavardes: string[] = [];
  for (const { nom } of tables) {
    const lignes = await essai.sql<pg.QueryResultRow>(`SELECT * FROM bullmq.${nom}`);
    if (motif.test(JSON.stringify(lignes))) bavardes.push(nom);
  }
  return bavardes;
}
