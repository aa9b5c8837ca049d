import { ApprouverSimulation, DemanderSimulation, type SourceDeRegles } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import { TerritoireNational } from '#territory';
import type { Provider } from '@nestjs/common';
import { REGLES } from './jetons.js';
import { OuvrirSimulation } from './ouvrir-simulation.js';

/** Rules: read here, counted by the workers, put in force here. */
export function casDUsageDesRegles(
  unite: UniteDeTravail,
  { regles, territoire }: { regles: SourceDeRegles; territoire: TerritoireNational },
): Provider[] {
  return [
    { provide: REGLES, useValue: regles },
    { provide: TerritoireNational, useValue: territoire },
    {
      provide: DemanderSimulation,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new DemanderSimulation(
          unite,
          regles,
          territoire,
          (simulation) => void sonnette.sonner('simuler', simulation),
        ),
    },
    { provide: ApprouverSimulation, useValue: new ApprouverSimulation(unite, regles) },
    OuvrirSimulation,
  ];
}
