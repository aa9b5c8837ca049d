import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { CHAMPS, type Champs } from './champs.js';

/** The log of a process: JSON lines, one fact each, with fields of a closed list. */
export interface Journal {
  debug(champs: Champs, message: string): void;
  info(champs: Champs, message: string): void;
  warn(champs: Champs, message: string): void;
  error(champs: Champs, message: string): void;
  fatal(champs: Champs, message: string): void;
}

export const NIVEAUX = ['debug', 'info', 'warn', 'error', 'fatal'] as const;

/**
 * @param role the process, on each line
 * @param niveau of pino (LOG_LEVEL)
 * @param destination standard output when absent
 */
export function creerJournal(role: string, niveau: string, destination?: DestinationStream): Journal {
  const options = {
    level: niveau,
    base: { role },
    messageKey: 'message',
    timestamp: stdTimeFunctions.isoTime,
  };
  const lignes = destination ? pino(options, destination) : pino(options);
  const ecrire = (nom: (typeof NIVEAUX)[number]) => (champs: Champs, message: string) => {
    lignes[nom](seulsConnus(champs), message);
  };
  return {
    debug: ecrire('debug'),
    info: ecrire('info'),
    warn: ecrire('warn'),
    error: ecrire('error'),
    fatal: ecrire('fatal'),
  };
}

/** An object of a wider type passes the compiler: what is not in the list is dropped here. */
function seulsConnus(champs: Champs): Champs {
  return Object.fromEntries(Object.entries(champs).filter(([nom]) => Object.hasOwn(CHAMPS, nom)));
}
