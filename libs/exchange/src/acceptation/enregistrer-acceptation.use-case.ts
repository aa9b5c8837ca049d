import { cleDuFait, Fait, seauDe } from '#annexe7';
import { typeComplet } from '#contract';
import { Horloge, Sql, tirerId, UniteDeTravail } from '#persistence';
import { chargerEtVerrouiller } from '../application/charger.js';
import { decider } from '../application/decider.js';
import { DossierCharge, MessageAAppliquer } from '../application/dossier-charge.js';
import { ecrire } from '../application/ecrire.js';
import { ecrireSorts } from '../application/ecrire-sorts.js';
import { sequenceSurLeFil } from '../emission/message-sortant.js';
import { compterALaPorte } from '../reception/compter-a-la-porte.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';

export interface CommandeAcceptation {
  cotraitance: string;
  dateAcceptation: string;
  /** Who accepts: the responsable de la cotraitance, as his key names him. */
  responsable: string;
  /** Another date than the one recorded replaces it. */
  corrige?: boolean;
  /** Withdraws the acceptation. */
  annule?: boolean;
  /** Of the request, under which the message may be followed. */
  correlation?: string;
  /** May this person accept for that structure (J5)? */
  autorise(structure: string): boolean;
}

export type IssueAcceptation =
  | { issue: 'enregistree'; message: string; sequence: string }
  | { issue: 'inchangee'; message: string; sequence: string }
  | { issue: 'inconnue' }
  | { issue: 'non_autorisee' }
  | { issue: 'rien_a_retirer' }
  | { issue: 'date_differente'; dateEnregistree: string };

const TYPE = 'acceptation.enregistree';

/**
 * Records the acceptation of an affectation, the one fact that the gateway itself states (X5.3, J5). It is merged,
 * applied and told like any other fact, in one commit.
 */
export class EnregistrerAcceptation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    /** Rings for GIDE after the commit. */
    private readonly sonner: () => void,
  ) {}

  async execute(commande: CommandeAcceptation): Promise<IssueAcceptation> {
    const issue = await this.unite.executer(async (sql): Promise<IssueAcceptation> => {
      const affectation = await trouverAffectation(sql, commande.cotraitance);
      if (!affectation) return { issue: 'inconnue' };
      if (!commande.autorise(affectation.structure)) return { issue: 'non_autorisee' };
      const dossier = (await chargerEtVerrouiller(sql, [affectation.demandeur])).get(affectation.demandeur);
      if (!dossier) throw new Error('unreachable: the dossier has just been locked');
      const derniere = derniereVersion(dossier, commande.cotraitance);
      return comparer(commande, derniere) ?? (await this.#enoncer(sql, dossier, commande, derniere));
    });
    if (issue.issue === 'enregistree') this.sonner();
    return issue;
  }

  async #enoncer(
    sql: Sql,
    dossier: DossierCharge,
    commande: CommandeAcceptation,
    derniere: Fait | undefined,
  ): Promise<IssueAcceptation> {
    const message = messageDe(
      dossier.demandeur,
      commande,
      sequenceSurLeFil(Number(derniere?.sequence ?? 0) + 1),
    );
    const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
    await insererEnonce(sql, message);
    const decision = decider(dossier, [message], moment, regles);
    await ecrire(sql, [decision], moment.aujourdhui);
    await ecrireSorts(sql, { sorts: decision.sorts, enFaute: [], maintenant: moment.maintenant });
    return { issue: 'enregistree', message: message.id, sequence: message.sequence };
  }
}

/** The dossier in which this cotraitance has an affectation; of two (COTRAITANCE_PARTAGEE), the first known. */
async function trouverAffectation(
  sql: Sql,
  cotraitance: string,
): Promise<{ demandeur: string; structure: string } | undefined> {
  const [ligne] = await sql<{ demandeur: string; structure: string }>(
    `SELECT c.demandeur, c.structure FROM cotraitances c
     WHERE c.cotraitance = $1 AND c.structure IS NOT NULL
     ORDER BY (SELECT min(f.connu_le) FROM faits f WHERE f.demandeur = c.demandeur AND f.cotraitance = c.cotraitance), c.demandeur LIMIT 1`,
    [cotraitance],
  );
  return ligne;
}

function derniereVersion(dossier: DossierCharge, cotraitance: string): Fait | undefined {
  const cle = cleDuFait(TYPE, { cotraitance });
  return dossier.versions
    .filter((fait) => fait.cle === cle)
    .sort((a, b) => (a.sequence < b.sequence ? 1 : -1))[0];
}

/** The same statement again changes nothing; another date needs `corrige` (X5.3). */
function comparer(commande: CommandeAcceptation, derniere: Fait | undefined): IssueAcceptation | undefined {
  const tenue = derniere as Fait<typeof TYPE> | undefined;
  const enVigueur = tenue !== undefined && tenue.data.annule !== true ? tenue : undefined;
  if (commande.annule) {
    if (tenue === undefined) return { issue: 'rien_a_retirer' };
    return enVigueur ? undefined : { issue: 'inchangee', message: tenue.message, sequence: tenue.sequence };
  }
  if (!enVigueur) return undefined;
  if (enVigueur.data.dateAcceptation === commande.dateAcceptation) {
    return { issue: 'inchangee', message: enVigueur.message, sequence: enVigueur.sequence };
  }
  return commande.corrige
    ? undefined
    : { issue: 'date_differente', dateEnregistree: enVigueur.data.dateAcceptation };
}

function messageDe(demandeur: string, commande: CommandeAcceptation, sequence: string): MessageAAppliquer {
  const { cotraitance, dateAcceptation, responsable, annule } = commande;
  const donnees = {
    cotraitance,
    demandeur,
    dateAcceptation,
    responsable,
    ...(annule ? { annule: true } : {}),
  };
  return {
    id: tirerId(),
    demandeur,
    type: TYPE,
    cle: cleDuFait(TYPE, donnees),
    sequence,
    donnees,
    correlation: commande.correlation ?? null,
  };
}

/** The statement is kept like any message that came in: its bytes, its id for ever, its count at the door. */
async function insererEnonce(
  sql: Sql,
  { id, demandeur, cle, sequence, donnees, correlation }: MessageAAppliquer,
): Promise<void> {
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  const evenement = {
    specversion: '1.0',
    id,
    source: 'urn:dude',
    type: typeComplet(TYPE),
    sequence,
    data: donnees,
  };
  const corps = Buffer.from(JSON.stringify(evenement));
  const reception = tirerId();
  await sql(
    `WITH r AS (
       INSERT INTO receptions (id, partenaire, voie, type_contenu, corps, recu_le, octets)
       VALUES ($2, 'dude', 'api', 'application/cloudevents+json', $3, $5, $14)
     )
     INSERT INTO messages_entrants (id, reception, rang, partenaire, jour, recu_le, source, evenement, type, cle, sequence, demandeur, cotraitance, seau, donnees, correlation, issue)
     VALUES ($1::uuid, $2, 0, 'dude', $4, $5, 'urn:dude', $1::uuid::text, $6, $7, $8, $9, $10, $11, $12, $13, 'recu')`,
    [
      id,
      reception,
      sql.chiffreur.chiffrerCorps(reception, corps),
      aujourdhui,
      maintenant,
      TYPE,
      cle,
      sequence,
      demandeur,
      donnees.cotraitance,
      seauDe(demandeur),
      JSON.stringify(sql.chiffreur.chiffrerDonnees(donnees)),
      correlation,
      corps.length,
    ],
  );
  await compterALaPorte(sql, aujourdhui, [{ partenaire: 'dude', sens: 'entrant', type: TYPE }]);
}
