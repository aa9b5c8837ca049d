import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { BancPostgres } from '../banc/banc-postgres.js';
import { type Envoi, envoyer } from './envois-signes.js';
import type { Mesure } from './mesure.js';
import type { Partenaires } from './partenaires-qui-acquittent.js';
import { demarrerPasserelle } from './passerelle-du-banc.js';
import { cpuDeLArbre, memoireDuPlusGros } from '../banc/processus.js';
import { lignesEcrites, Releve } from './releve.js';

/** Longest run before it is given up. */
const PATIENCE_MS = 300_000;

export interface Terrain {
  banc: BancPostgres;
  partenaires: Partenaires;
  /** The database that every run of the gateway starts on a copy of. */
  modele: string;
}

export interface CoursePasserelle {
  /** Sent and treated before the clock starts. */
  echauffement: readonly Envoi[];
  envois: readonly Envoi[];
  /** Keep-alive connections, both partners together. */
  connexions: number;
}

/**
 * One day through the gateway: from the first request to the last acknowledgement of a partner.
 * @throws Error when something was lost, refused or told twice: then there is nothing to measure
 */
export async function courirPasserelle(
  { banc, partenaires, modele }: Terrain,
  { echauffement, envois, connexions }: CoursePasserelle,
): Promise<Mesure> {
  const base = await banc.creerBase(modele);
  const passerelle = await demarrerPasserelle(base, partenaires);
  try {
    partenaires.oublier();
    await envoyer(passerelle.url, echauffement, connexions);
    await attendreLaFin(base, partenaires);
    const ditsAvant = partenaires.acquittes;
    await banc.reposer();
    const releve = await Releve.commencer(base, banc.postmaster);
    const noeuds = [passerelle.gateway.pid, passerelle.worker.pid];
    const cpuAvant = noeuds.map(cpuDeLArbre);
    const cpuBancAvant = process.cpuUsage();
    const debut = performance.now();
    await envoyer(passerelle.url, envois, connexions);
    await attendreLaFin(base, partenaires);
    const secondes = (partenaires.dernierAcquit - debut) / 1_000;
    const cpuBanc = process.cpuUsage(cpuBancAvant);
    const cpuNode = noeuds
      .map(cpuDeLArbre)
      .reduce((somme, cpu, rang) => somme + cpu - (cpuAvant[rang] ?? 0), 0);
    const cout = await releve.finir();
    const memoire = {
      gateway: passerelle.gateway.memoire,
      worker: passerelle.worker.memoire,
      postgres: memoireDuPlusGros(banc.postmaster),
    };
    const messages = compter(envois);
    const tous = messages + compter(echauffement);
    await verifier(base, tous, partenaires.acquittes);
    const sortants = partenaires.acquittes - ditsAvant;
    await passerelle.arreter();
    // A session tells its rows when it ends: those of the warm-up are in, at the same rate.
    const { produit, file } = await lignesEcrites(base);
    return {
      messages,
      sortants,
      secondes,
      lignes: (produit * messages) / tous,
      lignesDeFile: (file * messages) / tous,
      ...cout,
      cpuNode,
      cpuBanc: (cpuBanc.user + cpuBanc.system) / 1e6,
      memoire,
    };
  } finally {
    await passerelle.arreter();
    await banc.supprimerBase(base);
  }
}

function compter(envois: readonly Envoi[]): number {
  return envois.reduce((somme, { evenements }) => somme + evenements, 0);
}

/** Once nothing has been told for a moment, asks whether anything still waits: the question costs an index probe. */
async function attendreLaFin(base: string, partenaires: Partenaires): Promise<void> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    const limite = performance.now() + PATIENCE_MS;
    for (;;) {
      if (performance.now() > limite) throw new Error('La journée ne se termine pas.');
      await attendre(100);
      if (performance.now() - partenaires.dernierAcquit < 200) continue;
      const { rows } = await client.query<{ reste: boolean }>(
        `SELECT EXISTS (SELECT FROM messages_entrants WHERE issue = 'recu')
             OR EXISTS (SELECT FROM messages_sortants WHERE issue IN ('a_emettre', 'incertain', 'retenu')) AS reste`,
      );
      if (rows[0]?.reste === false) return;
    }
  } finally {
    await client.end();
  }
}

async function verifier(base: string, messages: number, acquittes: number): Promise<void> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    const { rows } = await client.query<{ sens: string; issue: string; n: number }>(
      `SELECT 'entrant' AS sens, issue, count(*)::int AS n FROM messages_entrants
       WHERE reception IN (SELECT id FROM receptions WHERE reference IS NOT NULL) GROUP BY issue
       UNION ALL
       SELECT 'sortant', issue, count(*)::int FROM messages_sortants
       WHERE cause IN (SELECT id FROM messages_entrants
                       WHERE reception IN (SELECT id FROM receptions WHERE reference IS NOT NULL))
       GROUP BY issue`,
    );
    const nombre = (sens: string, ...issues: string[]): number =>
      rows.filter((r) => r.sens === sens && issues.includes(r.issue)).reduce((somme, { n }) => somme + n, 0);
    const total = rows.filter(({ sens }) => sens === 'sortant').reduce((somme, { n }) => somme + n, 0);
    const juste =
      nombre('entrant', 'applique', 'sans_effet') === messages &&
      nombre('sortant', 'acquitte') === acquittes &&
      nombre('sortant', 'acquitte', 'remplace', 'sans_effet') === total;
    if (!juste)
      throw new Error(`Le résultat de la course est faux : ${JSON.stringify({ messages, acquittes, rows })}`);
  } finally {
    await client.end();
  }
}
