import {
  AccorderHabilitation,
  ChangerEtatDuCompte,
  CreerCle,
  RemplacerCle,
  RetirerHabilitation,
  ReveillerHabilitation,
  SuspendreCle,
} from '#access';
import type { UniteDeTravail } from '#persistence';
import type { Provider } from '@nestjs/common';
import type { OptionsGateway } from '../options.js';
import { EMETTEUR } from './jetons.js';
import { PorteesDonnees } from './portees-donnees.js';

/** What the administrateur decides of who may enter: the same use cases as the command line. */
export function casDUsageDesHabilitations(
  unite: UniteDeTravail,
  { identite }: Pick<OptionsGateway, 'identite'>,
): Provider[] {
  return [
    { provide: EMETTEUR, useValue: identite?.url ?? null },
    ...[
      AccorderHabilitation,
      ChangerEtatDuCompte,
      CreerCle,
      RemplacerCle,
      RetirerHabilitation,
      ReveillerHabilitation,
      SuspendreCle,
    ].map((CasDUsage) => ({ provide: CasDUsage, useValue: new CasDUsage(unite) })),
    PorteesDonnees,
  ];
}
