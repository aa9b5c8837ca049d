import { Partenaire } from '#annexe7';
import { Sql } from '#persistence';
import { REDUCTION } from '../echecs/table-des-echecs.js';
import { COLONNES_DU_MESSAGE, MessageSortant } from './message-sortant.js';
import { ecarterRetraitsSansObjet } from './retraits-sans-objet.js';
import { Voie } from './voie.js';

const NEUFS = 'm.premier_echec IS NULL';
const ESSAYES = 'm.premier_echec IS NOT NULL';

/**
 * The next versions to tell, in the order of their ids, which the index of those that wait gives: a lot costs a lot,
 * not all that waits. What failed before and what is new take turns, and what failed leaves in lots that get smaller,
 * so that the one a partner stumbles on is found and its neighbours pass.
 */
export async function choisirLot(
  sql: Sql,
  partenaire: Partenaire,
  voie: Pick<Voie, 'jeton' | 'echecs' | 'aReessayer'>,
  taille: number,
): Promise<MessageSortant[]> {
  const neufs = (): Promise<MessageSortant[]> => lireDus(sql, partenaire, NEUFS, taille);
  const essayes = async (): Promise<MessageSortant[]> =>
    voie.aReessayer ? lireEssayes(sql, partenaire, voie.echecs, taille) : [];
  const [premiers, seconds] = voie.jeton % 2 === 0 ? [neufs, essayes] : [essayes, neufs];
  let lot = await premiers();
  if (lot.length === 0) lot = await seconds();
  const aDire = await ecarterRetraitsSansObjet(sql, partenaire, lot);
  return lot.length > 0 && aDire.length === 0 ? choisirLot(sql, partenaire, voie, taille) : aDire;
}

async function lireEssayes(
  sql: Sql,
  partenaire: Partenaire,
  echecs: number,
  taille: number,
): Promise<MessageSortant[]> {
  const lus = await lireDus(sql, partenaire, ESSAYES, taille);
  const plusEssaye = Math.max(0, ...lus.map(({ tentatives }) => tentatives));
  const memes = lus.filter(({ tentatives }) => tentatives === plusEssaye);
  return memes.slice(0, Math.ceil(taille / REDUCTION ** Math.min(Math.max(plusEssaye, echecs), 3)));
}

function lireDus(
  sql: Sql,
  partenaire: Partenaire,
  condition: typeof NEUFS | typeof ESSAYES,
  nombre: number,
): Promise<(MessageSortant & { tentatives: number })[]> {
  return sql(
    `SELECT ${COLONNES_DU_MESSAGE}, m.tentatives FROM messages_sortants m
     WHERE m.partenaire = $1 AND m.issue = 'a_emettre' AND ${condition}
       AND (m.prochaine_tentative IS NULL OR m.prochaine_tentative <= clock_timestamp())
     ORDER BY m.id LIMIT $2`,
    [partenaire, nombre],
  );
}
