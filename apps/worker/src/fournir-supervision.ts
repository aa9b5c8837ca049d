import type { FactoryProvider } from '@nestjs/common';
import { tenirActe } from '#access';
import type { Partenaire } from '#annexe7';
import { lireConservation, lireSurveillance, type ReglagesWorker } from '#config';
import { Secrets } from '#contract';
import { type Fenetres, FinirRejeuxOublies, PiloterRejeu } from '#exchange';
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
          avant: finirRejeuxOublies(unite, suivi.journal),
        },
        ...(alarmes === undefined
          ? {}
          : {
              alarmes: { url: alarmes.url, secrets: Secrets.lire(alarmes.secret, 'ALARMES_SECRET'), reseaux },
            }),
      }),
  };
}

/** Nobody is there to end what everybody forgot. */
const AUTEUR = { acteur: 'systeme:purge', role: 'systeme', portee: 'nationale' };
const DE_NULLE_PART = { correlation: null, adresse: null };

function finirRejeuxOublies(unite: UniteDeTravail, journal: Journal): FinirRejeuxOublies {
  const piloter = new PiloterRejeu(unite, () => undefined);
  return new FinirRejeuxOublies(unite, piloter, (objet, motif, travail) =>
    tenirActe(
      unite.seule,
      { auteur: AUTEUR, action: 'rejeu.interruption', objet, motif, ...DE_NULLE_PART },
      travail,
      ({ issue }) => (issue === 'fait' ? { issue } : { issue: 'refuse', code: 'REJEU_DEJA_FINI' }),
      (faille) => journal.error({ faille }, 'fin d’un acte non écrite'),
    ),
  );
}

/** Nobody asks for it: it is an act of the gateway itself, kept with those of people (ADR 35). */
function noterLaPurge(
  unite: UniteDeTravail,
  journal: Journal,
  travail: Parameters<NoterLaPurge>[0],
): ReturnType<NoterLaPurge> {
  return tenirActe(
    unite.seule,
    { auteur: AUTEUR, action: 'conservation.purge', objet: null, motif: null, ...DE_NULLE_PART },
    travail,
    (nombre) => ({ issue: 'fait', nombre }),
    (faille) => journal.error({ faille }, 'fin d’un acte non écrite'),
  );
}
