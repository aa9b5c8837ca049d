import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { BancPostgres } from '../../banc/banc-postgres.js';
import { cpuDeLArbre, memoireDuPlusGros } from '../../banc/processus.js';
import { CLE_DU_BANC, demarrerPasserelle } from '../passerelle-du-banc.js';
import { JOUR_DE_LA_NUIT } from './modeles.js';
import type { PartenairesDeLaNuit } from './partenaires-de-la-nuit.js';

const PATIENCE_MS = 1_800_000;

/** A night, end to end: from the request to its report. */
export interface ResultatDeNuit {
  secondes: number;
  /** Seconds of each step, in their order. */
  etapes: { etape: string; secondes: number; resultat: Record<string, unknown> }[];
  changements: number;
  /** Dossiers of which an effect came due, versions told to the partners. */
  dus: number;
  dits: number;
  cpu: { passerelle: number; postgres: number; banc: number };
  memoire: { gateway: number; worker: number; postgres: number };
}

interface Ligne {
  etape: string;
  etat: string;
  cause: string | null;
  resultat: Record<string, unknown> | null;
  secondes: number;
}

/**
 * The night by the deployed processes: asked of the gateway, run by the worker, on the day after the population's.
 * @throws Error when it did not end well, or left something undone
 */
export async function courirNuit(
  banc: BancPostgres,
  base: string,
  partenaires: PartenairesDeLaNuit,
  attendus: { dus: number },
): Promise<ResultatDeNuit> {
  const changements = await partenaires.publier();
  const passerelle = await demarrerPasserelle(base, partenaires, JOUR_DE_LA_NUIT);
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    const cpu = {
      passerelle: cpuDe([passerelle.gateway.pid, passerelle.worker.pid]),
      postgres: cpuDe([banc.postmaster]),
      banc: cpuDe(partenaires.pids),
    };
    const avant = { passerelle: cpu.passerelle(), postgres: cpu.postgres(), banc: cpu.banc() };
    const debut = performance.now();
    const synchronisation = await demander(passerelle.url);
    const etat = await attendreLaFin(client, synchronisation);
    const secondes = (performance.now() - debut) / 1_000;
    const etapes = await lireEtapes(client, synchronisation);
    const bilan = await controler(client, etat, etapes, { ...attendus, changements });
    return {
      secondes,
      etapes: etapes.map(({ etape, secondes: duree, resultat }) => ({
        etape,
        secondes: Number(duree),
        resultat: resultat ?? {},
      })),
      changements,
      ...bilan,
      cpu: {
        passerelle: cpu.passerelle() - avant.passerelle,
        postgres: cpu.postgres() - avant.postgres,
        banc: cpu.banc() - avant.banc,
      },
      memoire: {
        gateway: passerelle.gateway.memoire,
        worker: passerelle.worker.memoire,
        postgres: memoireDuPlusGros(banc.postmaster),
      },
    };
  } finally {
    await client.end();
    await passerelle.arreter();
  }
}

function cpuDe(pids: readonly number[]): () => number {
  return () => pids.reduce((somme, pid) => somme + cpuDeLArbre(pid), 0);
}

async function demander(url: string): Promise<string> {
  const reponse = await fetch(`${url}/api/synchronisations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CLE_DU_BANC}` },
  });
  if (reponse.status !== 202) throw new Error(`La synchronisation est refusée : ${reponse.status}.`);
  return ((await reponse.json()) as { id: string }).id;
}

async function attendreLaFin(client: pg.Client, id: string): Promise<string> {
  for (const limite = performance.now() + PATIENCE_MS; performance.now() < limite;) {
    await attendre(100);
    const { rows } = await client.query<{ etat: string }>('SELECT etat FROM synchronisations WHERE id = $1', [
      id,
    ]);
    const etat = rows[0]?.etat ?? '';
    if (!['en_attente', 'en_cours'].includes(etat)) return etat;
  }
  throw new Error('La nuit ne se termine pas.');
}

async function lireEtapes(client: pg.Client, id: string): Promise<Ligne[]> {
  const { rows } = await client.query<Ligne>(
    `SELECT etape, etat, cause, resultat, extract(epoch FROM fin - debut)::float AS secondes
     FROM synchronisation_etapes WHERE synchronisation = $1 ORDER BY rang`,
    [id],
  );
  return rows;
}

/** Every change was read and applied, every effect treated, everything told: else there is nothing to measure. */
async function controler(
  client: pg.Client,
  etat: string,
  etapes: readonly Ligne[],
  attendus: { dus: number; changements: number },
): Promise<{ dus: number; dits: number }> {
  const { rows } = await client.query<{ appliques: number; recus: number; dits: number; restants: number }>(
    `SELECT (SELECT count(*) FILTER (WHERE issue = 'applique') FROM messages_entrants)::int AS appliques,
            (SELECT count(*) FROM messages_entrants)::int AS recus,
            (SELECT count(*) FILTER (WHERE issue = 'acquitte') FROM messages_sortants)::int AS dits,
            (SELECT count(*) FILTER (WHERE issue NOT IN ('acquitte', 'remplace', 'sans_effet')) FROM messages_sortants)::int AS restants`,
  );
  const comptes = rows[0] ?? { appliques: 0, recus: 0, dits: 0, restants: 0 };
  const dus = Number(etapes.find(({ etape }) => etape === 'effets_dus')?.resultat?.dossiers);
  const juste =
    etat === 'terminee' &&
    etapes.every((etape) => etape.etat === 'terminee') &&
    dus === attendus.dus &&
    // What a partner stated and had never arrived may have been read besides.
    comptes.appliques >= attendus.changements &&
    comptes.appliques === comptes.recus &&
    comptes.restants === 0;
  if (!juste)
    throw new Error(`La nuit est fausse : ${JSON.stringify({ etat, attendus, dus, comptes, etapes })}`);
  return { dus, dits: comptes.dits };
}
