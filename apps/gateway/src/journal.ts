import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';

/** JSON lines, one fact each. Nothing personal ever enters: no body, no address of a resource, no header. */
export function creerJournal(niveau: string, destination?: DestinationStream): Logger {
  const options = {
    level: niveau,
    base: { role: 'gateway' },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What Nest itself has to say, in the same journal: starting and stopping are details. */
export class JournalDeNest implements LoggerService {
  constructor(private readonly journal: Logger) {}

  log(message: unknown): void {
    this.journal.debug(texte(message));
  }

  debug(message: unknown): void {
    this.journal.debug(texte(message));
  }

  warn(message: unknown): void {
    this.journal.warn(texte(message));
  }

  /** The message of an error may quote values: only its class is kept. */
  error(message: unknown): void {
    this.journal.error(message instanceof Error ? message.name : texte(message));
  }

  fatal(message: unknown): void {
    this.journal.fatal(message instanceof Error ? message.name : texte(message));
  }
}

function texte(message: unknown): string {
  return typeof message === 'string' ? message : '(objet)';
}
