import { setTimeout as attendre } from 'node:timers/promises';
import { type BackendFactory, type IQueueBackend } from 'bullmq';
import { REPRISE_MS } from './backend-de-files.js';

/**
 * BullMQ's worker asks for the next job again at once when its backend answers with an error, unless the connection was
 * refused: a server that is full, or read-only, would be asked as fast as it can answer. With this it is asked again
 * after a second.
 */
export function espacerLesEchecs<B extends IQueueBackend, C>(
  fabrique: BackendFactory<B, C>,
): BackendFactory<B, C> {
  return (...parametres) => {
    const backend = fabrique(...parametres);
    const demander = backend.moveToActive.bind(backend);
    backend.moveToActive = async (...demande) => {
      try {
        const reponse: unknown[] = await demander(...demande);
        return reponse;
      } catch (erreur) {
        await attendre(REPRISE_MS, undefined, { ref: false });
        throw erreur;
      }
    };
    return backend;
  };
}
