import type { Partenaire } from '#annexe7';
import type { BilanPartenaire } from '#contract';
import { type Fenetres, raisonDeNePasDemander, type RaisonDeNePasDemander } from '#exchange';
import { ErreurPartenaire } from '#partners';
import type { Sql } from '#persistence';

/** What this check asks of a partner's client (X4.5). */
export interface SourceDeBilan {
  bilan(jour: string): Promise<BilanPartenaire | null>;
}

/** What a partner said of its own counts; only `lu` can be compared. `en_pause`, `en_maintenance`: it was not asked. */
export type BilansDuPartenaire =
  | { etat: 'lu'; luLe: string; bilans: BilanPartenaire[] }
  | { etat: 'non_propose' | 'en_pause' | 'en_maintenance'; luLe: string }
  | { etat: 'injoignable'; luLe: string; cause: string };

const SANS_DEMANDER: Readonly<Record<RaisonDeNePasDemander, 'en_pause' | 'en_maintenance'>> = {
  partenaire_en_pause: 'en_pause',
  fenetre_de_maintenance: 'en_maintenance',
};

/** Asks both partners at once, day by day. One that may not be asked or does not answer says so in its column, and holds nobody back. */
export async function interrogerPartenaires(
  sql: Sql,
  { sources, fenetres }: { sources: Readonly<Record<Partenaire, SourceDeBilan>>; fenetres: Fenetres },
  jours: readonly string[],
): Promise<Record<Partenaire, BilansDuPartenaire>> {
  const demander = async (partenaire: Partenaire): Promise<BilansDuPartenaire> => {
    const raison = await raisonDeNePasDemander(sql, partenaire, fenetres);
    return raison === null
      ? interroger(sources[partenaire], jours)
      : { etat: SANS_DEMANDER[raison], luLe: new Date().toISOString() };
  };
  const [gide, parcours3] = await Promise.all([demander('gide'), demander('parcours3')]);
  return { gide, parcours3 };
}

async function interroger(source: SourceDeBilan, jours: readonly string[]): Promise<BilansDuPartenaire> {
  const bilans: BilanPartenaire[] = [];
  try {
    for (const jour of jours) {
      const bilan = await source.bilan(jour);
      if (bilan === null) return { etat: 'non_propose', luLe: new Date().toISOString() };
      bilans.push(bilan);
    }
  } catch (erreur) {
    if (!(erreur instanceof ErreurPartenaire)) throw erreur;
    return { etat: 'injoignable', luLe: new Date().toISOString(), cause: erreur.message };
  }
  return { etat: 'lu', luLe: new Date().toISOString(), bilans };
}
