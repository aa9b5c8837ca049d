import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { finir, lireReglagesWorker, ReglagesInvalides, resumerReglages } from '#config';
import { creerJournal, JournalDeNest } from '#observability';
import { ClesDeChiffrementRefusees, direFaille } from '#persistence';
import { WorkerModule } from './worker.module.js';

async function demarrer(): Promise<void> {
  const reglages = lireReglagesWorker();
  const journal = creerJournal('worker', reglages.niveauJournal);
  journal.info({ reglages: resumerReglages(reglages) }, 'démarrage');
  const application = await NestFactory.createApplicationContext(WorkerModule.forRoot(reglages, journal), {
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
    erreur instanceof ReglagesInvalides || erreur instanceof ClesDeChiffrementRefusees
      ? erreur.message
      : `Le worker ne démarre pas : ${direFaille(erreur)}`;
  process.stderr.write(`${cause}\n`);
  finir(1);
}
