import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { lireReglagesWorker } from '#config';
import { WorkerModule } from './worker.module.js';

const application = await NestFactory.createApplicationContext(WorkerModule.forRoot(lireReglagesWorker()), {
  bufferLogs: false,
  logger: ['error', 'warn', 'log'],
});
application.enableShutdownHooks(['SIGTERM', 'SIGINT']);
// Started by the launcher: when it dies, so do we, cleanly.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send?.('pret');
