import { direFaille, type Sql } from '#persistence';
import { chargerSansVerrou } from '../../application/charger.js';
import { decider, estDu } from '../../application/decider.js';
import type { DossierEnFaute } from '../../application/decider-lot.js';
import type { Moment } from '../../application/dossier-charge.js';
import type { ReglesEnVigueur } from '../../regles-en-vigueur.js';
import { ajouterEffet, type EffetDesRegles } from './effet-des-regles.js';

/** Which dossiers are looked at. */
export interface DossiersVises {
  /** Those that have a cotraitance with this structure; null: all. */
  structure: string | null;
  /** Those that were not computed under this version; null: all. */
  autreQue: string | null;
}

const VISES = `version > 0 AND ($1::text IS NULL OR version_regles <> $1)
  AND ($2::text IS NULL OR EXISTS (SELECT FROM cotraitances c WHERE c.demandeur = d.demandeur AND c.structure = $2))`;

export async function compterVises(sql: Sql, { structure, autreQue }: DossiersVises): Promise<number> {
  const [ligne] = await sql<{ nombre: number }>(
    `SELECT count(*)::int AS nombre FROM dossiers d WHERE ${VISES}`,
    [autreQue, structure],
  );
  return ligne?.nombre ?? 0;
}

/** The next dossiers after one, in their order. */
export async function lireVises(
  sql: Sql,
  { structure, autreQue }: DossiersVises,
  { apres, limite }: { apres: string; limite: number },
): Promise<string[]> {
  const lignes = await sql<{ demandeur: string }>(
    `SELECT demandeur FROM dossiers d WHERE ${VISES} AND demandeur > $3 ORDER BY demandeur LIMIT $4`,
    [autreQue, structure, apres, limite],
  );
  return lignes.map(({ demandeur }) => demandeur);
}

export interface Comparaison {
  moment: Moment;
  /** Null: compared with what is stored, which the day alone changes where it has come: those dossiers are left out. */
  avant: ReglesEnVigueur | null;
  apres: ReglesEnVigueur;
}

/** Decides dossiers under both rules, writing nothing, and adds up what differs. @returns those that could not be computed */
export async function compterUnLot(
  sql: Sql,
  demandeurs: readonly string[],
  { moment, avant, apres }: Comparaison,
  effet: EffetDesRegles,
): Promise<DossierEnFaute[]> {
  const fautes: DossierEnFaute[] = [];
  for (const dossier of (await chargerSansVerrou(sql, demandeurs)).values()) {
    if (avant === null && estDu(dossier, moment.aujourdhui)) continue;
    try {
      const present = avant === null ? null : decider(dossier, [], moment, avant);
      ajouterEffet(effet, dossier, present, decider(dossier, [], moment, apres));
    } catch (erreur) {
      effet.fautes += 1;
      fautes.push({ messages: [], erreur: direFaille(erreur) });
    }
  }
  return fautes;
}
