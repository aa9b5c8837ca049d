import { empreinteDemandeur, type Partenaire } from '#annexe7';
import { Secrets } from '#contract';
import { ClientPartenaire, type FaitsDuDemandeur } from '#partners';
import pg from 'pg';
import { repondreAuBanc } from '../../banc/enfants.js';
import { lotsDe } from '../journee.js';
import { VUES, type Vue } from './modeles.js';

/** Asks everything about the first `demandeurs` people, of both partners and in both directions. */
export interface DemandeDePasse {
  base: string;
  urls: Readonly<Record<Partenaire, string>>;
  secrets: Readonly<Record<Partenaire, string>>;
  demandeurs: number;
}

export interface ResultatDePasse {
  secondes: number;
  /** People whose facts are not those that the gateway believes, by direction. */
  differents: number;
}

/** As many as one request may name (X4.3), and the requests under way at once. */
const LOT = 100;
const EN_PARALLELE = 4;
const PAGE = 10_000;

interface Ligne {
  demandeur: string;
  dit: string | null;
  declare: string | null;
}

/** What reconciling would be without digests: the facts of everybody are asked, and compared with what is believed. */
repondreAuBanc<DemandeDePasse>(async ({ base, urls, secrets, demandeurs }) => {
  const sql = new pg.Client({ connectionString: base });
  await sql.connect();
  let differents = 0;
  const debut = performance.now();
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const client = new ClientPartenaire({
      partenaire,
      url: urls[partenaire],
      clientId: 'passerelle',
      clientSecret: 'banc',
      secrets: Secrets.lire(secrets[partenaire], 'PARTNER_SECRET'),
    });
    for (let apres = '', reste = demandeurs; reste > 0;) {
      const { rows } = await sql.query<Ligne>(
        `SELECT demandeur, encode(dit, 'hex') AS dit, encode(declare, 'hex') AS declare FROM empreintes
         WHERE partenaire = $1 AND demandeur > $2 ORDER BY demandeur LIMIT $3`,
        [partenaire, apres, Math.min(PAGE, reste)],
      );
      for (const vue of VUES) differents += await comparer(client, vue, rows);
      apres = rows.at(-1)?.demandeur ?? '';
      reste = rows.length === 0 ? 0 : reste - rows.length;
    }
    await client.fermer();
  }
  const secondes = (performance.now() - debut) / 1_000;
  await sql.end();
  return { secondes, differents } satisfies ResultatDePasse;
});

async function comparer(client: ClientPartenaire, vue: Vue, lignes: readonly Ligne[]): Promise<number> {
  const lots = lotsDe(lignes, LOT);
  let differents = 0;
  const poursuivre = async (): Promise<void> => {
    for (let lot = lots.pop(); lot; lot = lots.pop()) {
      const demandeurs = lot.map(({ demandeur }) => demandeur);
      const lus = await (vue === 'dit' ? client.faits(demandeurs) : client.faitsDeclares(demandeurs));
      differents += compter(vue, lot, lus ?? []);
    }
  };
  await Promise.all(Array.from({ length: EN_PARALLELE }, poursuivre));
  return differents;
}

function compter(vue: Vue, lot: readonly Ligne[], lus: readonly FaitsDuDemandeur[]): number {
  const leurs = new Map(lus.map(({ demandeur, faits }) => [demandeur, empreinteDemandeur(faits)]));
  return lot.filter((ligne) => ligne[vue] !== (leurs.get(ligne.demandeur) ?? null)).length;
}
