import type { Partenaire, TypeFait } from '#annexe7';
import { Horloge, tirerId, type Sql } from '#persistence';
import { verrouillerDossiers } from '../application/charger.js';
import { SEQUENCE_MAXIMALE } from '../emission/message-sortant.js';
import { numeroterVersions } from '../emission/numeroter-versions.js';
import { noterEmpreintesDites } from '../empreintes/noter-empreintes.js';

/** One statement to tell again above what the partner holds (X6). */
export interface CorrectionADire {
  demandeur: string;
  cle: string;
  type: TypeFait;
  cotraitance: string | null;
  /** What the partner must hold; with `annule: true`, what it must no longer hold. */
  data: Record<string, unknown>;
  /** The sequence that the partner holds; 0: none. */
  sequenceTenue: number;
  /** Newest version numbered here when the difference was seen; null: none. */
  attendu: { sequence: number } | null;
}

export type IssueAuDela =
  | { issue: 'dite'; id: string; sequence: number }
  /** A version of that key is on its way: it settles the matter, or shows the difference again. */
  | { issue: 'en_route' }
  /** Another version has been numbered since the difference was seen. */
  | { issue: 'a_change' }
  /** One side is at the last number that ten digits can say (X1): nothing leaves, a person settles it with the partner. */
  | { issue: 'numero_epuise' };

interface Tenu {
  demandeur: string;
  cle: string;
  sequence: number;
  /** Newest message of that key; null: none, or purged. */
  dernier: string | null;
  enRoute: boolean;
}

/**
 * Tells statements again through the ordinary outbox, each under a new id and sequence max(ours, theirs) + 1 (X6),
 * linked to the newest message of its key (X6.2), in the caller's transaction and a fixed number of statements whatever
 * the lot. The dossiers are locked as `appliquer` locks them, those of people unknown here too; counted at the door,
 * digests included (X4.3).
 * @returns by `<demandeur> <cle>`
 */
export async function direAuDela(
  sql: Sql,
  partenaire: Partenaire,
  corrections: readonly CorrectionADire[],
): Promise<Map<string, IssueAuDela>> {
  const issues = new Map<string, IssueAuDela>();
  if (corrections.length === 0) return issues;
  await verrouillerDossiers(
    sql,
    corrections.map(({ demandeur }) => demandeur),
  );
  const tenus = await lireTenus(sql, partenaire, corrections);
  const aDire = corrections.flatMap((correction) => {
    const tenu = tenus.get(nomDe(correction));
    const issue = issueDe(correction, tenu);
    issues.set(nomDe(correction), issue);
    return issue.issue === 'dite'
      ? [{ ...correction, id: issue.id, sequence: issue.sequence, corrige: tenu?.dernier ?? null }]
      : [];
  });
  if (aDire.length === 0) return issues;
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  await numeroterVersions(
    sql,
    aDire.map((version) => ({ ...version, partenaire, cree_le: maintenant })),
    aujourdhui,
  );
  await noterEmpreintesDites(
    sql,
    partenaire,
    aDire.map(({ demandeur }) => demandeur),
  );
  return issues;
}

async function lireTenus(
  sql: Sql,
  partenaire: Partenaire,
  corrections: readonly CorrectionADire[],
): Promise<Map<string, Tenu>> {
  const lignes = await sql<Tenu>(
    `SELECT v.demandeur, v.cle, coalesce(d.sequence, 0) AS sequence,
            (SELECT m.id FROM messages_sortants m WHERE m.demandeur = v.demandeur AND m.partenaire = $1 AND m.cle = v.cle
             ORDER BY m.sequence DESC, m.id DESC LIMIT 1) AS dernier,
            EXISTS (SELECT FROM messages_sortants m WHERE m.demandeur = v.demandeur AND m.partenaire = $1 AND m.cle = v.cle
                      AND m.issue IN ('a_emettre', 'incertain', 'retenu')) AS "enRoute"
     FROM unnest($2::text[], $3::text[]) AS v (demandeur, cle)
          LEFT JOIN dit d ON d.demandeur = v.demandeur AND d.partenaire = $1 AND d.cle = v.cle`,
    [partenaire, corrections.map(({ demandeur }) => demandeur), corrections.map(({ cle }) => cle)],
  );
  return new Map(lignes.map((ligne) => [nomDe(ligne), ligne]));
}

function issueDe({ attendu, sequenceTenue }: CorrectionADire, tenu: Tenu | undefined): IssueAuDela {
  const sequence = tenu?.sequence ?? 0;
  if (tenu?.enRoute) return { issue: 'en_route' };
  if (sequence !== (attendu?.sequence ?? 0)) return { issue: 'a_change' };
  const suivante = Math.max(sequence, sequenceTenue) + 1;
  if (suivante > SEQUENCE_MAXIMALE) return { issue: 'numero_epuise' };
  return { issue: 'dite', id: tirerId(), sequence: suivante };
}

function nomDe({ demandeur, cle }: { demandeur: string; cle: string }): string {
  return `${demandeur} ${cle}`;
}
