import 'reflect-metadata';
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import type { Evenement } from '#contract';
import pg from 'pg';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Compteurs, depuis, type Mesure } from './mesures.js';

@Entity({ name: 'message' })
class Message {
  @PrimaryColumn('uuid') id: string;
  @Column('json') corps: object;
  @Column('text') issue: string;
}

@Entity({ name: 'fait' })
class Fait {
  @PrimaryColumn('text') demandeur: string;
  @PrimaryColumn('text') cle: string;
  @Column('json') data: object;
}

@Entity({ name: 'sortie' })
class Sortie {
  @PrimaryColumn('uuid') id: string;
  @Column('json') data: object;
}

@Entity({ name: 'dossier' })
class Dossier {
  @PrimaryColumn('text') demandeur: string;
  @Column('integer') version: number;
}

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * (b) The usual way: a BullMQ job and a TypeORM transaction per message (message, dossier under a row lock, fact,
 * outbox), on the same PostgreSQL backend as ours; from the first job added to the last commit. In its favour: jobs
 * are added in bulk, nothing is received over HTTP, no rule is computed and nothing is sent to a partner.
 */
export async function mesurerManiereUsuelle(
  url: string,
  evenements: readonly Evenement[],
  concurrence: number,
): Promise<Mesure> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    entities: [Message, Fait, Sortie, Dossier],
    synchronize: true,
    poolSize: Math.max(10, concurrence),
  }).initialize();
  const pool = new pg.Pool({ connectionString: url, options: '-c search_path=bullmq', max: 8 });
  await pool.query('CREATE SCHEMA IF NOT EXISTS bullmq');
  await runMigrations(pool, 'bullmq');
  const file = new Queue<Evenement>('messages', { connection: pool });
  const compteurs = await Compteurs.ouvrir(url);
  const avant = await compteurs.relever();
  const cpuAvant = process.cpuUsage();
  const debut = performance.now();
  let faits = 0;
  let ouvrier: { close(): Promise<void> } | undefined;
  const fin = new Promise<void>((resoudre) => {
    ouvrier = new Worker<Evenement>(
      'messages',
      async ({ data }) => {
        await traiter(source, data);
        faits += 1;
        if (faits === evenements.length) resoudre();
      },
      { connection: pool, concurrency: concurrence, removeOnComplete: { count: 0 } },
    );
  });
  for (let rang = 0; rang < evenements.length; rang += 500) {
    await file.addBulk(evenements.slice(rang, rang + 500).map((data) => ({ name: 'message', data })));
  }
  await fin;
  const secondes = (performance.now() - debut) / 1_000;
  const { user, system } = process.cpuUsage(cpuAvant);
  await ouvrier?.close();
  await file.close();
  await pool.end();
  await source.destroy();
  await new Promise((pret) => setTimeout(pret, 1_500));
  const cout = depuis(avant, await compteurs.relever());
  await compteurs.fermer();
  return {
    ...cout,
    messages: evenements.length,
    secondes,
    cpuNode: (user + system) / 1e6,
    memoire: { node: process.memoryUsage().rss },
  };
}

async function traiter(source: DataSource, evenement: Evenement): Promise<void> {
  const demandeur = String(evenement.data.demandeur);
  await source.transaction(async (gestionnaire) => {
    const message = gestionnaire.create(Message, { id: uuidv7(), corps: evenement, issue: 'applique' });
    await gestionnaire.insert(Message, message);
    await gestionnaire
      .createQueryBuilder()
      .insert()
      .into(Dossier)
      .values({ demandeur, version: 0 })
      .orIgnore()
      .execute();
    const dossier = await gestionnaire.findOneOrFail(Dossier, {
      where: { demandeur },
      lock: { mode: 'pessimistic_write' },
    });
    await gestionnaire.insert(Fait, { demandeur, cle: evenement.id, data: evenement.data });
    await gestionnaire.insert(Sortie, { id: message.id, data: evenement.data });
    await gestionnaire.update(Dossier, { demandeur }, { version: dossier.version + 1 });
  });
}
