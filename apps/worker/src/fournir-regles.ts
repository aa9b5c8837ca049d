import type { Provider } from '@nestjs/common';
import { lireRegles } from '#config';
import { ExecuterSimulation, ReglesCourantes } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { chargerTerritoire } from '#territory';
import { Suivi } from './observation/suivi.js';
import { SimulerProcessor } from './processors/simuler.processor.js';

/** The rules in force, their flux recorded at the first start (H6), and what changes of them would do. */
export function fournirRegles(): Provider[] {
  return [
    {
      provide: ReglesCourantes,
      inject: [UniteDeTravail],
      useFactory: async (unite: UniteDeTravail) => {
        const regles = new ReglesCourantes({ ...lireRegles(), territoire: chargerTerritoire() });
        await regles.semer(unite);
        return regles;
      },
    },
    {
      provide: ExecuterSimulation,
      inject: [UniteDeTravail, ReglesCourantes, Suivi],
      useFactory: (unite: UniteDeTravail, regles: ReglesCourantes, { journal }: Suivi) =>
        new ExecuterSimulation(unite, regles, ({ erreur }) =>
          journal.error({ faille: erreur }, 'calcul impossible dans une simulation'),
        ),
    },
    SimulerProcessor,
  ];
}
