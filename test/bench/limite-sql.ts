import type { Evenement } from '#contract';
import { v7 as uuidv7 } from 'uuid';
import pg from 'pg';
import { lotsDe } from './journee.js';
import { Compteurs, depuis, type Mesure } from './mesures.js';

const CONNEXIONS = 2;

/**
 * (a) The least that any durable design must write: one row each for the message, the fact and the outbox, one
 * update of the dossier; bare SQL (unnest), lots of 500, one commit each, two connections for two cores.
 */
export async function mesurerLimite(url: string, evenements: readonly Evenement[]): Promise<Mesure> {
  const clients = await Promise.all(Array.from({ length: CONNEXIONS }, () => ouvrir(url)));
  const [premier] = clients;
  await premier?.query(`
    CREATE TABLE message (id uuid PRIMARY KEY, corps json NOT NULL);
    CREATE TABLE fait (demandeur text, cle text, data json NOT NULL, PRIMARY KEY (demandeur, cle));
    CREATE TABLE sortie (id uuid PRIMARY KEY, data json NOT NULL);
    CREATE TABLE dossier (demandeur text PRIMARY KEY, version integer NOT NULL) WITH (fillfactor = 70)`);
  await premier?.query('INSERT INTO dossier SELECT DISTINCT d, 0 FROM unnest($1::text[]) AS d', [
    evenements.map(({ data }) => data.demandeur),
  ]);
  const compteurs = await Compteurs.ouvrir(url);
  const avant = await compteurs.relever();
  const cpuAvant = process.cpuUsage();
  // Each connection has its own people, so that no lot waits for another's rows.
  const parConnexion = clients.map((_, rang) =>
    evenements.filter(({ data }) => String(data.demandeur).charCodeAt(6) % CONNEXIONS === rang),
  );
  const debut = performance.now();
  await Promise.all(
    clients.map(async (client, rang) => {
      for (const lot of lotsDe(parConnexion[rang] ?? [], 500)) await ecrireLot(client, lot);
    }),
  );
  const secondes = (performance.now() - debut) / 1_000;
  const { user, system } = process.cpuUsage(cpuAvant);
  await Promise.all(clients.map((client) => client.end()));
  await new Promise((pret) => setTimeout(pret, 1_500));
  const cout = depuis(avant, await compteurs.relever());
  await compteurs.fermer();
  return { ...cout, messages: evenements.length, secondes, cpuNode: (user + system) / 1e6, memoire: {} };
}

async function ouvrir(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function ecrireLot(client: pg.Client, lot: readonly Evenement[]): Promise<void> {
  const ids = lot.map(() => uuidv7());
  const textes = lot.map(({ data }) => JSON.stringify(data));
  const demandeurs = lot.map(({ data }) => String(data.demandeur));
  await client.query('BEGIN');
  await client.query('INSERT INTO message SELECT * FROM unnest($1::uuid[], $2::json[])', [
    ids,
    lot.map((e) => JSON.stringify(e)),
  ]);
  await client.query('INSERT INTO fait SELECT * FROM unnest($1::text[], $2::text[], $3::json[])', [
    demandeurs,
    lot.map(({ id }) => id),
    textes,
  ]);
  await client.query('INSERT INTO sortie SELECT * FROM unnest($1::uuid[], $2::json[])', [ids, textes]);
  await client.query('UPDATE dossier SET version = version + 1 WHERE demandeur = ANY($1::text[])', [
    demandeurs,
  ]);
  await client.query('COMMIT');
}
