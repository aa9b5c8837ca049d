import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { lireReglagesScheduler } from '#config';
import { SchedulerModule } from './scheduler.module.js';

const application = await NestFactory.createApplicationContext(
  SchedulerModule.forRoot(lireReglagesScheduler()),
  {
    bufferLogs: false,
    logger: ['error', 'warn', 'log'],
  },
);
application.enableShutdownHooks(['SIGTERM', 'SIGINT']);
// Started by the launcher: when it dies, so do we, cleanly.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send?.('pret');
