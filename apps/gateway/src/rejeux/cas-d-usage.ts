import {
  AbandonnerMessage,
  CorrigerMessage,
  DemanderRejeu,
  PiloterRejeu,
  type SourceDeRegles,
  trancheDuSeau,
} from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import type { Provider } from '@nestjs/common';
import { LectureDeRejeu } from './lecture-de-rejeu.js';

/** What operators do about messages; what writes rings after its commit and never waits for the bell. */
export function casDUsageDeRejeu(
  unite: UniteDeTravail,
  { regles, tranches }: { regles: SourceDeRegles; tranches: number },
): Provider[] {
  return [
    {
      provide: DemanderRejeu,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new DemanderRejeu(unite, regles, (rejeu) => void sonnette.sonner('rejouer', rejeu)),
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
