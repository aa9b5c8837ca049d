import {
  CommanderLaPause,
  DemanderEssai,
  EnregistrerAcceptation,
  Fenetres,
  LireChronologie,
  LireCorpsDuMessage,
  LireEtat,
  LireFaits,
  LireFrise,
  LireHistorique,
  LireMessage,
  LireMessagesDeCotraitance,
  LireVersions,
  LireSystemes,
  ListerActions,
  ListerCotraitances,
  ListerPartenaires,
  type ObserverPorte,
  RechercherMessages,
  RecevoirWebhook,
  trancheDuSeau,
  voieDuPartenaire,
} from '#exchange';
import { QuotaPartage } from '#access';
import { lireFenetres } from '#config';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import { DemanderSynchronisation } from '#reconciliation';
import type { Provider } from '@nestjs/common';
import { type OptionsGateway, QUOTAS_PAR_DEFAUT } from './options.js';

/** The use cases behind the routes; those that write ring after their commit and never wait for the bell. */
export function casDUsage(
  unite: UniteDeTravail,
  { regles, tranches, quotas }: Pick<OptionsGateway, 'regles' | 'tranches' | 'quotas'>,
  observerPorte: ObserverPorte,
): Provider[] {
  const quota = new QuotaPartage(unite.seule, (quotas ?? QUOTAS_PAR_DEFAUT).partenaire);
  return [
    {
      provide: RecevoirWebhook,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new RecevoirWebhook(
          unite,
          (seaux) => {
            for (const tranche of new Set(seaux.map((seau) => trancheDuSeau(seau, tranches))))
              void sonnette.sonner('appliquer', String(tranche));
          },
          (partenaire, evenements) => quota.prendre(`partenaire:${partenaire}`, evenements),
          observerPorte,
        ),
    },
    {
      provide: EnregistrerAcceptation,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new EnregistrerAcceptation(unite, regles, () => void sonnette.sonner('emettre-gide')),
    },
    {
      provide: DemanderSynchronisation,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new DemanderSynchronisation(unite, () => void sonnette.sonner('synchroniser')),
    },
    {
      provide: CommanderLaPause,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new CommanderLaPause(unite, (partenaire) => void sonnette.sonner(voieDuPartenaire(partenaire))),
    },
    {
      provide: DemanderEssai,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new DemanderEssai(unite, () => void sonnette.sonner('surveiller', 'essais')),
    },
    { provide: Fenetres, useValue: new Fenetres(lireFenetres()) },
    { provide: LireEtat, useValue: new LireEtat(unite, regles) },
    { provide: LireFaits, useValue: new LireFaits(unite, regles) },
    { provide: LireFrise, useValue: new LireFrise(unite, regles) },
    { provide: LireHistorique, useValue: new LireHistorique(unite, regles) },
    { provide: LireMessagesDeCotraitance, useValue: new LireMessagesDeCotraitance(unite, regles) },
    { provide: LireSystemes, useValue: new LireSystemes(unite, regles) },
    { provide: ListerActions, useValue: new ListerActions(unite) },
    { provide: ListerCotraitances, useValue: new ListerCotraitances(unite) },
    { provide: ListerPartenaires, useValue: new ListerPartenaires(unite, new Fenetres(lireFenetres())) },
    { provide: RechercherMessages, useValue: new RechercherMessages(unite) },
    { provide: LireMessage, useValue: new LireMessage(unite) },
    { provide: LireChronologie, useValue: new LireChronologie(unite) },
    { provide: LireCorpsDuMessage, useValue: new LireCorpsDuMessage(unite) },
    { provide: LireVersions, useValue: new LireVersions(unite) },
  ];
}
