import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { type Champs } from './champs.js';
import { mettreEnForme } from './formes.js';

/** A sentence written in the code: values stand in fields, never in the sentence. Anything computed is `never`. */
export type Phrase<M extends string> = Record<never, never> extends Record<M, true> ? never : M;

/** Exactly fields of the list: one that is not on it does not compile, even in a variable. */
export type ChampsExacts<C> = C & { [Nom in keyof C]: Nom extends keyof Champs ? Champs[Nom] : never };

type Ecrire = <C extends Champs, M extends string>(champs: ChampsExacts<C>, message: Phrase<M>) => void;

/** The log of a process: JSON lines, one fact each, with fields of a closed list and constant sentences. */
export type Journal = Record<(typeof NIVEAUX)[number], Ecrire>;

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
  const ecrire =
    (niveauDeLaLigne: (typeof NIVEAUX)[number]): Ecrire =>
    (champs, message) => {
      if (lignes.isLevelEnabled(niveauDeLaLigne)) lignes[niveauDeLaLigne](mettreEnForme(champs), message);
    };
  return {
    debug: ecrire('debug'),
    info: ecrire('info'),
    warn: ecrire('warn'),
    error: ecrire('error'),
    fatal: ecrire('fatal'),
  };
}
