import { lireSurveillance } from '#config';
import type { UniteDeTravail } from '#persistence';
import { SONNETTE, type Sonnette } from '#queueing';
import { LireBilan, RechercherAudit, TraiterAlarme, VerifierScellements } from '#supervision';
import type { Provider } from '@nestjs/common';

/** Conservation, alarms and audit, for the routes (X5.5, X6.1): the worker watches, the gateway shows and takes orders. */
export function fournirSurveillance(unite: UniteDeTravail): Provider[] {
  return [
    { provide: RechercherAudit, useValue: new RechercherAudit(unite) },
    { provide: VerifierScellements, useValue: new VerifierScellements(unite) },
    {
      provide: LireBilan,
      useFactory: () => new LireBilan(unite, lireSurveillance().conservation.limiteMinutes),
    },
    {
      provide: TraiterAlarme,
      inject: [SONNETTE],
      useFactory: (sonnette: Sonnette) =>
        new TraiterAlarme(unite, () => void sonnette.sonner('surveiller', 'notifications')),
    },
  ];
}
