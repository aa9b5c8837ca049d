import { finir } from '#config';
import { type Journal, Sante } from '#observability';
import { direFaille } from '#persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Longest time given to the requests under way. */
const DELAI_D_ARRET = 15_000;

/**
 * Stops in order: says it is not ready, stops accepting, finishes the requests under way, closes the queues and the
 * pool. On a signal, or when the process that started this one is gone.
 */
export function arreterProprement(
  app: NestFastifyApplication,
  ensuite: readonly (() => Promise<void>)[],
  journal: Journal,
): void {
  let enCours = false;
  const arreter = (cause: string): void => {
    if (enCours) return;
    enCours = true;
    journal.info({ cause }, 'arrêt demandé');
    app.get(Sante).annoncerArret();
    setTimeout(() => {
      journal.error({ delai: DELAI_D_ARRET }, 'arrêt forcé : des requêtes ne se terminent pas');
      finir(1);
    }, DELAI_D_ARRET).unref();
    fermer(app, ensuite).then(
      () => {
        journal.info({}, 'arrêtée');
        finir(0);
      },
      (erreur: unknown) => {
        journal.error({ faille: direFaille(erreur) }, 'arrêt en échec');
        finir(1);
      },
    );
  };
  process.on('SIGTERM', () => arreter('SIGTERM'));
  process.on('SIGINT', () => arreter('SIGINT'));
  process.on('disconnect', () => arreter('parent_absent'));
}

async function fermer(app: NestFastifyApplication, ensuite: readonly (() => Promise<void>)[]): Promise<void> {
  await app.close();
  for (const fermerUn of ensuite) await fermerUn();
}
