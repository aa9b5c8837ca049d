import { ChangerDHabilitation } from '#access';
import { ReseauxSortants } from '#partners';
import type { UniteDeTravail } from '#persistence';
import type { Provider } from '@nestjs/common';
import type { OptionsGateway } from '../options.js';
import { Fournisseur } from './fournisseur.js';
import { SeConnecter } from './se-connecter.use-case.js';
import { SeDeconnecter } from './se-deconnecter.use-case.js';
import { MontrerSession } from './montrer-session.js';

/** Nest token of the origin at which browsers reach the gateway. */
export const ORIGINE = Symbol('ORIGINE');

/** No acr is equal to it: without a provider, no sign-in is strong. */
const AUCUN_ACR = '';

/** Signing in and sessions; without a provider, nobody signs in and keys go on. */
export function fournirSessions(
  unite: UniteDeTravail,
  {
    identite,
    origine,
    reseaux,
    journal,
  }: Pick<OptionsGateway, 'identite' | 'origine' | 'reseaux' | 'journal'>,
): Provider[] {
  const fournisseur = identite && new Fournisseur(identite, origine, reseaux ?? ReseauxSortants.tous());
  const acrFort = identite?.acrFort ?? AUCUN_ACR;
  return [
    { provide: ORIGINE, useValue: origine },
    {
      provide: SeConnecter,
      useValue: new SeConnecter(unite, fournisseur, identite?.acrFort, (faille) =>
        journal.error({ faille }, 'fin d’un acte non écrite'),
      ),
    },
    { provide: SeDeconnecter, useValue: new SeDeconnecter(unite, fournisseur) },
    { provide: ChangerDHabilitation, useValue: new ChangerDHabilitation(unite, acrFort) },
    { provide: MontrerSession, useValue: new MontrerSession(unite, acrFort) },
  ];
}
