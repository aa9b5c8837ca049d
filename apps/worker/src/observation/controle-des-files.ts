import type { Controle } from '#observability';
import type { Ecoute } from '#queueing';

/**
 * This worker listens to every queue. A backend that is away is no reason not to be ready: what it would have
 * announced is found by the sweeps.
 */
export function controleDesFiles(ecoute: Pick<Ecoute, 'muettes'>): Controle {
  const manque = { code: 'FILE_NON_ECOUTEE', detail: 'Une file de travaux n’est plus écoutée.' };
  return {
    verifier: () => Promise.resolve(ecoute.muettes.length === 0 ? null : manque),
    sansReponse: () => manque,
  };
}
