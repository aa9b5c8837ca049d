import { CleDeDemarrage, creerCle, type Portee, type Role } from '#access';
import { REGLAGES_PAR_DEFAUT, type Partenaire } from '#annexe7';
import { Secrets } from '#contract';
import { composerEchange, ReglesEnVigueur, type Echange } from '#exchange';
import { creerJournal } from '#observability';
import { creerDataSource, Horloge, UniteDeTravail } from '#persistence';
import { chargerTerritoire } from '#territory';
import { CHIFFREUR_D_ESSAI } from '#test/cles-d-essai';
import { creerBase } from '#test/base-de-donnees';
import { lot, signe } from '#test/evenements';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { creerApplication } from '../src/application.js';
import { RYTHME_DES_ANNONCES } from '../src/evenements/annonces.js';
import { QUOTAS_PAR_DEFAUT, type OptionsGateway } from '../src/options.js';

export const CLE_DE_DEMARRAGE = 'cle-de-demarrage-des-essais-0123456789';

/** Where the browsers of the tests reach the gateway. */
export const ORIGINE = 'https://passerelle.essai';

const nouveauSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** One secret for each door; GIDE's is being rotated: two are active. */
export const SECRETS: Readonly<Record<Partenaire, string>> = {
  gide: `${nouveauSecret()},${nouveauSecret()}`,
  parcours3: nouveauSecret(),
};

export interface Reponse {
  statut: number;
  entetes: Record<string, string | string[] | number | undefined>;
  texte: string;
  json: <T = Record<string, unknown>>() => T;
}

export interface GatewayDEssai {
  app: NestFastifyApplication;
  base: { url: string };
  source: DataSource;
  unite: UniteDeTravail;
  echange: Echange;
  sonneries: string[];
  /** Lines of the log since the start. */
  journal: string[];
  cle(role: Role, portee: Portee, libelle?: string): Promise<string>;
  get(url: string, cle?: string, entetes?: Record<string, string>): Promise<Reponse>;
  post(url: string, corps: unknown, cle?: string, entetes?: Record<string, string>): Promise<Reponse>;
  webhook(porte: Partenaire, corps: Buffer | string, entetes?: Record<string, string>): Promise<Reponse>;
  compter(table: string): Promise<number>;
  /** Applies everything that waits. */
  appliquer(): Promise<void>;
  /** States events by the webhook of their partner, all accepted, and applies them. */
  enoncer(porte: Partenaire, ...evenements: object[]): Promise<void>;
  fermer(): Promise<void>;
}

/** The gateway on a database of its own, injected without a port; partners take nothing. */
export async function creerGatewayDEssai(options: Partial<OptionsGateway> = {}): Promise<GatewayDEssai> {
  const base = await creerBase();
  const source = await creerDataSource({ url: base.url, chiffreur: CHIFFREUR_D_ESSAI }).initialize();
  const unite = new UniteDeTravail(source);
  await Horloge.initialiser(unite.seule, '2010-09-01', false);
  const territoire = chargerTerritoire();
  const regles =
    options.regles ??
    new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, territoire, { parDefaut: '2010-01-01', flux: [] });
  const sonneries: string[] = [];
  const journal: string[] = [];
  const app = await creerApplication({
    source,
    secrets: {
      gide: Secrets.lire(SECRETS.gide, 'GIDE'),
      parcours3: Secrets.lire(SECRETS.parcours3, 'PARCOURS3'),
    },
    cleDeDemarrage: CleDeDemarrage.lire(CLE_DE_DEMARRAGE),
    origine: ORIGINE,
    // All the tests of a suite come from one address.
    quotas: { ...QUOTAS_PAR_DEFAUT, essais: 1_000_000 },
    // A stream that nobody ends would hold an injected request.
    annonces: { ...RYTHME_DES_ANNONCES, dureeMs: 20 },
    regles,
    territoire,
    tranches: 2,
    files: {
      sonnette: {
        sonner: (file, cle) => {
          sonneries.push(cle === undefined ? file : `${file}/${cle}`);
          return Promise.resolve();
        },
      },
    },
    journal: creerJournal('gateway', 'debug', { write: (ligne) => void journal.push(ligne) }),
    ...options,
  });
  const absent = (): Promise<never> => Promise.reject(new Error('no partner in this test'));
  const refuser = { envoyer: absent, rechercher: absent };
  const echange = composerEchange({
    unite,
    regles,
    tranches: 2,
    destinataires: { gide: refuser, parcours3: refuser },
    sonnerAppliquer: () => undefined,
    signaler: ({ erreur }) => {
      throw new Error(`a dossier could not be computed: ${erreur}`);
    },
  });
  const porteur = (cle?: string): Record<string, string> =>
    cle === undefined ? {} : { authorization: `Bearer ${cle}` };
  const demander = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: Buffer | string,
  ): Promise<Reponse> => {
    const reponse = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return {
      statut: reponse.statusCode,
      entetes: reponse.headers,
      texte: reponse.payload,
      json: <T>() => JSON.parse(reponse.payload) as T,
    };
  };
  const gateway: GatewayDEssai = {
    app,
    base,
    source,
    unite,
    echange,
    sonneries,
    journal,
    cle: async (role, portee, libelle = 'Clé d’essai') =>
      (await creerCle(unite.seule, { role, portee, libelle })).cle,
    get: (url, cle, entetes = {}) => demander('GET', url, { ...porteur(cle), ...entetes }),
    post: (url, corps, cle, entetes = {}) =>
      corps === undefined
        ? demander('POST', url, { ...porteur(cle), ...entetes })
        : demander(
            'POST',
            url,
            { 'content-type': 'application/json', ...porteur(cle), ...entetes },
            JSON.stringify(corps),
          ),
    webhook: (porte, corps, entetes = signe(SECRETS[porte], corps)) =>
      demander('POST', `/webhooks/${porte}`, entetes, corps),
    compter: async (table) => {
      const [ligne] = await unite.seule<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      return ligne?.n ?? 0;
    },
    appliquer: async () => {
      for (const tranche of [0, 1]) while (await echange.appliquer.execute(tranche));
    },
    enoncer: async (porte, ...evenements) => {
      const reponse = await gateway.webhook(porte, lot(evenements));
      if (reponse.statut !== 202 || reponse.json<{ refuses: object[] }>().refuses.length > 0)
        throw new Error(reponse.texte);
      await gateway.appliquer();
    },
    fermer: async () => {
      await app.close();
      await source.destroy();
      await base.supprimer();
    },
  };
  return gateway;
}

/** Sends a body as it is, signed, under the media type given. */
export function envoyerSigne(
  gateway: GatewayDEssai,
  corps: Buffer | string,
  type: string,
  porte: Partenaire = 'gide',
): Promise<Reponse> {
  return gateway.webhook(porte, corps, { ...signe(SECRETS[porte], corps), 'content-type': type });
}
