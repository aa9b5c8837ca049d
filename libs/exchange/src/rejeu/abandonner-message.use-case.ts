import type { Partenaire } from '#annexe7';
import { Horloge, type Sql, type UniteDeTravail } from '#persistence';
import { voieDuPartenaire } from '../emission/voie.js';
import type { Sens } from '../lecture/message-lu.js';
import { messageVisible, Parametres, type Perimetre } from '../lecture/perimetre.js';
import { rejeuActifDe } from './rejeux-du-message.js';

export interface CommandeAbandon {
  message: string;
  motif: string;
  acteur: string;
  perimetre: Perimetre;
}

export type IssueAbandon =
  | { issue: 'abandonne' | 'deja_abandonne'; motif: string | null }
  | { issue: 'inconnu' }
  | { issue: 'en_rejeu'; rejeu: string }
  /** Why its fate lets nobody give it up. */
  | { issue: 'impossible'; sort: string; raison: string };

/** Fates that an operator may end (X6). */
const ABANDONNABLES: Readonly<Record<Sens, readonly string[]>> = {
  entrant: ['recu', 'en_echec'],
  sortant: ['a_emettre', 'retenu', 'en_echec', 'refuse'],
};

const RAISONS: Readonly<Record<string, string>> = {
  incertain:
    'On ne sait pas encore si le partenaire a reçu cette version : elle est vérifiée auprès de lui, attendez son sort.',
  refuse: 'Un message refusé a déjà son sort : faites-le corriger, ou corrigez-le.',
  illisible: 'Un message illisible a déjà son sort : faites-le envoyer à nouveau, ou corrigez-le.',
};
const RAISON_PAR_DEFAUT = 'Ce message a déjà son sort : il n’y a rien à abandonner.';
const RAISON_ATTENTE = 'Ce message attend son tour et n’a connu aucun échec : il sera appliqué de lui-même.';
const RAISON_EN_MAIN = 'Cette version est en cours d’envoi au partenaire : attendez sa réponse.';

/** Gives a message up with a motif: its fate is `abandonne`, its content stays (X6, X5.4). The same again changes nothing. */
export class AbandonnerMessage {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(commande: CommandeAbandon): Promise<IssueAbandon> {
    return this.unite.executer(async (sql) => {
      const sens = await trouver(sql, commande);
      if (sens === null) return { issue: 'inconnu' };
      // The lane first, as whoever takes a lot does; then the message.
      const enMain = sens.sens === 'sortant' && (await enCoursDEnvoi(sql, sens.partenaire, commande.message));
      const [ligne] = await sql<Ligne>(
        `SELECT issue, tentatives, motif FROM messages_${sens.sens}s WHERE id = $1 FOR UPDATE`,
        [commande.message],
      );
      if (!ligne) return { issue: 'inconnu' };
      if (ligne.issue === 'abandonne') return { issue: 'deja_abandonne', motif: ligne.motif };
      const raison = raisonDeRefuser(sens.sens, ligne, enMain);
      if (raison !== null) return { issue: 'impossible', sort: ligne.issue, raison };
      const rejeu = await rejeuActifDe(sql, commande.message);
      if (rejeu !== null) return { issue: 'en_rejeu', rejeu };
      await abandonner(sql, sens.sens, commande);
      return { issue: 'abandonne', motif: commande.motif };
    });
  }
}

interface Ligne {
  issue: string;
  tentatives: number;
  motif: string | null;
}

async function trouver(
  sql: Sql,
  { message, perimetre }: CommandeAbandon,
): Promise<{ sens: Sens; partenaire: string } | null> {
  const parametres = new Parametres();
  const id = parametres.lier(message);
  const visible = messageVisible(perimetre, 'm', parametres);
  const [ligne] = await sql<{ sens: Sens; partenaire: string }>(
    `SELECT 'entrant' AS sens, m.partenaire FROM messages_entrants m WHERE m.id = ${id} AND ${visible}
     UNION ALL SELECT 'sortant', m.partenaire FROM messages_sortants m WHERE m.id = ${id} AND ${visible}`,
    parametres.valeurs,
  );
  return ligne ?? null;
}

/** Holds the lane, so that no worker takes the message meanwhile. */
async function enCoursDEnvoi(sql: Sql, partenaire: string, message: string): Promise<boolean> {
  const [voie] = await sql<{ en_main: boolean }>(
    'SELECT coalesce($2::uuid = ANY(lot), false) AS en_main FROM tranches WHERE file = $1 AND numero = 0 FOR UPDATE',
    [voieDuPartenaire(partenaire as Partenaire), message],
  );
  return voie?.en_main ?? false;
}

function raisonDeRefuser(sens: Sens, { issue, tentatives }: Ligne, enMain: boolean): string | null {
  if (!ABANDONNABLES[sens].includes(issue)) return RAISONS[issue] ?? RAISON_PAR_DEFAUT;
  if (sens === 'entrant' && issue === 'recu' && tentatives === 0) return RAISON_ATTENTE;
  return enMain && issue === 'a_emettre' ? RAISON_EN_MAIN : null;
}

async function abandonner(sql: Sql, sens: Sens, { message, motif, acteur }: CommandeAbandon): Promise<void> {
  const { maintenant } = await Horloge.lire(sql);
  await sql(`SELECT set_config('passerelle.cause', $1, true)`, [`abandon (${acteur})`]);
  await sql(
    `UPDATE messages_${sens}s SET issue = 'abandonne', motif = $2, traite_le = $3, prochaine_tentative = NULL WHERE id = $1`,
    [message, motif, maintenant],
  );
}
