import { seauDe } from '#annexe7';
import type { Sql } from '#persistence';
import type { Moment } from '../application/dossier-charge.js';
import { ecrire } from '../application/ecrire.js';
import { compterALaPorte } from '../reception/compter-a-la-porte.js';
import { retenirIdentifiants } from '../reception/memoire-des-identifiants.js';
import type { AccepteANouveau } from './controler-a-nouveau.js';
import type { Evaluation } from './evaluer-dossier.js';
import type { VerdictRendu } from './verdict.js';

/** An id of the lot was accepted at the door while the lot was decided: nothing of it is written, it is decided again. */
export class IdentifiantPris extends Error {
  override name = 'IdentifiantPris';

  constructor() {
    super('an id of the replay has just been accepted at the door');
  }
}

/** Writes what was approved of the dossiers of a lot, in the caller's transaction. */
export async function ecrireEvaluations(
  sql: Sql,
  evaluations: readonly Evaluation[],
  acceptes: ReadonlyMap<string, AccepteANouveau>,
  moment: Moment,
): Promise<void> {
  const rendus = evaluations.flatMap((evaluation) => evaluation.rendus);
  const nouveaux = rendus.flatMap(({ nouveau }) => {
    const accepte = nouveau === null ? undefined : acceptes.get(nouveau);
    return accepte ? [accepte] : [];
  });
  await insererNouveaux(sql, nouveaux, moment);
  const decisions = evaluations.flatMap(({ decision }) => decision ?? []);
  if (decisions.length > 0) await ecrire(sql, decisions, moment.aujourdhui);
  await deplacerSorts(sql, evaluations, moment);
  await lierRedites(sql, rendus);
}

/** What the door takes now: kept, remembered and counted as anything that comes in (X3.3, X3.4, X6.1). */
async function insererNouveaux(
  sql: Sql,
  nouveaux: readonly AccepteANouveau[],
  { aujourdhui, maintenant }: Moment,
): Promise<void> {
  if (nouveaux.length === 0) return;
  const souvenirs = await retenirIdentifiants(
    sql,
    nouveaux.map(({ message, verdict: { evenement }, empreinte }) => ({
      source: evenement.source,
      evenement: evenement.id,
      empreinte,
      message: message.id,
    })),
  );
  if (souvenirs.some((souvenir) => souvenir !== 'nouveau')) throw new IdentifiantPris();
  const lignes = nouveaux.map(({ original, message, verdict: { evenement, cotraitance } }) => ({
    ...message,
    donnees: sql.chiffreur.chiffrerDonnees(message.donnees),
    rejoue: original.id,
    partenaire: original.partenaire,
    reception: original.reception,
    rang: original.rang,
    source: evenement.source,
    evenement: evenement.id,
    cotraitance,
    seau: seauDe(message.demandeur),
  }));
  await sql(
    `INSERT INTO messages_entrants (id, reception, rang, partenaire, jour, recu_le, source, evenement, type, cle, sequence,
                                    demandeur, cotraitance, seau, donnees, correlation, rejoue, issue)
     SELECT id, reception, rang, partenaire, $2::date, $3::timestamptz, source, evenement, type, cle, sequence,
            demandeur, cotraitance, seau, donnees, correlation, rejoue, 'recu'
     FROM json_to_recordset($1::json) AS m (
       id uuid, reception uuid, rang integer, partenaire text, source text, evenement text, type text, cle text, sequence text,
       demandeur text, cotraitance text, seau smallint, donnees json, correlation text, rejoue uuid)`,
    [JSON.stringify(lignes), aujourdhui, maintenant],
  );
  await compterALaPorte(
    sql,
    aujourdhui,
    lignes.map(({ partenaire, type }) => ({ partenaire, sens: 'entrant', type })),
  );
}

/** The fate of what was decided: of the original when the door had taken it, of the new message otherwise (X6). */
async function deplacerSorts(
  sql: Sql,
  evaluations: readonly Evaluation[],
  { maintenant }: Moment,
): Promise<void> {
  const sorts = evaluations.flatMap(({ decision }) => decision?.sorts ?? []);
  if (sorts.length === 0) return;
  await sql(
    `UPDATE messages_entrants m SET issue = v.issue, code = v.code, detail = v.detail, pointeur = v.pointeur,
            traite_le = $6::timestamptz, prochaine_tentative = NULL
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) AS v (id, issue, code, detail, pointeur)
     WHERE m.id = v.id AND (m.issue IN ('recu', 'en_echec', 'abandonne') OR (m.issue = 'refuse' AND m.code = 'CONFLIT_DE_SEQUENCE'))`,
    [
      sorts.map((s) => s.message),
      sorts.map((s) => s.issue),
      sorts.map((s) => s.code),
      sorts.map((s) => s.detail),
      sorts.map((s) => s.pointeur),
      maintenant,
    ],
  );
}

/** The new version of a key is linked to the message that asked for it (X6.2). */
async function lierRedites(sql: Sql, rendus: readonly VerdictRendu[]): Promise<void> {
  const redites = rendus.filter(({ verdict }) => verdict === 'emis');
  if (redites.length === 0) return;
  await sql(
    `UPDATE messages_sortants m SET rejoue = v.original FROM unnest($1::uuid[], $2::uuid[]) AS v (nouveau, original)
     WHERE m.id = v.nouveau`,
    [redites.map(({ nouveau }) => nouveau), redites.map(({ message }) => message)],
  );
}

/** The verdict of each message, in the commit of its effect: none is ever done twice. */
export async function ecrireVerdicts(
  sql: Sql,
  rejeu: string,
  rendus: readonly VerdictRendu[],
): Promise<void> {
  await sql(
    `UPDATE rejeu_messages r SET verdict = v.verdict, code = v.code, detail = v.detail, nouveau = v.nouveau, actif = false,
            le = clock_timestamp()
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[]) AS v (message, verdict, code, detail, nouveau)
     WHERE r.rejeu = $1 AND r.message = v.message AND r.actif`,
    [
      rejeu,
      rendus.map((r) => r.message),
      rendus.map((r) => r.verdict),
      rendus.map((r) => r.code),
      rendus.map((r) => r.detail),
      rendus.map((r) => r.nouveau),
    ],
  );
}
