import { VuesEnregistrees } from '#access';
import { lireReglesDExport } from '#config';
import { DemanderExport } from '#exports';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import type { Provider } from '@nestjs/common';

/** What people keep and take away. Who asks for a file rings after the commit and never waits for the bell. */
export function fournirExports(unite: UniteDeTravail): Provider[] {
  return [
    { provide: VuesEnregistrees, useValue: new VuesEnregistrees(unite) },
    {
      provide: DemanderExport,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new DemanderExport(unite, lireReglesDExport(), (id) => void sonnette.sonner('exporter', id)),
    },
  ];
}
