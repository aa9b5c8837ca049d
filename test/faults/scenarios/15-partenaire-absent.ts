import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario, type Tour } from './scenario.js';

const MESSAGES = 500;
const DEBIT = 100;
/** What the partner that answers may lose of its rate. */
const PERTE_ADMISE = 0.1;

/** GIDE refuses every connection: its messages wait, Parcours 3 is told as fast as before, and GIDE catches up. */
export const PARTENAIRE_ABSENT: Scenario = {
  numero: '15',
  titre: 'un partenaire absent',
  files: LES_DEUX,
  async perturber(tour) {
    const { essai, finDuTrafic } = tour;
    await finDuTrafic;
    await essai.drainer();
    const avant = await debitVersParcours3(tour);
    for (const relais of essai.relais('gide')) await relais.refuser();
    const pendant = await debitVersParcours3(tour);
    for (const relais of essai.relais('gide')) await relais.accepter();
    const perte = 1 - pendant / avant;
    return {
      injections: 1,
      remarques: [
        `débit de l'autre partenaire : ${avant.toFixed(0)}/s avant, ${pendant.toFixed(0)}/s pendant`,
      ],
      manquements: manque('propre', 'part de débit perdue', perte > PERTE_ADMISE ? [perte.toFixed(2)] : []),
    };
  },
};

/** Versions a second that Parcours 3 applied, from the first webhook to its last effect. */
async function debitVersParcours3({ essai, encore }: Tour): Promise<number> {
  const registre = (): number => essai.partenaires.parcours3.registre().length;
  const depart = registre();
  const debut = performance.now();
  await encore(MESSAGES, DEBIT);
  let dernier = { lignes: registre(), le: performance.now() };
  for (;;) {
    await attendre(50);
    const [{ n } = { n: 0 }] = await essai.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM messages_entrants WHERE issue = 'recu'`,
    );
    const lignes = registre();
    if (lignes !== dernier.lignes) dernier = { lignes, le: performance.now() };
    else if (n === 0 && performance.now() - dernier.le > 1_500) break;
  }
  return ((dernier.lignes - depart) / (dernier.le - debut)) * 1_000;
}
