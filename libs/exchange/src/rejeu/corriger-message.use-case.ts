import { memesDonnees, seauDe } from '#annexe7';
import { controlerEvenement, type VerdictAccepte } from '#contract';
import { Horloge, tirerId, type Sql, type UniteDeTravail } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from '../lecture/perimetre.js';
import { compterALaPorte } from '../reception/compter-a-la-porte.js';
import {
  composerCorrection,
  porteDe,
  sequenceParDefaut,
  type Correction,
  type OriginalCorrige,
} from './composer-correction.js';
import { rejeuActifDe } from './rejeux-du-message.js';

export interface CommandeCorrection extends Correction {
  message: string;
  motif: string;
  perimetre: Perimetre;
  /** Of the request that states it. */
  correlation: string | null;
}

export type IssueCorrection =
  | { issue: 'corrige' | 'deja_corrige'; message: string }
  | { issue: 'inconnu' }
  | { issue: 'en_rejeu'; rejeu: string }
  | { issue: 'autrement_corrige'; message: string }
  | { issue: 'impossible'; sort: string }
  /** As at the door (X3.3): where, and what to write. */
  | { issue: 'refuse'; code: string; detail: string; pointeur: string };

const CORRIGEABLES = ['refuse', 'illisible', 'en_echec', 'abandonne'];

/**
 * Corrects a message that came in: a new message of the gateway (`urn:dude`), linked to it, checked as at the door of
 * the system that sent the original and with that system's rights, then applied by the ordinary path (X6.2).
 */
export class CorrigerMessage {
  constructor(
    private readonly unite: UniteDeTravail,
    /** Rings for a bucket after the commit. */
    private readonly sonner: (seau: number) => void,
  ) {}

  async execute(commande: CommandeCorrection): Promise<IssueCorrection> {
    const { issue, seau } = await this.unite.executer((sql) => corriger(sql, commande));
    if (seau !== null) this.sonner(seau);
    return issue;
  }
}

async function corriger(
  sql: Sql,
  commande: CommandeCorrection,
): Promise<{ issue: IssueCorrection; seau: number | null }> {
  const sans = (issue: IssueCorrection): { issue: IssueCorrection; seau: null } => ({ issue, seau: null });
  const original = await verrouillerOriginal(sql, commande);
  if (!original) return sans({ issue: 'inconnu' });
  const rejeu = await rejeuActifDe(sql, commande.message);
  if (rejeu !== null) return sans({ issue: 'en_rejeu', rejeu });
  const deja = await dejaCorrige(sql, commande.message);
  if (deja)
    return sans({
      issue:
        deja.donnees && memesDonnees(deja.donnees, commande.donnees) ? 'deja_corrige' : 'autrement_corrige',
      message: deja.id,
    });
  if (!CORRIGEABLES.includes(original.issue)) return sans({ issue: 'impossible', sort: original.issue });

  const id = tirerId();
  const evenement = composerCorrection(id, commande, original, await sequenceParDefaut(sql, original));
  const porte = porteDe(original);
  const verdict = controlerEvenement({ ...evenement, source: porte }, { porte, estDesNotres: () => false });
  if (verdict.verdict !== 'accepte') {
    const { code, detail, pointeur } = verdict as { code: string; detail: string; pointeur: string };
    return sans({ issue: 'refuse', code, detail, pointeur });
  }
  await inserer(sql, commande, verdict, Buffer.from(JSON.stringify(evenement)), id);
  await quitterLesEchecs(sql, commande, original, id);
  return { issue: { issue: 'corrige', message: id }, seau: seauDe(verdict.demandeur) };
}

async function verrouillerOriginal(
  sql: Sql,
  { message, perimetre }: CommandeCorrection,
): Promise<OriginalCorrige | undefined> {
  const parametres = new Parametres();
  const [original] = await sql<OriginalCorrige>(
    `SELECT m.issue, m.partenaire, m.type, m.cle, m.demandeur, m.sequence, m.code FROM messages_entrants m
     WHERE m.id = ${parametres.lier(message)} AND ${messageVisible(perimetre, 'm', parametres)} FOR UPDATE`,
    parametres.valeurs,
  );
  return original;
}

/** A correction that failed in turn does not stand in the way of another. */
async function dejaCorrige(
  sql: Sql,
  message: string,
): Promise<{ id: string; donnees: Record<string, unknown> | null } | undefined> {
  // Its data may have had their time (check 22).
  const [correction] = await sql<{ id: string; donnees: Record<string, unknown> | null }>(
    `SELECT id, donnees FROM messages_entrants
     WHERE corrige = $1 AND issue NOT IN ('refuse', 'en_echec', 'abandonne') ORDER BY id DESC LIMIT 1`,
    [message],
  );
  return correction;
}

/** Kept like anything that comes in: its bytes, its count at the door, then applied when its turn comes. */
async function inserer(
  sql: Sql,
  { message: original, motif, correlation }: CommandeCorrection,
  { type, cle, evenement, demandeur, cotraitance, donnees }: VerdictAccepte,
  corps: Buffer,
  id: string,
): Promise<void> {
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  const reception = tirerId();
  await sql(
    `WITH r AS (
       INSERT INTO receptions (id, partenaire, voie, type_contenu, corps, recu_le, octets)
       VALUES ($2, 'dude', 'api', 'application/cloudevents+json', $3, $5, $16)
     )
     INSERT INTO messages_entrants (id, reception, rang, partenaire, jour, recu_le, source, evenement, type, cle, sequence,
                                    demandeur, cotraitance, seau, donnees, corrige, motif, correlation, issue)
     VALUES ($1::uuid, $2, 0, 'dude', $4, $5, 'urn:dude', $1::uuid::text, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'recu')`,
    [
      id,
      reception,
      sql.chiffreur.chiffrerCorps(reception, corps),
      aujourdhui,
      maintenant,
      type,
      cle,
      evenement.sequence,
      demandeur,
      cotraitance,
      seauDe(demandeur),
      JSON.stringify(sql.chiffreur.chiffrerDonnees(donnees)),
      original,
      motif,
      correlation,
      corps.length,
    ],
  );
  await compterALaPorte(sql, aujourdhui, [{ partenaire: 'dude', sens: 'entrant', type }]);
}

/** A refused original keeps its fate, which its sender has read; one that failed here is given up for its correction. */
async function quitterLesEchecs(
  sql: Sql,
  { message, motif }: CommandeCorrection,
  { issue }: OriginalCorrige,
  correction: string,
): Promise<void> {
  if (issue !== 'en_echec') return;
  const { maintenant } = await Horloge.lire(sql);
  await sql(`SELECT set_config('passerelle.cause', $1, true)`, [`correction ${correction}`]);
  await sql(`UPDATE messages_entrants SET issue = 'abandonne', motif = $2, traite_le = $3 WHERE id = $1`, [
    message,
    motif,
    maintenant,
  ]);
}
