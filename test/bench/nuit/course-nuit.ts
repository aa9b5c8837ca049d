import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { BancPostgres } from '../../banc/banc-postgres.js';
import { cpuDeLArbre, memoireDuPlusGros } from '../../banc/processus.js';
import { lesPlusLongs, type PartDOrdre, tempsDesOrdres } from '../profil.js';
import { CLE_DU_BANC, demarrerPasserelle } from '../passerelle-du-banc.js';
import { JOUR_DE_LA_NUIT } from './modeles.js';
import type { PartenairesDeLaNuit } from './partenaires-de-la-nuit.js';

const PATIENCE_MS = 1_800_000;
const ORDRES_MONTRES = 10;

/** A night, end to end: from the request to its report. */
export interface ResultatDeNuit {
  secondes: number;
  /** Each step, in their order. */
  etapes: EtapeMesuree[];
  changements: number;
  /** Dossiers of which an effect came due, versions told to the partners. */
  dus: number;
  dits: number;
  cpu: CpuDeNuit;
  /** Statements that took the most of PostgreSQL's time. */
  ordres: PartDOrdre[];
  memoire: { gateway: number; worker: number; postgres: number };
}

export interface EtapeMesuree {
  etape: string;
  secondes: number;
  /** CPU seconds while it was the one under way, to a tenth of a second. */
  cpu: CpuDeNuit;
}

export interface CpuDeNuit {
  passerelle: number;
  postgres: number;
  banc: number;
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
    const lire = (): CpuDeNuit => ({
      passerelle: cpuDeLArbre(passerelle.gateway.pid) + cpuDeLArbre(passerelle.worker.pid),
      postgres: cpuDeLArbre(banc.postmaster),
      banc: partenaires.pids.reduce((somme, pid) => somme + cpuDeLArbre(pid), 0),
    });
    const ordresAvant = await tempsDesOrdres(client);
    const avant = lire();
    const debut = performance.now();
    const synchronisation = await demander(passerelle.url);
    const { etat, cpus } = await suivre(client, synchronisation, lire);
    const secondes = (performance.now() - debut) / 1_000;
    const apres = lire();
    const lignes = await lireEtapes(client, synchronisation);
    const bilan = await controler(client, etat, lignes, { ...attendus, changements });
    return {
      secondes,
      etapes: lignes.map(({ etape, secondes: duree }) => ({
        etape,
        secondes: duree,
        cpu: cpus.get(etape) ?? { passerelle: 0, postgres: 0, banc: 0 },
      })),
      changements,
      ...bilan,
      cpu: ecart(avant, apres),
      ordres: lesPlusLongs(ordresAvant, await tempsDesOrdres(client), ORDRES_MONTRES),
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

function ecart(avant: CpuDeNuit, apres: CpuDeNuit): CpuDeNuit {
  return {
    passerelle: apres.passerelle - avant.passerelle,
    postgres: apres.postgres - avant.postgres,
    banc: apres.banc - avant.banc,
  };
}

async function demander(url: string): Promise<string> {
  const reponse = await fetch(`${url}/api/synchronisations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CLE_DU_BANC}` },
  });
  if (reponse.status !== 202) throw new Error(`La synchronisation est refusée : ${reponse.status}.`);
  return ((await reponse.json()) as { id: string }).id;
}

/** Until it has ended: ten times a second, what was spent since is put down to the step under way. */
async function suivre(
  client: pg.Client,
  id: string,
  lire: () => CpuDeNuit,
): Promise<{ etat: string; cpus: Map<string, CpuDeNuit> }> {
  const cpus = new Map<string, CpuDeNuit>();
  let avant = lire();
  for (const limite = performance.now() + PATIENCE_MS; performance.now() < limite;) {
    await attendre(100);
    const { rows } = await client.query<{ etat: string; etape: string | null }>(
      'SELECT etat, etape FROM synchronisations WHERE id = $1',
      [id],
    );
    const { etat, etape } = rows[0] ?? { etat: '', etape: null };
    const apres = lire();
    const deja = cpus.get(etape ?? '') ?? { passerelle: 0, postgres: 0, banc: 0 };
    const depense = ecart(avant, apres);
    cpus.set(etape ?? '', {
      passerelle: deja.passerelle + depense.passerelle,
      postgres: deja.postgres + depense.postgres,
      banc: deja.banc + depense.banc,
    });
    avant = apres;
    if (!['en_attente', 'en_cours'].includes(etat)) return { etat, cpus };
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
