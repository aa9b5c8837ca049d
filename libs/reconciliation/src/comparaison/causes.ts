import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import type { CauseEcart, Vue } from '../ecarts/ecart.js';
import type { Difference } from './differences.js';

export interface Cause {
  cause: CauseEcart;
  detail: string | null;
}

/** Fate of the message that explains a difference. */
export interface SortConnu {
  issue: string;
  code: string | null;
  /** Told because the rules had changed. */
  parLesRegles?: boolean;
}

/** Refusals that only say that the partner's counter is ahead (X6). */
const OBSOLETE = /^OBSOLETE/;

/** Why each of these differences is there; two statements at most, whatever their number. */
export async function causesDes(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  differences: readonly Difference[],
): Promise<Cause[]> {
  if (vue === 'dit') {
    const sorts = await dernieresVersions(sql, partenaire, differences);
    return enRetard(
      differences,
      differences.map((d) => causeDit(d, sorts.get(`${d.demandeur} ${d.cle}`))),
    );
  }
  const sorts = await evenementsRecus(sql, partenaire, differences);
  return differences.map((d) => causeDeclaree(d, d.leurFait === null ? undefined : sorts.get(d.leurFait.id)));
}

/** X6. What they were told: the fate of the last version, then what they hold. */
export function causeDit(difference: Difference, sort: SortConnu | undefined): Cause {
  const { illisible, notreFait, nous, eux } = difference;
  if (illisible !== null) return causeIllisible(illisible);
  const malheur = causeDuSort(sort);
  if (nous === null || notreFait === null) return malheur ?? sans('inconnue');
  const enAvance = eux !== null && eux.sequence > nous.sequence;
  if (enAvance && (malheur === null || OBSOLETE.test(malheur.detail ?? '')))
    return sans('compteur_en_retard');
  if (malheur !== null) return malheur;
  // It still holds what the former rules had us tell.
  if (sort?.parLesRegles === true && eux !== null && eux.sequence < nous.sequence)
    return sans('regles_changees');
  return sans(notreFait.acquittee >= Number(nous.sequence) ? 'change_chez_le_partenaire' : 'inconnue');
}

/** X4.3. What they state: the fate of the event that states it, then what we have. */
export function causeDeclaree(difference: Difference, sort: SortConnu | undefined): Cause {
  const { illisible, nous, eux } = difference;
  if (illisible !== null) return causeIllisible(illisible);
  if (eux === null) return sans('change_chez_le_partenaire');
  if (nous !== null && eux.sequence < nous.sequence) return sans('change_chez_le_partenaire');
  if (sort === undefined) return sans('jamais_recu');
  const malheur = causeDuSort(sort);
  if (malheur !== null) return malheur;
  // Accepted as it was then: it was changed over there since, under the same id.
  return sans(nous === null ? 'inconnue' : 'change_chez_le_partenaire');
}

/** A restored database has forgotten keys too: beside a counter that is behind, an unknown key is explained by it. */
function enRetard(differences: readonly Difference[], causes: readonly Cause[]): Cause[] {
  const retards = new Set(
    differences.filter((_d, rang) => causes[rang]?.cause === 'compteur_en_retard').map((d) => d.demandeur),
  );
  return causes.map((cause, rang) =>
    cause.cause === 'inconnue' && retards.has(differences[rang]?.demandeur ?? '')
      ? sans('compteur_en_retard')
      : cause,
  );
}

function causeDuSort(sort: SortConnu | undefined): Cause | null {
  if (sort?.issue === 'refuse') return { cause: 'refuse', detail: sort.code };
  if (sort?.issue === 'abandonne' || sort?.issue === 'en_echec')
    return { cause: 'abandonne', detail: sort.code };
  return null;
}

function causeIllisible({ code, pointeur }: { code: string; pointeur: string }): Cause {
  return { cause: 'illisible', detail: `${code} ${pointeur}` };
}

function sans(cause: CauseEcart): Cause {
  return { cause, detail: null };
}

async function dernieresVersions(
  sql: Sql,
  partenaire: Partenaire,
  differences: readonly Difference[],
): Promise<Map<string, SortConnu>> {
  const lignes = await sql<SortConnu & { demandeur: string; cle: string }>(
    `SELECT DISTINCT ON (m.demandeur, m.cle) m.demandeur, m.cle, m.issue, m.code, m.par_les_regles AS "parLesRegles"
     FROM messages_sortants m
     JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::text[]) AS u (demandeur, cle)) AS v
       ON v.demandeur = m.demandeur AND v.cle = m.cle
     WHERE m.partenaire = $1 ORDER BY m.demandeur, m.cle, m.sequence DESC, m.id DESC`,
    [partenaire, differences.map((d) => d.demandeur), differences.map((d) => d.cle)],
  );
  return new Map(lignes.map(({ demandeur, cle, ...sort }) => [`${demandeur} ${cle}`, sort]));
}

/** Accepted events are remembered for ever; of the others, what the messages say. */
async function evenementsRecus(
  sql: Sql,
  partenaire: Partenaire,
  differences: readonly Difference[],
): Promise<Map<string, SortConnu>> {
  const ids = differences.flatMap(({ leurFait }) => (leurFait === null ? [] : [leurFait.id]));
  const lignes = await sql<SortConnu & { evenement: string }>(
    `SELECT DISTINCT ON (evenement) evenement, issue, code FROM (
       SELECT m.evenement, m.issue, m.code, m.id FROM messages_entrants m
       WHERE m.partenaire = $1 AND m.demandeur = ANY($2::text[]) AND m.evenement = ANY($3::text[]) AND m.issue <> 'doublon'
       UNION ALL
       SELECT i.evenement, 'recu', NULL, '00000000-0000-0000-0000-000000000000'::uuid FROM identifiants i
       WHERE i.source = $4 AND i.evenement = ANY($3::text[])
     ) AS c ORDER BY evenement, id DESC`,
    [partenaire, [...new Set(differences.map((d) => d.demandeur))], ids, `urn:${partenaire}`],
  );
  return new Map(lignes.map(({ evenement, issue, code }) => [evenement, { issue, code }]));
}
