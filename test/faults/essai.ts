import { mkdirSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { Partenaire } from '#annexe7';
import { Chiffreur, typesDechiffrants } from '#persistence';
import type { ServeurRedis } from '../serveur-redis.js';
import type { BancPostgres } from '../banc/banc-postgres.js';
import { CLES_DU_BANC } from '../banc/secrets-du-banc.js';
import type { Construction } from './construction.js';
import { Emetteur } from './emetteur.js';
import { type Montage, type NomFile, type PosteRelie, preparerPartenaire, preparerPoste } from './montage.js';
import type { PartenaireSimule } from './partenaire-simule.js';
import { Pieges } from './relais/pieges.js';
import type { RelaisTcp } from './relais/relais-tcp.js';

/** What is compared in the database is compared in clear. */
const DECHIFFRE = typesDechiffrants(Chiffreur.lire(CLES_DU_BANC));

export interface Ressources {
  construction: Construction;
  cluster: BancPostgres;
  /** Address of a database of this run, migrated. */
  base: string;
  redis: ServeurRedis | undefined;
  file: NomFile;
  montage: Montage;
  dossier: string;
  graine: number;
}

/** What still waits, of any kind. */
export interface Reste {
  entrants: number;
  sortants: number;
}

const DRAIN_MS = 120_000;

/** Everything that runs for one scenario: a database, both partners, the product's processes, relays between them. */
export class Essai {
  readonly pieges = new Pieges();
  readonly postes = new Map<string, PosteRelie>();
  partenaires!: Record<Partenaire, PartenaireSimule>;
  emetteur!: Emetteur;
  urls: string[] = [];
  #releve: NodeJS.Timeout | undefined;

  constructor(readonly ressources: Ressources) {}

  async monter(): Promise<void> {
    const { construction, dossier, base, redis, montage } = this.ressources;
    mkdirSync(dossier, { recursive: true });
    this.partenaires = {
      gide: await preparerPartenaire(construction, dossier, 'gide'),
      parcours3: await preparerPartenaire(construction, dossier, 'parcours3'),
    };
    const terrain = {
      construction,
      pieges: this.pieges,
      base,
      dossier,
      partenaires: this.partenaires,
      redis,
      montage,
    };
    for (let rang = 1; rang <= montage.gateways; rang += 1) {
      const poste = await preparerPoste('gateway', rang, terrain);
      this.postes.set(`gateway-${rang}`, poste);
      this.urls.push(`http://127.0.0.1:${poste.port}`);
    }
    for (let rang = 1; rang <= montage.workers; rang += 1)
      this.postes.set(`worker-${rang}`, await preparerPoste('worker', rang, terrain));
    if (montage.scheduler) this.postes.set('scheduler-1', await preparerPoste('scheduler', 1, terrain));
    this.emetteur = new Emetteur(this.urls);
    const { gide, parcours3 } = this.partenaires;
    await Promise.all([
      gide.superviseur.demarrer(),
      parcours3.superviseur.demarrer(),
      ...[...this.postes.values()].map(({ superviseur }) => superviseur.demarrer()),
    ]);
    this.#releve = setInterval(() => this.postes.forEach(({ superviseur }) => superviseur.mesurer()), 500);
  }

  async demonter(): Promise<void> {
    clearInterval(this.#releve);
    this.pieges.lever();
    await this.emetteur?.fermer();
    const postes = [...this.postes.values()];
    await Promise.all([
      ...postes.map(({ superviseur }) => superviseur.arreter()),
      ...Object.values(this.partenaires ?? {}).map(({ superviseur }) => superviseur.arreter()),
    ]);
    for (const { postgres, redis, partenaires } of postes)
      for (const relais of [postgres, redis, partenaires.gide, partenaires.parcours3]) await relais?.fermer();
  }

  poste(nom: string): PosteRelie {
    const poste = this.postes.get(nom);
    if (poste === undefined) throw new Error(`Aucun poste ne s'appelle ${nom}.`);
    return poste;
  }

  /** The places of a role. */
  postesDe(role: 'gateway' | 'worker' | 'scheduler'): PosteRelie[] {
    return [...this.postes].filter(([nom]) => nom.startsWith(role)).map(([, poste]) => poste);
  }

  /** All the relays before a server. */
  relais(vers: 'postgres' | 'redis' | Partenaire): RelaisTcp[] {
    return [...this.postes.values()].flatMap(({ postgres, redis, partenaires }) => {
      if (vers === 'postgres') return [postgres];
      if (vers === 'redis') return redis === undefined ? [] : [redis];
      return [partenaires[vers]];
    });
  }

  /** One statement, on a connection of the rig that no relay stands before. */
  async sql<T extends pg.QueryResultRow>(texte: string, parametres: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({
      connectionString: this.ressources.base,
      application_name: 'banc-des-fautes',
      types: DECHIFFRE,
    });
    // A server that ends under it fails the statement, which says so.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(texte, parametres)).rows;
    } finally {
      await client.end();
    }
  }

  async reste(): Promise<Reste> {
    const [reste] = await this.sql<{ entrants: number; sortants: number }>(
      `SELECT (SELECT count(*)::int FROM messages_entrants WHERE issue = 'recu') AS entrants,
              (SELECT count(*)::int FROM messages_sortants WHERE issue IN ('a_emettre', 'incertain', 'retenu')) AS sortants`,
    );
    if (reste === undefined) throw new Error('unreachable: a count has one row');
    return reste;
  }

  /** Waits until nothing waits any more. @returns seconds, or null when something still waits after 120 s */
  async drainer(patienceMs = DRAIN_MS): Promise<number | null> {
    const debut = performance.now();
    for (;;) {
      const { entrants, sortants } = await this.reste();
      if (entrants + sortants === 0) return (performance.now() - debut) / 1_000;
      if (performance.now() - debut > patienceMs) return null;
      await attendre(100);
    }
  }
}
