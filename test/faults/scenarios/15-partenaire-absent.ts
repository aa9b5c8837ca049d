import { attendreQue } from '#test/attendre-que';
import { mediane } from '../../banc/quantiles.js';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario, type Tour } from './scenario.js';

const PASSES = 5;
const MESSAGES = 2_000;
const MESSAGES_DE_PAUSE = 200;
/** More than is taken: the rate measured is that of the gateway. */
const DEBIT = 50_000;
/** What the partner that answers may lose of its rate. */
const PERTE_ADMISE = 0.1;

/** GIDE refuses every connection: its messages wait, Parcours 3 is told as fast as before, and GIDE catches up. */
export const PARTENAIRE_ABSENT: Scenario = {
  numero: '15',
  titre: 'un partenaire absent',
  files: LES_DEUX,
  rangee: 'seule',
  trafic: { parWebhook: 200 },
  async perturber(tour) {
    const { essai, finDuTrafic } = tour;
    await finDuTrafic;
    await essai.drainer();
    const debits: { avec: number; sans: number }[] = [];
    // In turn, so that both see the same machine.
    for (let passe = 0; passe < PASSES; passe += 1) {
      const avec = await debitVersParcours3(tour);
      for (const relais of essai.relais('gide')) await relais.refuser();
      await jusquALaPause(tour);
      const sans = await debitVersParcours3(tour);
      for (const relais of essai.relais('gide')) await relais.accepter();
      debits.push({ avec, sans });
      await essai.drainer();
    }
    const perte = 1 - mediane(debits.map(({ avec, sans }) => sans / avec));
    const [{ brulees, retenus } = { brulees: 0, retenus: 0 }] = await essai.sql<{
      brulees: number;
      retenus: number;
    }>(
      `SELECT (SELECT count(*) FROM messages_sortants WHERE tentatives > 0)::int AS brulees,
              (SELECT count(DISTINCT message) FROM transitions WHERE de = 'retenu')::int AS retenus`,
    );
    const dire = (nom: 'avec' | 'sans'): string => mediane(debits.map((debit) => debit[nom])).toFixed(0);
    return {
      injections: PASSES,
      remarques: [
        `débit de l'autre partenaire, médiane de ${PASSES} : ${dire('avec')}/s avec GIDE, ${dire('sans')}/s sans ; ${retenus} messages retenus`,
      ],
      manquements: [
        ...manque('propre', 'part de débit perdue', perte <= PERTE_ADMISE ? [] : [perte.toFixed(2)]),
        ...manque('propre', 'messages retenus', retenus > 0 ? [] : ['aucun']),
        ...manque('propre', 'tentatives brûlées', brulees === 0 ? [] : [String(brulees)]),
      ],
    };
  },
};

/** GIDE is missed often enough to be paused as a whole. */
async function jusquALaPause({ essai, encore }: Tour): Promise<void> {
  await encore(MESSAGES_DE_PAUSE, DEBIT);
  await attendreQue('GIDE est en pause', async () => {
    const pauses = await essai.sql(
      `SELECT FROM partenaires WHERE partenaire = 'gide' AND pause = 'automatique'`,
    );
    return pauses.length > 0;
  });
}

/** Versions a second that Parcours 3 applied, from the first webhook to the last of what waited for it. */
async function debitVersParcours3({ essai, encore }: Tour): Promise<number> {
  const registre = (): number => essai.partenaires.parcours3.registre().length;
  const depart = registre();
  const debut = performance.now();
  await encore(MESSAGES, DEBIT);
  await attendreQue('tout est dit à Parcours 3', async () => {
    const [{ n } = { n: 1 }] = await essai.sql<{ n: number }>(
      `SELECT (SELECT count(*) FROM messages_entrants WHERE issue = 'recu')::int
              + (SELECT count(*) FROM messages_sortants
                 WHERE partenaire = 'parcours3' AND issue IN ('a_emettre', 'incertain', 'retenu'))::int AS n`,
    );
    return n === 0;
  });
  return ((registre() - depart) / (performance.now() - debut)) * 1_000;
}
