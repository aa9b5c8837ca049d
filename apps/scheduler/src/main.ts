import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { finir, lireReglagesScheduler, ReglagesInvalides, resumerReglages } from '#config';
import { creerJournal, JournalDeNest } from '#observability';
import { direFaille } from '#persistence';
import { SchedulerModule } from './scheduler.module.js';

async function demarrer(): Promise<void> {
  const reglages = lireReglagesScheduler();
  const journal = creerJournal('scheduler', reglages.niveauJournal);
  journal.info({ reglages: resumerReglages(reglages) }, 'démarrage');
  const application = await NestFactory.createApplicationContext(SchedulerModule.forRoot(reglages, journal), {
    abortOnError: false,
    logger: new JournalDeNest(journal),
  });
  application.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  // Started by the launcher: when it dies, so do we, cleanly.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  journal.info({}, 'prêt');
  process.send?.('pret');
}

try {
  await demarrer();
} catch (erreur) {
  const cause =
    erreur instanceof ReglagesInvalides
      ? erreur.message
      : `Le scheduler ne démarre pas : ${direFaille(erreur)}`;
  process.stderr.write(`${cause}\n`);
  finir(1);
}
