import { setTimeout as attendre } from 'node:timers/promises';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import { CLE_API } from '../montage.js';
import type { Moment } from '../relais/pieges.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const FOIS = 20;
const MESSAGES = 150;
/** Before a lot of the replay is committed, and while its answer is kept back. */
const MOMENTS_DES_MORTS = ['avant', 'pendant'] as const;
const PATIENCE_MS = 150_000;

interface Reponse {
  statut: number;
  id: string | undefined;
}

/** Twenty times the same request, then another operator's: one replay, the same answer, 409; its worker dies twice. */
export const REJEU_DOUBLE: Scenario = {
  numero: '33',
  titre: 'rejeu demandé vingt fois, puis par un autre, worker tué',
  files: LES_DEUX,
  rangee: 'patiente',
  montage: { gateways: 2, workers: 2 },
  async perturber({ essai, finDuTrafic }) {
    await finDuTrafic;
    await essai.drainer();
    const choisis = await essai.sql<{ id: string }>(
      `(SELECT id FROM messages_sortants WHERE issue = 'acquitte' ORDER BY id LIMIT $1)
       UNION ALL (SELECT id FROM messages_entrants WHERE issue = 'applique' ORDER BY id LIMIT $1)`,
      [MESSAGES],
    );
    const ids = choisis.map(({ id }) => id);
    const morts = tuerLesWorkers(essai);
    const demande = { ids, motif: 'Essai des pannes', debit: 40 };
    const memes = await Promise.all(Array.from({ length: FOIS }, () => demander(essai, 'meme-cle', demande)));
    const autre = await demander(essai, 'autre-cle', { ...demande, ids: ids.slice(-10) });
    const rejeux = new Set(memes.map(({ id }) => id));
    const fini = await attendreLaFin(essai);
    const [compte] = await essai.sql<{ n: number; sans: number }>(
      `SELECT (SELECT count(*)::int FROM rejeux) AS n,
              (SELECT count(*)::int FROM rejeu_messages WHERE verdict IS NULL) AS sans`,
    );
    return {
      injections: FOIS + 1 + morts.length,
      manquements: [
        ...manque(
          'propre',
          'réponses autres que 200 et 201',
          memes.filter(({ statut }) => statut !== 200 && statut !== 201).map(({ statut }) => String(statut)),
        ),
        ...manque('propre', 'morts qui n’ont pas eu lieu', MOMENTS_DES_MORTS.slice(morts.length)),
        ...manque('propre', 'rejeux pour une même demande', rejeux.size === 1 ? [] : [[...rejeux].join(' ')]),
        ...manque(
          'propre',
          'réponse à l’autre opérateur',
          autre.statut === 409 ? [] : [String(autre.statut)],
        ),
        ...manque('V2', 'rejeux enregistrés', compte?.n === 1 ? [] : [String(compte?.n)]),
        ...manque('V3', 'rejeu qui ne finit pas', fini === 'termine' ? [] : [fini]),
        ...manque('V3', 'messages sans verdict', compte?.sans === 0 ? [] : [String(compte?.sans)]),
      ],
    };
  },
};

/** Kills the worker that comes to each moment in turn. @returns those that did happen, as they do */
function tuerLesWorkers(essai: Essai): Moment[] {
  const morts: Moment[] = [];
  const armer = (moment: Moment | undefined): void => {
    if (moment === undefined) return;
    const lever = essai.pieges.armer({
      genre: 'rejeu',
      moment,
      repete: true,
      agir(processus) {
        // The commits of the request itself are the gateway's: only those of a worker's lots are struck.
        if (!processus.startsWith('worker')) return 'laisser';
        lever();
        morts.push(moment);
        essai.poste(processus).superviseur.tuer();
        armer(MOMENTS_DES_MORTS[morts.length]);
        return undefined;
      },
    });
  };
  armer(MOMENTS_DES_MORTS[0]);
  return morts;
}

async function demander(essai: Essai, cle: string, demande: object): Promise<Reponse> {
  const entetes = {
    authorization: `Bearer ${CLE_API}`,
    'content-type': 'application/json',
    'idempotency-key': cle,
  };
  const { statut, texte } = await essai.emetteur.poster('/api/rejeux', entetes, JSON.stringify(demande));
  const corps = statut === 0 ? {} : (JSON.parse(texte) as { id?: string });
  return { statut, id: corps.id };
}

async function attendreLaFin(essai: Essai): Promise<string> {
  const limite = performance.now() + PATIENCE_MS;
  for (;;) {
    const [rejeu] = await essai.sql<{ etat: string }>(
      'SELECT etat FROM rejeux WHERE NOT simulation ORDER BY demande_le LIMIT 1',
    );
    if (rejeu?.etat === 'termine' || performance.now() > limite) return rejeu?.etat ?? 'absent';
    await attendre(200);
  }
}
