import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const TENTATIVES = 5;
const PATIENCE_MS = 300_000;

/** A message that kills every worker that touches it is found; those that came with it are applied meanwhile. */
export const POISON_ENTRANT: Scenario = {
  numero: '28',
  titre: 'message qui tue son worker',
  files: LES_DEUX,
  rangee: 'patiente',
  async perturber({ essai, trafic, finDuTrafic, encore }) {
    await finDuTrafic;
    const { superviseur } = essai.poste('worker-1');
    superviseur.geler();
    await encore(100, 400);
    const nouveaux = trafic.valides.slice(-100).map(({ id }) => id);
    const [poison] = await essai.sql<{ id: string; demandeur: string; evenement: string }>(
      `SELECT id, demandeur, evenement FROM messages_entrants WHERE issue = 'recu' AND evenement = ANY($1::text[]) ORDER BY random() LIMIT 1`,
      [nouveaux],
    );
    if (poison === undefined) throw new Error('Aucun message n’attendait.');
    let morts = 0;
    const lever = essai.pieges.armer({
      genre: 'appliquer',
      moment: 'avant',
      contenant: poison.id,
      repete: true,
      agir(processus) {
        morts += 1;
        essai.poste(processus).superviseur.tuer();
      },
    });
    superviseur.degeler();
    const limite = performance.now() + PATIENCE_MS;
    let issue = 'recu';
    while (issue === 'recu' && performance.now() < limite) {
      await attendre(250);
      const [ligne] = await essai.sql<{ issue: string }>(
        'SELECT issue FROM messages_entrants WHERE id = $1',
        [poison.id],
      );
      issue = ligne?.issue ?? 'recu';
    }
    lever();
    return {
      injections: morts,
      // Nothing else of that person is lost, only this one message.
      attendus: [poison.id, poison.evenement],
      manquements: [
        ...manque('V3', 'poison sans sort', issue === 'en_echec' ? [] : [`${poison.id} ${issue}`]),
        ...manque('propre', 'processus tués par le poison', morts > TENTATIVES ? [String(morts)] : []),
      ],
    };
  },
};

const REPONSE_500 = Buffer.from('HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n');

/** A partner answers 500 to every lot that holds what it stumbles on: neighbours leave, that alone is set aside. */
export const POISON_SORTANT: Scenario = {
  numero: '28b',
  titre: 'événement sur lequel un partenaire trébuche',
  files: ['postgres'],
  rangee: 'patiente',
  async perturber({ essai, trafic, finDuTrafic }) {
    const siens = trafic.valides.slice(-200).find(({ type }) => type.includes('etape'));
    if (siens === undefined) throw new Error('unreachable: a traffic has étapes');
    const { demandeur, cotraitance } = siens.data as Record<'demandeur' | 'cotraitance', string>;
    let coups = 0;
    const lever = essai.pieges.armer({
      genre: 'dire_gide',
      moment: 'avant',
      contenant: demandeur,
      repete: true,
      agir() {
        coups += 1;
        return { reponse: REPONSE_500 };
      },
    });
    await finDuTrafic;
    const debut = performance.now();
    const voisins = async (): Promise<number> => {
      const [ligne] = await essai.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM messages_sortants
         WHERE partenaire = 'gide' AND demandeur <> $1 AND issue IN ('a_emettre', 'incertain', 'retenu')`,
        [demandeur],
      );
      return ligne?.n ?? 0;
    };
    while ((await voisins()) > 0 && performance.now() - debut < PATIENCE_MS) await attendre(250);
    const secondes = (performance.now() - debut) / 1_000;
    const restes = await voisins();
    lever();
    const mis = await essai.sql<{ id: string }>(
      `SELECT id FROM messages_sortants WHERE partenaire = 'gide' AND demandeur = $1`,
      [demandeur],
    );
    return {
      injections: coups,
      attendus: [demandeur, cotraitance, ...mis.map(({ id }) => id)],
      remarques: [`voisins tous partis ${secondes.toFixed(1)} s après la fin du trafic`],
      manquements: manque('V3', 'voisins retenus par le poison', restes > 0 ? [String(restes)] : []),
    };
  },
};
