import type { LoggerService } from '@nestjs/common';
import { type Journal } from './journal.js';

/**
 * What Nest itself has to say, in the same journal; its chatter about starting is a detail. The text of an error may
 * quote values: only its class is kept.
 */
export class JournalDeNest implements LoggerService {
  constructor(private readonly journal: Journal) {}

  log(message: unknown, ...contexte: unknown[]): void {
    const propos = DE_NEST.has(String(contexte.at(-1))) ? 'debug' : 'info';
    this.journal[propos]({}, texte(message));
  }

  debug(message: unknown): void {
    this.journal.debug({}, texte(message));
  }

  warn(message: unknown): void {
    this.journal.warn({}, texte(message));
  }

  error(message: unknown): void {
    this.journal.error({}, texte(message));
  }

  fatal(message: unknown): void {
    this.journal.fatal({}, texte(message));
  }
}

/** Contexts under which Nest tells how it starts. */
const DE_NEST = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestApplicationContext',
]);

function texte(message: unknown): string {
  if (message instanceof Error) return message.name;
  return typeof message === 'string' ? message : '(objet)';
}
