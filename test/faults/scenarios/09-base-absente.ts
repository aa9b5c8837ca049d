import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const REFUS_MS = 20_000;
const GEL_MS = 8_000;
/** What a process may take while its database is away, bytes. */
const CROISSANCE_MAXIMALE = 150 * 1_048_576;

/** Nobody reaches the database for a while, then it is there and does not answer: memory stays flat, all comes back. */
export const BASE_ABSENTE: Scenario = {
  numero: '9b',
  titre: 'base injoignable 20 s, puis muette 8 s',
  files: LES_DEUX,
  debit: 150,
  async perturber({ essai }) {
    const postes = [...essai.postes];
    const mesurer = (): number[] =>
      postes.map(([, { superviseur }]) => {
        superviseur.mesurer();
        return superviseur.memoire.maximum;
      });
    const avant = mesurer();
    for (const relais of essai.relais('postgres')) await relais.refuser();
    await attendre(REFUS_MS);
    for (const relais of essai.relais('postgres')) await relais.accepter();
    await attendre(2_000);
    for (const relais of essai.relais('postgres')) relais.geler();
    await attendre(GEL_MS);
    for (const relais of essai.relais('postgres')) relais.degeler();
    const gros = mesurer().flatMap((octets, rang) => {
      const croissance = octets - (avant[rang] ?? 0);
      return croissance > CROISSANCE_MAXIMALE
        ? [`${postes[rang]?.[0]} +${Math.round(croissance / 1_048_576)} Mio`]
        : [];
    });
    return { injections: 2, manquements: manque('propre', 'mémoire qui croît sans base', gros) };
  },
};
