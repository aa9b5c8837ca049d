import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Partenaire } from '#annexe7';
import { fixerHeure, installerHeureDecalee } from '../../heure-decalee.js';
import { migrer } from '../construction.js';
import type { Essai } from '../essai.js';
import { type PosteRelie, preparerPartenaire, preparerPoste } from '../montage.js';
import type { PartenaireSimule } from '../partenaire-simule.js';
import { Pieges } from '../relais/pieges.js';
import type { Superviseur } from '../superviseur.js';

const DEPARTS = 5;
const PRECHARGE = fileURLToPath(new URL('date-decalee.mjs', import.meta.url));

export interface Equipage {
  schedulers: number;
  /** With a gateway, a worker and partners of its own: nights are run. */
  entier: boolean;
}

/** Another gateway beside the one that the traffic goes through, on a database of its own, on a day of our choice. */
export class VieDecalee {
  readonly pieges = new Pieges();
  readonly schedulers: PosteRelie[] = [];
  /** Milliseconds from real time to that of this life. */
  ecart = 0;
  readonly #autres: (PosteRelie & { port: number })[] = [];
  readonly #partenaires: PartenaireSimule[] = [];

  private constructor(
    private readonly essai: Essai,
    private readonly base: string,
    private readonly dossier: string,
  ) {}

  /** @param depuis since when it has been watched: a night before that day was not expected */
  static async preparer(essai: Essai, equipage: Equipage, depuis: string): Promise<VieDecalee> {
    const { cluster, construction, redis, montage } = essai.ressources;
    const base = await cluster.creerBase();
    await migrer(construction, base);
    const dossier = join(essai.ressources.dossier, 'vie-decalee');
    mkdirSync(dossier, { recursive: true });
    const vie = new VieDecalee(essai, base, dossier);
    await installerHeureDecalee((texte) => vie.sql(texte));
    await vie.sql('UPDATE surveillance SET depuis = $1', [depuis]);
    writeFileSync(vie.#fichier, '0');
    const partenaires: Record<Partenaire, PartenaireSimule> = equipage.entier
      ? {
          gide: await preparerPartenaire(construction, dossier, 'gide'),
          parcours3: await preparerPartenaire(construction, dossier, 'parcours3'),
        }
      : essai.partenaires;
    if (equipage.entier) vie.#partenaires.push(partenaires.gide, partenaires.parcours3);
    const environnement = {
      ...montage.environnement,
      NODE_OPTIONS: `--import=${PRECHARGE}`,
      DATE_DECALEE: vie.#fichier,
      PASSERELLE_AUJOURDHUI: '',
    };
    const terrain = {
      ...{ construction, base, dossier, partenaires, redis },
      pieges: vie.pieges,
      montage: { ...montage, environnement },
    };
    for (let rang = 1; rang <= equipage.schedulers; rang += 1)
      vie.schedulers.push(await preparerPoste('scheduler', rang, terrain));
    if (equipage.entier)
      for (const role of ['gateway', 'worker'] as const)
        vie.#autres.push(await preparerPoste(role, 1, terrain));
    return vie;
  }

  /** Where the API of this gateway answers. */
  get url(): string {
    return `http://127.0.0.1:${this.#autres[0]?.port ?? 0}`;
  }

  /** Moves every clock; schedulers, whose timers were set by the former one, are stopped before and started after. */
  async vivreLe(instant: string, { avecSchedulers = true } = {}): Promise<void> {
    await Promise.all(this.schedulers.map(({ superviseur }) => superviseur.arreter()));
    this.ecart = await fixerHeure((texte, valeurs) => this.sql(texte, valeurs), instant);
    writeFileSync(this.#fichier, String(this.ecart));
    if (avecSchedulers)
      await Promise.all(this.schedulers.map(({ superviseur }) => demarrerEnfin(superviseur)));
  }

  /** Gateway, worker and partners, from the present day on. */
  async demarrer(): Promise<void> {
    await Promise.all(this.#partenaires.map(({ superviseur }) => superviseur.demarrer()));
    await Promise.all(this.#autres.map(({ superviseur }) => superviseur.demarrer()));
  }

  /** @returns false when it has not come true in time */
  async attendreQue(condition: () => Promise<boolean>, patienceMs = 60_000): Promise<boolean> {
    const limite = performance.now() + patienceMs;
    while (!(await condition())) {
      if (performance.now() > limite) return false;
      await attendre(50);
    }
    return true;
  }

  async sql<T extends pg.QueryResultRow>(texte: string, valeurs: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.base, application_name: 'banc-des-fautes' });
    await client.connect();
    try {
      return (await client.query<T>(texte, valeurs.length > 0 ? valeurs : undefined)).rows;
    } finally {
      await client.end();
    }
  }

  async ranger(): Promise<void> {
    this.pieges.lever();
    const postes = [...this.schedulers, ...this.#autres];
    await Promise.all([...postes, ...this.#partenaires].map(({ superviseur }) => superviseur.arreter()));
    for (const { postgres, redis, partenaires } of postes)
      for (const relais of [postgres, redis, partenaires.gide, partenaires.parcours3]) await relais?.fermer();
    await this.essai.ressources.cluster.supprimerBase(this.base);
  }

  get #fichier(): string {
    return join(this.dossier, 'decalage');
  }
}

/** As whoever supervises it would: on a machine that has too much to do, the first connection may come too late. */
async function demarrerEnfin(superviseur: Superviseur): Promise<void> {
  for (let essais = 1; ; essais += 1) {
    try {
      return await superviseur.demarrer();
    } catch (erreur) {
      if (essais === DEPARTS) throw erreur;
      await attendre(500);
    }
  }
}
