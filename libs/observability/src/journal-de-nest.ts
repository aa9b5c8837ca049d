import type { LoggerService } from '@nestjs/common';
import { type Champs } from './champs.js';
import { type Journal } from './journal.js';

/**
 * What Nest itself has to say, in the same journal. Its chatter about starting is a detail; of anything else only the
 * part that speaks and the class of the error are kept: a text of Nest may quote what it was working on.
 */
export class JournalDeNest implements LoggerService {
  constructor(private readonly journal: Journal) {}

  log(message: unknown, ...reste: unknown[]): void {
    if (auDemarrage(reste))
      this.journal.debug({ ...duContexte(reste), nest: texte(message) }, 'démarrage de Nest');
    else this.journal.info(duContexte(reste), 'message de Nest');
  }

  debug(_message: unknown, ...reste: unknown[]): void {
    this.journal.debug(duContexte(reste), 'message de Nest');
  }

  warn(message: unknown, ...reste: unknown[]): void {
    this.journal.warn(deLErreur(message, reste), 'avertissement de Nest');
  }

  error(message: unknown, ...reste: unknown[]): void {
    this.journal.error(deLErreur(message, reste), 'erreur vue par Nest');
  }

  fatal(message: unknown, ...reste: unknown[]): void {
    this.journal.fatal(deLErreur(message, reste), 'erreur vue par Nest');
  }
}

/** Contexts under which Nest tells how it starts, with names of classes and routes. */
const DE_NEST = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestApplicationContext',
]);

function auDemarrage(reste: readonly unknown[]): boolean {
  return DE_NEST.has(String(reste.at(-1)));
}

/** Nest gives its context last, after a stack if there is one. */
function duContexte(reste: readonly unknown[]): Pick<Champs, 'contexte'> {
  const contexte = reste.at(-1);
  return typeof contexte === 'string' && /^\w{1,64}$/.test(contexte) ? { contexte } : {};
}

function deLErreur(message: unknown, reste: readonly unknown[]): Pick<Champs, 'contexte' | 'faille'> {
  const erreur = [message, ...reste].find((element) => element instanceof Error);
  return { ...duContexte(reste), ...(erreur ? { faille: erreur.name } : {}) };
}

function texte(message: unknown): string {
  return typeof message === 'string' ? message : '(objet)';
}
