import type { Cout } from './releve.js';

/** What one run of one contender gave. */
export interface Mesure extends Cout {
  messages: number;
  /** Versions told to the partners. */
  sortants: number;
  /** From the first request to the end of the contender's own definition. */
  secondes: number;
  /** Rows inserted, updated and deleted: in the contender's own tables, and in those of the queue. */
  lignes: number;
  lignesDeFile: number;
  /** CPU seconds of its Node processes, and of the bench itself (sender and partners). */
  cpuNode: number;
  cpuBanc: number;
  /** Highest resident memory of each process, bytes. */
  memoire: Record<string, number>;
}

export function debit({ messages, secondes }: Pick<Mesure, 'messages' | 'secondes'>): number {
  return messages / secondes;
}
