import type { FactoryProvider } from '@nestjs/common';
import { tenirActe } from '#access';
import type { Partenaire } from '#annexe7';
import { lireConservation, lireSurveillance, type ReglagesWorker } from '#config';
import { Secrets } from '#contract';
import type { Fenetres } from '#exchange';
import type { Journal } from '#observability';
import type { ReseauxSortants } from '#partners';
import { UniteDeTravail } from '#persistence';
import { composerSupervision, type NoterLaPurge, type SourceDeBilan, type Supervision } from '#supervision';
import { CLIENTS, SUPERVISION } from './jetons.js';
import { Suivi } from './observation/suivi.js';

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
    inject: [UniteDeTravail, CLIENTS, Suivi],
    useFactory: (unite: UniteDeTravail, sources: Record<Partenaire, SourceDeBilan>, suivi: Suivi) =>
      composerSupervision({
        unite,
        sources,
        fenetres,
        reglages: lireSurveillance(),
        purge: {
          durees: lireConservation(),
          noter: (travail) => noterLaPurge(unite, suivi.journal, travail),
        },
        ...(alarmes === undefined
          ? {}
          : {
              alarmes: { url: alarmes.url, secrets: Secrets.lire(alarmes.secret, 'ALARMES_SECRET'), reseaux },
            }),
      }),
  };
}

/** Nobody asks for it: it is an act of the gateway itself, kept with those of people (ADR 35). */
function noterLaPurge(
  unite: UniteDeTravail,
  journal: Journal,
  travail: Parameters<NoterLaPurge>[0],
): ReturnType<NoterLaPurge> {
  const auteur = { acteur: 'systeme:purge', role: 'systeme', portee: 'nationale' };
  return tenirActe(
    unite.seule,
    { auteur, action: 'conservation.purge', objet: null, motif: null, correlation: null, adresse: null },
    travail,
    (nombre) => ({ issue: 'fait', nombre }),
    (faille) => journal.error({ faille }, 'fin d’un acte non écrite'),
  );
}
