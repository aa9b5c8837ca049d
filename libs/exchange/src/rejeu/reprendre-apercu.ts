import type { Sql } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from '../lecture/perimetre.js';
import type { ApercuDeDossier } from './apercu-de-dossier.js';
import type { Apercu, DossierPrevu } from './previsualiser.js';
import { rendre, type MessageGele, type Verdict } from './verdict.js';

/**
 * Takes the messages and digests of a simulation as they were approved.
 * @returns null when it is unknown, or holds a message out of the reader's perimeter
 */
export async function reprendreApercu(
  sql: Sql,
  apercu: string,
  perimetre: Perimetre,
): Promise<Apercu | null> {
  const lignes = await sql<MessageGele & { verdict: Verdict; code: string | null; detail: string | null }>(
    `SELECT m.rang, m.message, m.sens, m.demandeur, m.verdict, m.code, m.detail FROM rejeu_messages m
     JOIN rejeux r ON r.id = m.rejeu AND r.simulation WHERE m.rejeu = $1 ORDER BY m.rang`,
    [apercu],
  );
  if (lignes.length === 0 || !(await tousVisibles(sql, apercu, perimetre))) return null;
  const dossiers = await sql<DossierPrevu & { apercu: ApercuDeDossier }>(
    'SELECT demandeur, rang, empreinte, apercu FROM rejeu_dossiers WHERE rejeu = $1 ORDER BY rang',
    [apercu],
  );
  const messages = lignes.map(({ verdict, code, detail, ...gele }) => ({
    ...gele,
    prevu: rendre(gele.message, verdict, code, detail),
  }));
  return { messages, dossiers };
}

/** Whether every message of a replay or simulation is about people of the reader's perimeter. */
export async function tousVisibles(sql: Sql, rejeu: string, perimetre: Perimetre): Promise<boolean> {
  if (perimetre.type === 'national') return true;
  const parametres = new Parametres();
  const id = parametres.lier(rejeu);
  const visible = messageVisible(perimetre, 'm', parametres);
  const [compte] = await sql<{ tous: boolean }>(
    `SELECT (SELECT count(*) FROM rejeu_messages WHERE rejeu = ${id})
          = (SELECT count(*) FROM rejeu_messages r JOIN messages_entrants m ON m.id = r.message WHERE r.rejeu = ${id} AND ${visible})
          + (SELECT count(*) FROM rejeu_messages r JOIN messages_sortants m ON m.id = r.message WHERE r.rejeu = ${id} AND ${visible}) AS tous`,
    parametres.valeurs,
  );
  return compte?.tous === true;
}
