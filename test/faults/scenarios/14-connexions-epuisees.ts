import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import { CLE_API } from '../montage.js';
import { LES_DEUX, type Perturbation, type Scenario, type Tour } from './scenario.js';

/** Readings of the API at once: several times the connections of a gateway. */
const LECTURES = 80;
const WEBHOOKS = 20;
/** Longest answer of the door while the database gives it nothing: fault 14 allows three seconds. */
const ATTENTE_MS = 3_000;

/** Readings hold every connection of the gateway: webhooks are taken, or told 503 as soon as none has come free. */
export const CONNEXIONS_EPUISEES: Scenario = {
  numero: '14',
  titre: 'toutes les connexions prises',
  files: LES_DEUX,
  perturber: (tour) =>
    sousVerrou(tour, 'cotraitances', {
      avant: async ({ urls }) => {
        const entetes = { authorization: `Bearer ${CLE_API}` };
        for (let rang = 0; rang < LECTURES; rang += 1)
          void fetch(`${urls[0]}/api/cotraitances`, { headers: entetes }).catch(() => undefined);
        await attendre(300);
      },
      limiteMs: ATTENTE_MS,
      admis: [202, 503],
    }),
};

/** What the door itself reads is locked: it is not a matter of connections, each webhook waits for its commit. */
export const PORTE_VERROUILLEE: Scenario = {
  numero: '14b',
  titre: 'porte derrière un verrou',
  files: LES_DEUX.slice(0, 1),
  perturber: (tour) =>
    sousVerrou(tour, 'horloge', {
      avant: () => Promise.resolve(),
      limiteMs: ATTENTE_MS,
      admis: [503],
    }),
};

interface SousVerrou {
  avant: (essai: Essai) => Promise<void>;
  limiteMs: number;
  admis: readonly number[];
}

/** Sends webhooks while a table is held, and judges every one of their answers, the slowest included. */
async function sousVerrou(
  { essai, trafic, finDuTrafic }: Tour,
  table: string,
  { avant, limiteMs, admis }: SousVerrou,
): Promise<Perturbation> {
  await finDuTrafic;
  const client = new pg.Client({ connectionString: essai.ressources.base });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  await avant(essai);
  const reponses = await Promise.all(
    trafic.webhooks.slice(0, WEBHOOKS).map(async (webhook) => {
      const debut = performance.now();
      const statut = await essai.emetteur.essayer(webhook, `msg-${randomUUID()}`);
      return { statut, ms: performance.now() - debut };
    }),
  );
  await client.query('ROLLBACK');
  await client.end();
  const lentes = reponses.filter(({ ms }) => ms > limiteMs);
  const autres = reponses.filter(({ statut }) => !admis.includes(statut));
  const pires = Math.max(...reponses.map(({ ms }) => ms));
  const refuses = reponses.filter(({ statut }) => statut === 503).length;
  return {
    injections: WEBHOOKS,
    remarques: [
      `${refuses} webhooks sur ${WEBHOOKS} ont reçu 503, réponse la plus lente ${pires.toFixed(0)} ms`,
    ],
    manquements: [
      ...manque(
        'propre',
        'réponses trop lentes, ms',
        lentes.map(({ ms }) => ms.toFixed(0)),
      ),
      ...manque(
        'propre',
        'réponses inattendues',
        autres.map(({ statut }) => String(statut)),
      ),
    ],
  };
}
