import { seauDe } from '#annexe7';
import { refus, ReponseReception, typeCourt } from '#contract';
import { Horloge, Sql, tirerId } from '#persistence';
import { compterALaPorte } from './compter-a-la-porte.js';
import { retenirIdentifiants, Souvenir } from './memoire-des-identifiants.js';
import { compterPassages, Passage } from './passages.js';
import { EvenementControle, MessageEntrant, Reception } from './reception.js';

export interface ReceptionEnregistree {
  reponse: ReponseReception;
  /** Buckets of the demandeurs for whom something waits to be applied. */
  seaux: number[];
  passages: Passage[];
  /** Under which the messages may be followed; the first of them. */
  correlations: string[];
}

/**
 * Stores receptions with all their messages, remembers the ids and counts at the door, in the caller's
 * transaction and in a fixed number of statements whatever the lot (X3.3, X3.4, X6.1).
 * @returns what to answer to each reception once the transaction is committed, in the order given
 */
export async function enregistrerReceptions(
  sql: Sql,
  receptions: readonly Reception[],
): Promise<ReceptionEnregistree[]> {
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  const acceptes = receptions.flatMap(({ contenu }) =>
    contenu.lu ? contenu.evenements.filter(({ verdict }) => verdict.verdict === 'accepte') : [],
  );
  const souvenirs = await retenirIdentifiants(
    sql,
    acceptes.map(({ id, verdict, empreinte }) => {
      if (verdict.verdict !== 'accepte' || empreinte === null)
        throw new Error('unreachable: only accepted events are remembered');
      return { source: verdict.evenement.source, evenement: verdict.evenement.id, empreinte, message: id };
    }),
  );
  const memoire = new Map(acceptes.map(({ id }, rang) => [id, souvenirs[rang]]));
  const messages = receptions.map((reception) => messagesDe(reception, memoire));

  await insererReceptions(sql, receptions, maintenant);
  await insererMessages(sql, messages.flat(), aujourdhui, maintenant);
  await compterALaPorte(
    sql,
    aujourdhui,
    messages.flat().map(({ partenaire, type }) => ({ partenaire, sens: 'entrant', type })),
  );
  return messages.map((lot, rang) => ({
    reponse: reponsePour(lot),
    seaux: seauxDe(lot),
    correlations: correlationsDe(lot),
    passages: compterPassages(receptions[rang]?.voie ?? 'webhook', lot),
  }));
}

function messagesDe(
  reception: Reception,
  memoire: ReadonlyMap<string, Souvenir | undefined>,
): MessageEntrant[] {
  const { id, partenaire, correlation } = reception;
  const commun = { reception: id, partenaire, correlation };
  if (!reception.contenu.lu) {
    const { code, detail } = reception.contenu;
    return [
      { ...VIDE, ...commun, id: tirerId(), rang: 0, type: 'illisible', issue: 'illisible', code, detail },
    ];
  }
  return reception.contenu.evenements.map((controle, rang) => ({
    ...VIDE,
    ...commun,
    id: controle.id,
    rang,
    // Its own, else that of the request that brought it (X1).
    correlation: controle.correlation ?? correlation,
    emisLe: controle.emisLe,
    ...selonVerdict(controle, memoire.get(controle.id)),
  }));
}

const VIDE = {
  source: null,
  evenement: null,
  cle: null,
  sequence: null,
  demandeur: null,
  cotraitance: null,
  seau: null,
  donnees: null,
  correlation: null,
  emisLe: null,
  code: null,
  detail: null,
  pointeur: null,
} as const;

function selonVerdict(
  { verdict }: EvenementControle,
  souvenir: Souvenir | undefined,
): Pick<MessageEntrant, 'type' | 'issue'> & Partial<MessageEntrant> {
  switch (verdict.verdict) {
    case 'refuse': {
      const { code, detail, pointeur, apercu } = verdict;
      return {
        type: typeCourt(apercu.type ?? '') ?? 'inconnu',
        issue: 'refuse',
        code,
        detail,
        pointeur,
        evenement: verdict.id ?? null,
        source: apercu.source ?? null,
        sequence: apercu.sequence ?? null,
        demandeur: apercu.demandeur ?? null,
        cotraitance: apercu.cotraitance ?? null,
      };
    }
    case 'echo': {
      const { source, id, type, sequence } = verdict.evenement;
      return {
        type: typeCourt(type) ?? 'inconnu',
        issue: 'sans_effet',
        code: 'ECHO',
        source,
        evenement: id,
        sequence,
      };
    }
    case 'accepte': {
      const { evenement, type, cle, demandeur, cotraitance, donnees } = verdict;
      const identite = {
        type,
        cle,
        demandeur,
        cotraitance,
        source: evenement.source,
        evenement: evenement.id,
        sequence: evenement.sequence,
      };
      if (souvenir === 'doublon') return { ...identite, issue: 'doublon' };
      if (souvenir === 'reutilise')
        return { ...identite, issue: 'refuse', ...refus('IDENTIFIANT_REUTILISE') };
      return { ...identite, issue: 'recu', seau: seauDe(demandeur), donnees };
    }
  }
}

function reponsePour(lot: MessageEntrant[]): ReponseReception {
  const refuses = lot
    .filter(({ issue }) => issue === 'refuse')
    .map(({ rang, evenement, code, detail, pointeur }) => ({
      index: rang,
      ...(evenement === null ? {} : { id: evenement }),
      code: code as ReponseReception['refuses'][number]['code'],
      detail: detail ?? '',
      pointeur: pointeur ?? '',
    }));
  const doublons = lot.filter(({ issue }) => issue === 'doublon').length;
  return { recus: lot.length - doublons - refuses.length, doublons, refuses };
}

/** What a log line may name of them. */
const CORRELATIONS_MAX = 20;

function correlationsDe(lot: MessageEntrant[]): string[] {
  const distinctes = new Set<string>();
  for (const { correlation } of lot) {
    if (distinctes.size === CORRELATIONS_MAX) break;
    if (correlation !== null) distinctes.add(correlation);
  }
  return [...distinctes];
}

function seauxDe(lot: MessageEntrant[]): number[] {
  return [...new Set(lot.flatMap(({ seau, issue }) => (issue === 'recu' && seau !== null ? [seau] : [])))];
}

/** Bodies are encrypted each for its reception; they travel as one parameter, cut again by the database: a list of bytes would travel as hexadecimal text. */
async function insererReceptions(
  sql: Sql,
  receptions: readonly Reception[],
  maintenant: Date,
): Promise<void> {
  const corps = receptions.map((r) => sql.chiffreur.chiffrerCorps(r.id, r.corps));
  let suite = 1;
  const debuts = corps.map(({ length }) => (suite += length) - length);
  await sql(
    `INSERT INTO receptions (id, partenaire, voie, type_contenu, reference, corps, recu_le, octets)
     SELECT id, partenaire, voie, type_contenu, reference, substr($8::bytea, debut, longueur), $9::timestamptz, octets
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[], $10::integer[])
          AS r (id, partenaire, voie, type_contenu, reference, debut, longueur, octets)`,
    [
      receptions.map((r) => r.id),
      receptions.map((r) => r.partenaire),
      receptions.map((r) => r.voie),
      receptions.map((r) => r.typeContenu),
      receptions.map((r) => r.reference),
      debuts,
      corps.map(({ length }) => length),
      Buffer.concat(corps),
      maintenant,
      receptions.map((r) => r.corps.length),
    ],
  );
}

async function insererMessages(
  sql: Sql,
  messages: MessageEntrant[],
  jour: string,
  maintenant: Date,
): Promise<void> {
  const lignes = messages.map((m) => ({ ...m, donnees: sql.chiffreur.chiffrerDonnees(m.donnees) }));
  await sql(
    `INSERT INTO messages_entrants (id, reception, rang, partenaire, jour, recu_le, source, evenement, type, cle, sequence,
                                    demandeur, cotraitance, seau, donnees, correlation, emis_le, issue, code, detail, pointeur, traite_le)
     SELECT id, reception, rang, partenaire, $2::date, $3::timestamptz, source, evenement, type, cle, sequence,
            demandeur, cotraitance, seau, donnees, correlation, ("emisLe" AT TIME ZONE 'Europe/Paris')::date,
            issue, code, detail, pointeur,
            CASE WHEN issue <> 'recu' THEN $3::timestamptz END
     FROM json_to_recordset($1::json) AS m (
       id uuid, reception uuid, rang integer, partenaire text, source text, evenement text, type text, cle text,
       sequence text, demandeur text, cotraitance text, seau smallint, donnees json, correlation text, "emisLe" timestamptz,
       issue text, code text, detail text, pointeur text)`,
    [JSON.stringify(lignes), jour, maintenant],
  );
}
