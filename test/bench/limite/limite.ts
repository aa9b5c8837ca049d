import { cleDuFait } from '#annexe7';
import { type Evenement, typeCourt } from '#contract';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Copie, ligneDeCopie } from './copie.js';
import { repondreAuBanc } from '../../banc/enfants.js';
import { composerEchauffement, composerJournee, lotsDe } from '../journee.js';
import { lieuxDuBanc } from '../../banc/lieux.js';

/** The ways of writing a lot that are tried. */
export type FormeDeLimite = 'unnest' | 'copy';

export type CourseDeLimite =
  | { etape: 'preparer'; base: string; messages: number }
  | { etape: 'echauffer'; forme: FormeDeLimite; connexions: number }
  | { etape: 'courir'; forme: FormeDeLimite }
  | { etape: 'fermer' };

export interface ResultatDeLimite {
  secondes: number;
  cpu: number;
}

/** The least that a durable design writes for a message: a row each for message, fact and outbox, the dossier moved. */
const SCHEMA = `
  CREATE TABLE message (source text NOT NULL, evenement text NOT NULL, corps text NOT NULL, PRIMARY KEY (source, evenement));
  CREATE TABLE dossier (demandeur text PRIMARY KEY, version integer NOT NULL DEFAULT 0, connu_le timestamptz) WITH (fillfactor = 70);
  CREATE TABLE fait (demandeur text NOT NULL, cle text NOT NULL, sequence text NOT NULL, data json NOT NULL, PRIMARY KEY (demandeur, cle, sequence));
  CREATE TABLE sortant (id uuid PRIMARY KEY, partenaire text NOT NULL, demandeur text NOT NULL, cle text NOT NULL, sequence integer NOT NULL, data json NOT NULL);`;

interface LigneALimite {
  evenement: Evenement;
  corps: string;
  data: string;
  demandeur: string;
  cle: string;
}

const TAILLE_LOT = 500;

let adresse: string;
let echauffement: LigneALimite[][];
let lots: LigneALimite[][];
let clients: pg.Client[] = [];

repondreAuBanc<CourseDeLimite>(async (demande) => {
  switch (demande.etape) {
    case 'preparer':
      return preparer(demande.base, demande.messages);
    case 'echauffer':
      await connecter(demande.connexions);
      return ecrireLots(demande.forme, echauffement);
    case 'courir':
      return ecrireLots(demande.forme, lots);
    case 'fermer':
      await Promise.all(clients.map((client) => client.end()));
      return {};
  }
});

/** What is written is ready before the clock starts: the limit is that of writing. */
async function preparer(base: string, messages: number): Promise<object> {
  const lieux = lieuxDuBanc();
  adresse = base;
  echauffement = lotsDe(composerEchauffement(lieux).evenements.map(ligneDe), TAILLE_LOT);
  lots = lotsDe(composerJournee(messages, lieux).evenements.map(ligneDe), TAILLE_LOT);
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  await client.query(SCHEMA);
  await client.query('INSERT INTO dossier (demandeur) SELECT DISTINCT unnest($1::text[])', [
    [...echauffement, ...lots].flat().map(({ demandeur }) => demandeur),
  ]);
  await client.query('VACUUM (ANALYZE)');
  await client.end();
  return {};
}

function ligneDe(evenement: Evenement): LigneALimite {
  const type = typeCourt(evenement.type);
  if (type === undefined) throw new Error('unreachable: the day has known types only');
  return {
    evenement,
    corps: JSON.stringify(evenement),
    data: JSON.stringify(evenement.data),
    demandeur: String(evenement.data.demandeur),
    cle: cleDuFait(type, evenement.data),
  };
}

async function connecter(connexions: number): Promise<void> {
  clients = Array.from({ length: connexions }, () => new pg.Client({ connectionString: adresse }));
  await Promise.all(clients.map((client) => client.connect()));
}

/** One transaction for each lot, on every connection at once. */
async function ecrireLots(
  forme: FormeDeLimite,
  aEcrire: readonly LigneALimite[][],
): Promise<ResultatDeLimite> {
  const ecrire = forme === 'copy' ? copier : inserer;
  const cpuAvant = process.cpuUsage();
  const debut = performance.now();
  let prochain = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (let lot = aEcrire[prochain++]; lot; lot = aEcrire[prochain++]) {
        await client.query('BEGIN');
        await ecrire(client, lot);
        await client.query('COMMIT');
      }
    }),
  );
  const secondes = (performance.now() - debut) / 1_000;
  const cpu = process.cpuUsage(cpuAvant);
  return { secondes, cpu: (cpu.user + cpu.system) / 1e6 };
}

async function inserer(client: pg.Client, lot: readonly LigneALimite[]): Promise<void> {
  const colonne = (lire: (ligne: LigneALimite) => unknown): unknown[] => lot.map(lire);
  const demandeurs = colonne(({ demandeur }) => demandeur);
  const cles = colonne(({ cle }) => cle);
  const datas = colonne(({ data }) => data);
  await client.query('INSERT INTO message SELECT * FROM unnest($1::text[], $2::text[], $3::text[])', [
    colonne(({ evenement }) => evenement.source),
    colonne(({ evenement }) => evenement.id),
    colonne(({ corps }) => corps),
  ]);
  await client.query(
    'INSERT INTO fait SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[])',
    [demandeurs, cles, colonne(({ evenement }) => evenement.sequence), datas],
  );
  await client.query(
    `INSERT INTO sortant SELECT id, 'gide', demandeur, cle, 1, data
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::json[]) AS v (id, demandeur, cle, data)`,
    [colonne(() => uuidv7()), demandeurs, cles, datas],
  );
  await avancerDossiers(client, lot);
}

async function copier(client: pg.Client, lot: readonly LigneALimite[]): Promise<void> {
  await copierDans(client, 'message', lot, (l) => [l.evenement.source, l.evenement.id, l.corps]);
  await copierDans(client, 'fait', lot, (l) => [l.demandeur, l.cle, l.evenement.sequence, l.data]);
  await copierDans(client, 'sortant', lot, (l) => [uuidv7(), 'gide', l.demandeur, l.cle, 1, l.data]);
  await avancerDossiers(client, lot);
}

async function copierDans(
  client: pg.Client,
  table: string,
  lot: readonly LigneALimite[],
  valeurs: (ligne: LigneALimite) => (string | number)[],
): Promise<void> {
  const octets = Buffer.from(lot.map((ligne) => ligneDeCopie(valeurs(ligne))).join(''));
  await client.query(new Copie(`COPY ${table} FROM STDIN`, octets)).fini;
}

/** Locked in one order: two lots never wait for each other in a circle. */
async function avancerDossiers(client: pg.Client, lot: readonly LigneALimite[]): Promise<void> {
  await client.query(
    `UPDATE dossier SET version = version + 1, connu_le = clock_timestamp()
     WHERE demandeur IN (SELECT demandeur FROM dossier WHERE demandeur = ANY($1::text[]) ORDER BY demandeur FOR UPDATE)`,
    [[...new Set(lot.map(({ demandeur }) => demandeur))]],
  );
}
