import type { Partenaire } from '#annexe7';
import type { BilanPartenaire } from '#contract';
import { ErreurPartenaire } from '#partners';
import type { Sql } from '#persistence';

/** What this check asks of a partner's client (X4.5). */
export interface SourceDeBilan {
  bilan(jour: string): Promise<BilanPartenaire | null>;
}

/** What a partner said of its own counts; only `lu` can be compared. */
export type BilansDuPartenaire =
  | { etat: 'lu'; luLe: string; bilans: BilanPartenaire[] }
  | { etat: 'non_propose' | 'en_pause'; luLe: string }
  | { etat: 'injoignable'; luLe: string; cause: string };

/** Asks both partners at once, day by day. One that does not answer says so in its column, and holds nobody back. */
export async function interrogerPartenaires(
  sql: Sql,
  sources: Readonly<Record<Partenaire, SourceDeBilan>>,
  jours: readonly string[],
): Promise<Record<Partenaire, BilansDuPartenaire>> {
  const lignes = await sql<{ partenaire: Partenaire }>(
    'SELECT partenaire FROM partenaires WHERE pause IS NOT NULL',
  );
  const enPause = new Set(lignes.map(({ partenaire }) => partenaire));
  const demander = async (partenaire: Partenaire): Promise<BilansDuPartenaire> =>
    enPause.has(partenaire)
      ? { etat: 'en_pause', luLe: new Date().toISOString() }
      : interroger(sources[partenaire], jours);
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
