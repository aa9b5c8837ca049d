import { IssueEnvoi } from '#partners';
import { Sql, UniteDeTravail } from '#persistence';
import { BailPerdu } from '../bail-perdu.js';
import { corrigerObsoletes } from './corriger-obsoletes.js';
import { EnvoiPris } from './message-sortant.js';
import { voieDuPartenaire } from './prendre-envoi.js';
import { Acquittees, lireAcquittees, sortDe, SortSortant } from './sort-sortant.js';

/** Longest wait between two tries of a partner that does not answer. */
const ATTENTE_MAXIMALE_MS = 60_000;
/** How often an event may be left without an answer, or refused with its whole lot, before it is set aside. */
const TENTATIVES_MAXIMALES = 10;

/** Records what a partner answered to a lot, under its lease and token: a worker that woke up too late writes nothing. */
export class EnregistrerIssue {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(envoi: EnvoiPris, issue: IssueEnvoi): Promise<void> {
    return this.unite.executer(async (sql) => {
      await tenirLaVoie(sql, envoi);
      switch (issue.issue) {
        case 'repondu':
          await this.#repondu(sql, envoi, issue);
          await liberer(sql, envoi);
          break;
        case 'refus_global':
          await remettreAPlusTard(
            sql,
            envoi.messages.map(({ id }) => id),
            issue.cause,
          );
          await liberer(sql, envoi);
          break;
        case 'transitoire':
        case 'incertaine':
          // The same lot leaves again under the same id: what was applied meanwhile answers `doublon` (X4.2).
          await patienter(sql, envoi, issue.reessayerApresMs);
          break;
      }
      await sql('UPDATE envois SET fini_le = clock_timestamp(), issue = $2, cause = $3 WHERE id = $1', [
        envoi.id,
        issue.issue,
        issue.issue === 'repondu' ? null : issue.cause,
      ]);
    });
  }

  async #repondu(
    sql: Sql,
    envoi: EnvoiPris,
    issue: Extract<IssueEnvoi, { issue: 'repondu' }>,
  ): Promise<void> {
    const obsoletes = [...issue.resultats.values()].some(({ statut }) => statut === 'obsolete');
    const acquittees: Acquittees = obsoletes ? await verrouillerEtLire(sql, envoi) : new Map();
    const sorts = envoi.messages.flatMap((message) => {
      const resultat = issue.resultats.get(message.id);
      return resultat ? [sortDe(message, resultat, acquittees)] : [];
    });
    await ecrireSorts(sql, envoi, sorts);
    await corrigerObsoletes(sql, envoi.partenaire, sorts);
    await remettreAPlusTard(sql, issue.absents, 'resultat_absent');
  }
}

/**
 * A correction is numbered from what was told (X6): the dossiers are held as `appliquer` holds them. An ordinary
 * answer only moves its own rows, so that partners and shards do not wait for each other.
 */
async function verrouillerEtLire(sql: Sql, envoi: EnvoiPris): Promise<Acquittees> {
  await sql('SELECT FROM dossiers WHERE demandeur = ANY($1::text[]) ORDER BY demandeur FOR UPDATE', [
    [...new Set(envoi.messages.map(({ demandeur }) => demandeur))],
  ]);
  return lireAcquittees(sql, envoi);
}

async function tenirLaVoie(sql: Sql, { partenaire, jeton }: EnvoiPris): Promise<void> {
  const tenue = await sql('SELECT FROM tranches WHERE file = $1 AND numero = 0 AND jeton = $2 FOR UPDATE', [
    voieDuPartenaire(partenaire),
    jeton,
  ]);
  if (tenue.length === 0) throw new BailPerdu();
}

/** The lot is settled: the lane is free for the next one. */
async function liberer(sql: Sql, { partenaire }: EnvoiPris): Promise<void> {
  await sql(
    `UPDATE tranches SET bail_jusqua = NULL, lot = NULL, envoi = NULL, echecs = 0, pas_avant = NULL
     WHERE file = $1 AND numero = 0`,
    [voieDuPartenaire(partenaire)],
  );
}

/** The lot stays in hand and the whole lane waits: as long as the partner asks, else longer each time, with jitter. */
async function patienter(sql: Sql, { partenaire }: EnvoiPris, attenteMs: number | undefined): Promise<void> {
  await sql(
    `UPDATE tranches SET bail_jusqua = NULL, echecs = least(echecs + 1, 20),
            pas_avant = clock_timestamp() + interval '1 ms' *
              coalesce($2::float8, least($3::float8, 500 * power(2, least(echecs, 10))) * (0.5 + random() / 2))
     WHERE file = $1 AND numero = 0`,
    [voieDuPartenaire(partenaire), attenteMs ?? null, ATTENTE_MAXIMALE_MS],
  );
}

async function ecrireSorts(
  sql: Sql,
  { id, partenaire }: EnvoiPris,
  sorts: readonly SortSortant[],
): Promise<void> {
  if (sorts.length === 0) return;
  await sql(
    `UPDATE messages_sortants m SET issue = v.issue, code = v.code, detail = v.detail, envoi = $5::uuid, traite_le = (SELECT maintenant_metier())
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS v (id, issue, code, detail)
     WHERE m.id = v.id AND m.issue IN ('a_emettre', 'incertain', 'retenu', 'remplace')`,
    [
      sorts.map((s) => s.message.id),
      sorts.map((s) => s.issue),
      sorts.map((s) => s.code),
      sorts.map((s) => s.detail),
      id,
    ],
  );
  const tenus = sorts.filter(({ tenu }) => tenu).map(({ message }) => message);
  if (tenus.length === 0) return;
  await sql(
    `UPDATE dit d SET acquittee = greatest(d.acquittee, v.sequence)
     FROM unnest($2::text[], $3::text[], $4::bigint[]) AS v (demandeur, cle, sequence)
     WHERE d.demandeur = v.demandeur AND d.partenaire = $1 AND d.cle = v.cle`,
    [partenaire, tenus.map((m) => m.demandeur), tenus.map((m) => m.cle), tenus.map((m) => m.sequence)],
  );
}

async function remettreAPlusTard(sql: Sql, messages: readonly string[], cause: string): Promise<void> {
  if (messages.length === 0) return;
  await sql(
    `UPDATE messages_sortants
     SET tentatives = tentatives + 1, code = $2,
         prochaine_tentative = clock_timestamp() + interval '1 s' * least(300, power(2, tentatives)),
         issue = CASE WHEN tentatives + 1 >= $3 THEN 'en_echec' ELSE issue END,
         traite_le = CASE WHEN tentatives + 1 >= $3 THEN (SELECT maintenant_metier()) END
     WHERE id = ANY($1::uuid[]) AND issue IN ('a_emettre', 'incertain')`,
    [messages, cause, TENTATIVES_MAXIMALES],
  );
}
