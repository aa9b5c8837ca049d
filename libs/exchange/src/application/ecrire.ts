import { Sql } from '#persistence';
import { numeroterVersions } from '../emission/numeroter-versions.js';
import { noterEmpreintes } from '../empreintes/noter-empreintes.js';
import { Decision } from './decision.js';

/** Writes the decisions of a lot in a fixed number of statements; the caller's transaction makes them one commit. */
export async function ecrire(sql: Sql, decisions: readonly Decision[], aujourdhui: string): Promise<void> {
  await ecrireFaits(sql, decisions);
  await ecrireDossiers(sql, decisions);
  await ecrireCotraitances(sql, decisions);
  await ecrireAnnonces(sql, decisions, aujourdhui);
  await noterEmpreintes(
    sql,
    decisions.flatMap(({ empreintes }) => empreintes),
  );
}

/** The facts are what was received: they are copied where the messages are, and make no second journey. */
async function ecrireFaits(sql: Sql, decisions: readonly Decision[]): Promise<void> {
  const lignes = decisions.flatMap(({ messages, dossier }) =>
    messages.map((message) => ({ message, connuLe: dossier.connuLe })),
  );
  if (lignes.length === 0) return;
  await sql(
    `INSERT INTO faits (demandeur, cle, sequence, type, cotraitance, data, message, connu_le)
     SELECT m.demandeur, m.cle, m.sequence, m.type, m.cotraitance, m.donnees, m.id, v.connu_le
     FROM unnest($1::uuid[], $2::timestamptz[]) AS v (message, connu_le) JOIN messages_entrants m ON m.id = v.message`,
    [lignes.map(({ message }) => message), lignes.map(({ connuLe }) => connuLe)],
  );
}

async function ecrireDossiers(sql: Sql, decisions: readonly Decision[]): Promise<void> {
  await sql(
    `UPDATE dossiers d SET version = v.version, connu_le = v.connu_le, calcule_au = v.calcule_au,
                           prochain_effet = v.prochain_effet, version_regles = v.version_regles
     FROM unnest($1::text[], $2::integer[], $3::timestamptz[], $4::date[], $5::date[], $6::text[])
          AS v (demandeur, version, connu_le, calcule_au, prochain_effet, version_regles)
     WHERE d.demandeur = v.demandeur`,
    [
      decisions.map((d) => d.demandeur),
      decisions.map((d) => d.dossier.version),
      decisions.map((d) => d.dossier.connuLe),
      decisions.map((d) => d.dossier.calculeAu),
      decisions.map((d) => d.dossier.prochainEffet),
      decisions.map((d) => d.dossier.versionRegles),
    ],
  );
}

/** Current summary and history in one statement: a row of history for each summary, or its actions, that changed (A4). */
async function ecrireCotraitances(sql: Sql, decisions: readonly Decision[]): Promise<void> {
  const lignes = decisions.flatMap(({ demandeur, cotraitances, dossier, cause, messages }) =>
    cotraitances.map(({ resume, actions, ...cotraitance }) => ({
      ...cotraitance,
      resume_texte: resume,
      actions: actions.map(({ type }) => type),
      actions_texte: JSON.stringify(actions),
      action_depuis: actions.map(({ depuis }) => depuis).sort()[0] ?? null,
      demandeur,
      cause,
      messages,
      version: dossier.version,
      calcule_au: dossier.calculeAu,
      connu_le: dossier.connuLe,
    })),
  );
  if (lignes.length === 0) return;
  await sql(
    `WITH v AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS c (
         cotraitance text, demandeur text, structure text, site text, phase text, etat text, depuis date,
         prochaine_echeance date, resume_texte text, actions text[], actions_texte text,
         action_depuis date, version integer, calcule_au date,
         connu_le timestamptz, cause text, messages uuid[])
     ), h AS (
       INSERT INTO historique (demandeur, cotraitance, version, connu_le, calcule_au, cause, messages, phase, etat, resume)
       SELECT demandeur, cotraitance, version, connu_le, calcule_au, cause, messages, phase, etat, resume_texte::json FROM v
     )
     INSERT INTO cotraitances AS c (cotraitance, demandeur, structure, site, phase, etat, depuis, prochaine_echeance,
                                    resume, actions, actions_detail, action_depuis, version, calcule_au, connu_le)
     SELECT cotraitance, demandeur, structure, site, phase, etat, depuis, prochaine_echeance,
            resume_texte::json, actions, actions_texte::json, action_depuis, version, calcule_au, connu_le FROM v
     ON CONFLICT (demandeur, cotraitance) DO UPDATE SET
       structure = excluded.structure, site = excluded.site, phase = excluded.phase, etat = excluded.etat,
       depuis = excluded.depuis, prochaine_echeance = excluded.prochaine_echeance, resume = excluded.resume,
       actions = excluded.actions, actions_detail = excluded.actions_detail, action_depuis = excluded.action_depuis,
       version = excluded.version, calcule_au = excluded.calcule_au, connu_le = excluded.connu_le`,
    [JSON.stringify(lignes)],
  );
}

/** What has to be told: the outbox, the number of each version in `dit`, older versions still waiting replaced (H4). */
async function ecrireAnnonces(sql: Sql, decisions: readonly Decision[], aujourdhui: string): Promise<void> {
  const lignes = decisions.flatMap(({ demandeur, annonces, dossier, cause, reglesChangees }) =>
    annonces.map((annonce) => ({
      ...annonce,
      demandeur,
      cree_le: dossier.connuLe,
      par_les_regles: cause === 'regles' && reglesChangees,
    })),
  );
  if (lignes.length === 0) return;
  const remplacees = lignes.filter(({ remplace }) => remplace);
  if (remplacees.length > 0) {
    await sql(
      `UPDATE messages_sortants m SET issue = 'remplace', traite_le = v.cree_le
       FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) AS v (partenaire, demandeur, cle, cree_le)
       WHERE m.demandeur = v.demandeur AND m.partenaire = v.partenaire AND m.cle = v.cle AND m.issue IN ('a_emettre', 'retenu')`,
      [
        remplacees.map((l) => l.partenaire),
        remplacees.map((l) => l.demandeur),
        remplacees.map((l) => l.cle),
        remplacees.map((l) => l.cree_le),
      ],
    );
  }
  await numeroterVersions(sql, lignes, aujourdhui);
}
