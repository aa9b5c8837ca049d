import { Fait, seauDe } from '#annexe7';
import { Horloge, Sql } from '#persistence';
import { Dit, DossierCharge, Moment } from './dossier-charge.js';

interface LigneDossier {
  demandeur: string;
  version: number;
  connu_le: Date | null;
  calcule_au: string | null;
  prochain_effet: string | null;
  version_regles: string | null;
}

/**
 * Locks the dossiers of a lot, in one order. Missing rows are inserted first: `FOR UPDATE` on a missing row locks
 * nothing. What is read of them comes in later statements, so that it holds what the previous owner of the lock has just
 * committed (READ COMMITTED).
 */
export async function verrouillerDossiers(sql: Sql, demandeurs: readonly string[]): Promise<LigneDossier[]> {
  const tries = [...new Set(demandeurs)].sort();
  await sql(
    `INSERT INTO dossiers (demandeur, seau)
     SELECT v.demandeur, v.seau FROM unnest($1::text[], $2::smallint[]) AS v (demandeur, seau)
     WHERE NOT EXISTS (SELECT FROM dossiers d WHERE d.demandeur = v.demandeur)
     ORDER BY v.demandeur ON CONFLICT DO NOTHING`,
    [tries, tries.map(seauDe)],
  );
  return sql<LigneDossier>(
    `SELECT demandeur, version, connu_le, calcule_au, prochain_effet, version_regles
     FROM dossiers WHERE demandeur = ANY($1::text[]) ORDER BY demandeur FOR UPDATE`,
    [tries],
  );
}

/** Locks the dossiers of a lot and reads all that is known of them. */
export async function chargerEtVerrouiller(
  sql: Sql,
  demandeurs: readonly string[],
): Promise<Map<string, DossierCharge>> {
  return completer(sql, await verrouillerDossiers(sql, demandeurs));
}

/** The same without a lock, for previews: what is not there yet is an empty dossier. */
export async function chargerSansVerrou(
  sql: Sql,
  demandeurs: readonly string[],
): Promise<Map<string, DossierCharge>> {
  const lignes = await sql<LigneDossier>(
    `SELECT demandeur, version, connu_le, calcule_au, prochain_effet, version_regles
     FROM dossiers WHERE demandeur = ANY($1::text[])`,
    [demandeurs],
  );
  return completer(sql, lignes);
}

/** The day, the time, how far GIDE's feed has been read and the revision of the rules, inside the transaction (H3, H7). */
export async function lireMoment(sql: Sql): Promise<Moment> {
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  const [present] = await sql<{ revision: number; lu_jusquau: string | null }>(
    `SELECT revision, (SELECT lu_jusquau FROM curseurs WHERE partenaire = 'gide') FROM revisions_regles`,
  );
  if (!present) throw new Error('the revision of the rules is missing: has the schema been migrated?');
  return { aujourdhui, maintenant, gideLuJusquAu: present.lu_jusquau, revision: present.revision };
}

async function completer(sql: Sql, lignes: readonly LigneDossier[]): Promise<Map<string, DossierCharge>> {
  const dossiers = new Map<string, DossierCharge>();
  for (const ligne of lignes) {
    dossiers.set(ligne.demandeur, {
      demandeur: ligne.demandeur,
      version: ligne.version,
      connuLe: ligne.connu_le,
      calculeAu: ligne.calcule_au,
      prochainEffet: ligne.prochain_effet,
      versionRegles: ligne.version_regles,
      versions: [],
      dits: [],
      resumes: new Map(),
    });
  }
  if (dossiers.size === 0) return dossiers;
  // A dossier without any fact may have been told something: what a partner holds of someone unknown here is withdrawn (X6).
  const dits = await sql<Dit & { demandeur: string }>(
    `SELECT demandeur, partenaire, cle, type, cotraitance, sequence, data, acquittee FROM dit WHERE demandeur = ANY($1::text[])`,
    [[...dossiers.keys()]],
  );
  for (const { demandeur, ...dit } of dits) dossiers.get(demandeur)?.dits.push(dit);

  const connus = lignes.filter(({ version }) => version > 0).map(({ demandeur }) => demandeur);
  if (connus.length === 0) return dossiers;

  const faits = await sql<Fait & { demandeur: string }>(
    'SELECT demandeur, type, cle, sequence, data, message FROM faits WHERE demandeur = ANY($1::text[])',
    [connus],
  );
  for (const { demandeur, type, cle, sequence, data, message } of faits) {
    dossiers.get(demandeur)?.versions.push({ type, cle, sequence, data, message });
  }
  const resumes = await sql<{
    demandeur: string;
    cotraitance: string;
    resume: string;
    actions: string | null;
  }>(
    `SELECT demandeur, cotraitance, resume::text AS resume,
            CASE WHEN json_array_length(actions_detail) = cardinality(actions) THEN actions_detail::text END AS actions
     FROM cotraitances WHERE demandeur = ANY($1::text[])`,
    [connus],
  );
  for (const { demandeur, cotraitance, resume, actions } of resumes) {
    dossiers.get(demandeur)?.resumes.set(cotraitance, { resume, actions });
  }
  return dossiers;
}
