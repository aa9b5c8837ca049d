import 'reflect-metadata';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Partenaire } from '#annexe7';
import { type Evenement, Secrets } from '#contract';
import { ClientPartenaire } from '#partners';
import { preparerFilesPostgres } from '#queueing';
import { createPostgresBackend, withBackend } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { repondreAuBanc } from '../../banc/enfants.js';
import { composerEchauffement, composerJournee } from '../journee.js';
import { lieuxDuBanc } from '../../banc/lieux.js';
import { DossierSuivi, FaitRetenu, MessageADire, MessageRecu } from './entites.js';
import { Relais } from './relais.js';
import { traiterMessage } from './traiter-message.js';

export type DemandeALOuvrier =
  | {
      etape: 'preparer';
      base: string;
      journee: number;
      concurrence: number;
      partenaires: Record<Partenaire, { url: string; secret: string }>;
    }
  /** Answers once that many messages in all have been treated, and what they had to tell is told. */
  | { etape: 'attendre'; messages: number };

export interface EtatDeLOuvrier {
  /** Last commit or last acknowledgement, the later; ms, comparable between processes of one machine. */
  fin: number;
  /** What there was to tell, all told. */
  dits: number;
}

/** Longest run before it is given up. */
const PATIENCE_MS = 300_000;

const { Worker } = withBackend(createPostgresBackend);

let traites = 0;
let aDire = 0;
let dernierCommit = 0;
let faute: Error | undefined;
let relais: Relais[] = [];

/** The consumer of the usual way: one job and one transaction per message, and the sender of its outbox. */
repondreAuBanc<DemandeALOuvrier>((demande) =>
  demande.etape === 'preparer' ? preparer(demande) : attendreMessages(demande.messages),
);

async function preparer({
  base,
  journee,
  concurrence,
  partenaires,
}: Extract<DemandeALOuvrier, { etape: 'preparer' }>): Promise<object> {
  const pool = new pg.Pool({ connectionString: base, options: '-c search_path=bullmq', max: 8 });
  await preparerFilesPostgres(pool);
  const source = await ouvrirTables(base, concurrence, journee);
  const options = { connection: pool, concurrency: concurrence, removeOnComplete: { count: 0 } };
  const ouvrier = new Worker<Evenement>(
    'messages',
    async ({ data }) => {
      if (await traiterMessage(source, data)) aDire += 1;
      traites += 1;
      dernierCommit = maintenant();
    },
    options,
  );
  ouvrier.on('failed', (_, erreur) => (faute = erreur));
  relais = (['gide', 'parcours3'] as const).map((partenaire) => {
    const { url, secret } = partenaires[partenaire];
    const secrets = Secrets.lire(secret, 'secret du banc');
    const acces = { partenaire, url, clientId: 'banc', clientSecret: 'banc', secrets };
    return new Relais(source, new ClientPartenaire(acces), maintenant);
  });
  for (const un of relais) un.tourner().catch((erreur: unknown) => (faute = erreur as Error));
  await ouvrier.waitUntilReady();
  return {};
}

/** The tables, and a dossier for each demandeur, as the gateway knows most of them before. */
async function ouvrirTables(base: string, concurrence: number, journee: number): Promise<DataSource> {
  const source = await new DataSource({
    type: 'postgres',
    url: base,
    entities: [MessageRecu, DossierSuivi, FaitRetenu, MessageADire],
    synchronize: true,
    poolSize: concurrence + 4,
  }).initialize();
  const lieux = lieuxDuBanc();
  const jours = [composerEchauffement(lieux), composerJournee(journee, lieux)];
  await source.query('INSERT INTO dossier (demandeur) SELECT DISTINCT unnest($1::text[])', [
    jours.flatMap(({ evenements }) => evenements.map(({ data }) => data.demandeur)),
  ]);
  await source.query('VACUUM (ANALYZE)');
  return source;
}

async function attendreMessages(messages: number): Promise<EtatDeLOuvrier> {
  const dits = (): number => relais.reduce((somme, un) => somme + un.dits, 0);
  const limite = performance.now() + PATIENCE_MS;
  while (traites < messages || dits() < aDire) {
    if (faute) throw faute;
    if (performance.now() > limite)
      throw new Error(`${traites} messages traités sur ${messages}, ${dits()} dits sur ${aDire}.`);
    await attendre(10);
  }
  const fin = Math.max(dernierCommit, ...relais.map(({ dernierAcquit }) => dernierAcquit));
  return { fin, dits: dits() };
}

function maintenant(): number {
  return performance.timeOrigin + performance.now();
}
