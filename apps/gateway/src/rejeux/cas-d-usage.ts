import { nomsDeLaPersonne, personneDerriere } from '#access';
import {
  AbandonnerMessage,
  ConfirmerRejeu,
  CorrigerMessage,
  DemanderRejeu,
  PiloterRejeu,
  trancheDuSeau,
} from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import type { Provider } from '@nestjs/common';
import { SEUIL_DE_REJEU_PAR_DEFAUT, type OptionsGateway } from '../options.js';
import { SEUIL_DE_REJEU } from './jetons.js';
import { LectureDeRejeu } from './lecture-de-rejeu.js';

/** What operators do about messages; what writes rings after its commit and never waits for the bell. */
export function casDUsageDeRejeu(
  unite: UniteDeTravail,
  { regles, tranches, seuilDeRejeu }: Pick<OptionsGateway, 'regles' | 'tranches' | 'seuilDeRejeu'>,
): Provider[] {
  return [
    {
      provide: DemanderRejeu,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new DemanderRejeu(unite, regles, (rejeu) => void sonnette.sonner('rejouer', rejeu), nomsDeLaPersonne),
    },
    { provide: SEUIL_DE_REJEU, useValue: seuilDeRejeu ?? SEUIL_DE_REJEU_PAR_DEFAUT },
    {
      provide: ConfirmerRejeu,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new ConfirmerRejeu(unite, (rejeu) => void sonnette.sonner('rejouer', rejeu), personneDerriere),
    },
    {
      provide: PiloterRejeu,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new PiloterRejeu(unite, (rejeu) => void sonnette.sonner('rejouer', rejeu)),
    },
    {
      provide: CorrigerMessage,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new CorrigerMessage(
          unite,
          (seau) => void sonnette.sonner('appliquer', String(trancheDuSeau(seau, tranches))),
        ),
    },
    { provide: AbandonnerMessage, useValue: new AbandonnerMessage(unite) },
    LectureDeRejeu,
  ];
}
