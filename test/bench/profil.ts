import pg from 'pg';
import type { Terrain } from './course-passerelle.js';
import { type Journee, porteDe } from './journee.js';
import { ouvrirEtapes } from './modele.js';
import { cpuDeLArbre } from '../banc/processus.js';

/** What one stage of a message's life costs, measured alone, without HTTP nor queue. Seconds. */
export interface CoutDEtape {
  etape: 'réception' | 'application' | 'émission';
  secondes: number;
  cpuNode: number;
  cpuPostgres: number;
  /** The statements that took the most of PostgreSQL's time, with their share of the stage's. */
  ordres: PartDOrdre[];
}

/** A kind of statement, its share of PostgreSQL's time and that time, ms. */
export interface PartDOrdre {
  ordre: string;
  part: number;
  temps: number;
}

const ORDRES_MONTRES = 3;

/** The day, one stage after the other: where the time goes when nothing overlaps. */
export async function profiler(
  { banc, modele }: Pick<Terrain, 'banc' | 'modele'>,
  { evenements }: Journee,
  cles?: string,
): Promise<CoutDEtape[]> {
  const base = await banc.creerBase(modele);
  const etapes = await ouvrirEtapes(base, cles);
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    await banc.reposer();
    const mesurer = async (
      etape: CoutDEtape['etape'],
      travail: () => Promise<unknown>,
    ): Promise<CoutDEtape> => {
      const avant = await tempsDesOrdres(client);
      const postgres = cpuDeLArbre(banc.postmaster);
      const node = process.cpuUsage();
      const debut = performance.now();
      await travail();
      const secondes = (performance.now() - debut) / 1_000;
      const { user, system } = process.cpuUsage(node);
      return {
        etape,
        secondes,
        cpuNode: (user + system) / 1e6,
        cpuPostgres: cpuDeLArbre(banc.postmaster) - postgres,
        ordres: lesPlusLongs(avant, await tempsDesOrdres(client)),
      };
    };
    const de = (partenaire: 'gide' | 'parcours3') =>
      evenements.filter((evenement) => porteDe(evenement) === partenaire);
    const [gide, parcours3] = [de('gide'), de('parcours3')];
    return [
      await mesurer('réception', () =>
        Promise.all([etapes.recevoir('gide', gide), etapes.recevoir('parcours3', parcours3)]),
      ),
      await mesurer('application', () => etapes.appliquer()),
      await mesurer('émission', () => etapes.emettre()),
    ];
  } finally {
    await client.end();
    await etapes.fermer();
    await banc.supprimerBase(base);
  }
}

/** Time that each statement has taken since the server started, ms. */
export async function tempsDesOrdres(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ query: string; temps: number }>(
    `SELECT query, sum(total_exec_time) AS temps FROM pg_stat_statements
     WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY query`,
  );
  return new Map(rows.map(({ query, temps }) => [query, temps]));
}

export function lesPlusLongs(
  avant: ReadonlyMap<string, number>,
  apres: ReadonlyMap<string, number>,
  nombre = ORDRES_MONTRES,
): PartDOrdre[] {
  const temps = [...apres]
    .filter(([ordre]) => !ordre.includes('pg_stat_statements'))
    .map(([ordre, fin]) => ({ ordre: nommer(ordre), temps: fin - (avant.get(ordre) ?? 0) }))
    .filter(({ temps: duree }) => duree > 0)
    .sort((a, b) => b.temps - a.temps);
  const total = temps.reduce((somme, { temps: duree }) => somme + duree, 0);
  return temps
    .slice(0, nombre)
    .map(({ ordre, temps: duree }) => ({ ordre, part: duree / total, temps: duree }));
}

/** A statement by its verb and the tables it writes, or reads. */
function nommer(ordre: string): string {
  const ecrits = [...ordre.matchAll(/\b(INSERT INTO|UPDATE|DELETE FROM)\s+(?!SET\b)([a-z_]+)/g)];
  if (ecrits.length > 0)
    return ecrits.map(([, verbe = '', table = '']) => `${verbe.split(' ')[0]} ${table}`).join(' + ');
  const lue = /\bFROM\s+([a-z_]+)/.exec(ordre)?.[1];
  return lue === undefined ? ordre.replace(/\s+/g, ' ').slice(0, 30) : `SELECT ${lue}`;
}
