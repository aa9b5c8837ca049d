import type { FactoryProvider } from '@nestjs/common';
import type { Partenaire } from '#annexe7';
import { lireSurveillance, type ReglagesWorker } from '#config';
import { Secrets } from '#contract';
import type { Fenetres } from '#exchange';
import type { ReseauxSortants } from '#partners';
import { UniteDeTravail } from '#persistence';
import { composerSupervision, type SourceDeBilan, type Supervision } from '#supervision';
import { CLIENTS, SUPERVISION } from './jetons.js';

/**
 * The supervision, on the clients and the database of this worker.
 * @param reseaux where the outgoing webhook may go
 * @param fenetres when each partner may not be asked
 */
export function fournirSupervision(
  { alarmes }: Pick<ReglagesWorker, 'alarmes'>,
  reseaux: ReseauxSortants,
  fenetres: Fenetres,
): FactoryProvider<Supervision> {
  return {
    provide: SUPERVISION,
    inject: [UniteDeTravail, CLIENTS],
    useFactory: (unite: UniteDeTravail, sources: Record<Partenaire, SourceDeBilan>) =>
      composerSupervision({
        unite,
        sources,
        fenetres,
        reglages: lireSurveillance(),
        ...(alarmes === undefined
          ? {}
          : {
              alarmes: { url: alarmes.url, secrets: Secrets.lire(alarmes.secret, 'ALARMES_SECRET'), reseaux },
            }),
      }),
  };
}
