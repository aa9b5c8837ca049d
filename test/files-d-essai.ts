import { noterNonExecute } from '#test/non-executes';
import { demarrerRedis, redisInstalle } from '#test/serveur-redis';

/** A queue backend for an end-to-end suite: BullMQ on the suite's own database, or on a Redis of its own. */
export interface FilesDEssai {
  redisUrl: string | undefined;
  fermer(): Promise<void>;
}

export interface NatureDeFiles {
  nature: string;
  preparer: () => Promise<FilesDEssai>;
}

const POSTGRES: NatureDeFiles = {
  nature: 'PostgreSQL',
  preparer: () => Promise.resolve({ redisUrl: undefined, fermer: () => Promise.resolve() }),
};

const REDIS: NatureDeFiles = {
  nature: 'Redis',
  async preparer() {
    const serveur = await demarrerRedis();
    return { redisUrl: serveur.url, fermer: () => serveur.tuer() };
  },
};

/** Both backends; on a machine without redis-server its half is noted as not run. */
export function naturesDeFiles(suite: string): NatureDeFiles[] {
  if (redisInstalle()) return [POSTGRES, REDIS];
  noterNonExecute(`${suite}, sur Redis`, 'redis-server est absent de cette machine');
  return [POSTGRES];
}
