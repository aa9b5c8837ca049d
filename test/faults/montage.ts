import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Partenaire } from '#annexe7';
import { CLES_DU_BANC, SECRETS } from '../banc/secrets-du-banc.js';
import { portLibre, type ServeurRedis } from '../serveur-redis.js';
import type { Construction } from './construction.js';
import { PartenaireSimule } from './partenaire-simule.js';
import type { Pieges } from './relais/pieges.js';
import { ouvrirRelaisPartenaire } from './relais/relais-partenaire.js';
import { ouvrirRelaisRedis } from './relais/relais-redis.js';
import { ouvrirRelaisPostgres } from './relais/relais-postgres.js';
import type { RelaisTcp } from './relais/relais-tcp.js';
import { Superviseur } from './superviseur.js';
import { JOUR } from './trafic.js';

export type NomFile = 'postgres' | 'redis';

/** How many processes run, and on what. */
export interface Montage {
  gateways: number;
  workers: number;
  scheduler: boolean;
  tranches: number;
  environnement: Record<string, string>;
}

export const MONTAGE: Montage = {
  gateways: 1,
  workers: 1,
  scheduler: false,
  tranches: 2,
  environnement: {},
};

export const CLE_API = 'cle-du-banc-des-fautes-0123456789abcdef';

/** One process of the product with its own relay before each server, so that a connection tells its owner. */
export interface PosteRelie {
  superviseur: Superviseur;
  postgres: RelaisTcp;
  redis: RelaisTcp | undefined;
  partenaires: Record<Partenaire, RelaisTcp>;
}

export interface Terrain {
  construction: Construction;
  pieges: Pieges;
  /** Address of the database, without relay. */
  base: string;
  /** Where the logs and the partners' files of this run go. */
  dossier: string;
  partenaires: Record<Partenaire, PartenaireSimule>;
  redis: ServeurRedis | undefined;
  montage: Montage;
}

const PROGRAMMES = { gide: 'simulator-gide', parcours3: 'simulator-parcours3' } as const;

export async function preparerPartenaire(
  construction: Construction,
  dossier: string,
  partenaire: Partenaire,
): Promise<PartenaireSimule> {
  const port = await portLibre();
  const fichier = join(dossier, `${partenaire}.sqlite`);
  return new PartenaireSimule(partenaire, port, fichier, {
    programme: construction.programme(PROGRAMMES[partenaire]),
    racine: construction.dossier,
    journal: join(dossier, `simulator-${partenaire}.log`),
    environnement: {
      ...acces({ gide: '', parcours3: '' }),
      SIMULATEUR_PORT: String(port),
      SIMULATEUR_FICHIER: fichier,
      SIMULATEUR_POPULATION: '0',
      SIMULATEUR_AUJOURDHUI: JOUR,
    },
  });
}

/** A place for a gateway, a worker or a scheduler, its relays open; nothing runs yet. */
export async function preparerPoste(
  role: 'gateway' | 'worker' | 'scheduler',
  rang: number,
  terrain: Terrain,
): Promise<PosteRelie & { port: number }> {
  const { construction, pieges, base, dossier, partenaires, redis, montage } = terrain;
  const nom = `${role}-${rang}`;
  const versPostgres = await ouvrirRelaisPostgres(nom, () => ({ port: portDe(base) }), pieges);
  const versRedis =
    redis === undefined
      ? undefined
      : await ouvrirRelaisRedis(nom, () => ({ port: portDe(redis.url) }), pieges);
  const versPartenaires = {
    gide: await ouvrirRelaisPartenaire(nom, 'gide', () => partenaires.gide, pieges),
    parcours3: await ouvrirRelaisPartenaire(nom, 'parcours3', () => partenaires.parcours3, pieges),
  };
  const port = await portLibre();
  const donnees = join(dossier, nom);
  mkdirSync(donnees, { recursive: true });
  const superviseur = new Superviseur({
    nom,
    programme: construction.programme(role),
    racine: construction.dossier,
    journal: join(dossier, `${nom}.log`),
    environnement: {
      ...acces({
        gide: `http://127.0.0.1:${versPartenaires.gide.port}`,
        parcours3: `http://127.0.0.1:${versPartenaires.parcours3.port}`,
      }),
      DATABASE_URL: surLePort(base, versPostgres.port),
      PASSERELLE_CLES_DE_CHIFFREMENT: CLES_DU_BANC,
      ...(versRedis === undefined ? {} : { REDIS_URL: `redis://127.0.0.1:${versRedis.port}` }),
      PORT: String(port),
      PASSERELLE_AUJOURDHUI: JOUR,
      PASSERELLE_TRANCHES: String(montage.tranches),
      PASSERELLE_DATA_DIR: donnees,
      PASSERELLE_BOOTSTRAP_KEY: CLE_API,
      ...montage.environnement,
    },
  });
  return { superviseur, postgres: versPostgres, redis: versRedis, partenaires: versPartenaires, port };
}

function acces(urls: Record<Partenaire, string>): Record<string, string> {
  return {
    WEBHOOK_SECRET_GIDE: SECRETS.webhooks.gide,
    WEBHOOK_SECRET_PARCOURS3: SECRETS.webhooks.parcours3,
    PARTNER_SECRET_GIDE: SECRETS.partenaires.gide,
    PARTNER_SECRET_PARCOURS3: SECRETS.partenaires.parcours3,
    GIDE_CLIENT_ID: 'passerelle',
    GIDE_CLIENT_SECRET: 'banc-des-fautes',
    PARCOURS3_CLIENT_ID: 'passerelle',
    PARCOURS3_CLIENT_SECRET: 'banc-des-fautes',
    ...(urls.gide === '' ? {} : { GIDE_URL: urls.gide, PARCOURS3_URL: urls.parcours3 }),
  };
}

function portDe(url: string): number {
  return Number(new URL(url).port);
}

function surLePort(base: string, port: number): string {
  const url = new URL(base);
  url.port = String(port);
  return url.href;
}
