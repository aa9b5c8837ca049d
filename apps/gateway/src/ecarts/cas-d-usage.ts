import { lirePolitiqueEcarts } from '#config';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import { ActiverPolitique, ResoudreEcart, ResoudreGroupe } from '#reconciliation';
import type { Provider } from '@nestjs/common';
import { REGLAGES_DES_CORRECTIONS } from './jetons.js';
import { LectureDEcarts } from './lecture-d-ecarts.js';

/** What people do about écarts; what tells a partner again rings after its commit and never waits for the bell. */
export function casDUsageDesEcarts(unite: UniteDeTravail): Provider[] {
  const sonnerEmettre = (sonnette: Sonnette) => () => {
    for (const file of ['emettre-gide', 'emettre-parcours3'] as const) void sonnette.sonner(file);
  };
  return [
    {
      provide: ResoudreEcart,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) => new ResoudreEcart(unite, sonnerEmettre(sonnette)),
    },
    {
      provide: ResoudreGroupe,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) => new ResoudreGroupe(unite, sonnerEmettre(sonnette)),
    },
    { provide: ActiverPolitique, useValue: new ActiverPolitique(unite) },
    {
      provide: REGLAGES_DES_CORRECTIONS,
      useFactory: () => lirePolitiqueEcarts(),
    },
    LectureDEcarts,
  ];
}
