import { HttpException } from '@nestjs/common';
import { direFaille, type Sql } from '#persistence';
import { ProblemeHttp } from '../probleme-http.js';
import { conclureActe, entamerActe, type ActeEntame, type FinDActe } from './acte.js';

/** Told of the end of an act that could not be written: class and code of the fault, nothing personal. */
export type SignalerActe = (faille: string) => void;

/**
 * Does something between the two rows of its act: the first is committed before it begins, the second before its outcome
 * goes to anybody. A process that dies in between leaves an act without end, which says that nobody knows.
 * @param bilan the end that an outcome means
 */
export async function tenirActe<T>(
  sql: Sql,
  acte: ActeEntame,
  travail: () => Promise<T>,
  bilan: (resultat: T) => FinDActe,
  signaler: SignalerActe,
): Promise<T> {
  const id = await entamerActe(sql, acte);
  let resultat: T;
  try {
    resultat = await travail();
  } catch (erreur) {
    await dire(sql, id, finDe(erreur), signaler);
    throw erreur;
  }
  await conclureActe(sql, id, bilan(resultat));
  return resultat;
}

/** A refusal is an end; anything else leaves it unknown: a commit may have reached the database without an answer. */
function finDe(erreur: unknown): FinDActe {
  if (erreur instanceof ProblemeHttp && erreur.statut < 500) return { issue: 'refuse', code: erreur.code };
  if (erreur instanceof HttpException && erreur.getStatus() < 500)
    return { issue: 'refuse', code: `HTTP_${erreur.getStatus()}` };
  return { issue: 'inconnu', code: erreur instanceof ProblemeHttp ? erreur.code : 'FAUTE_TECHNIQUE' };
}

/**
 * The error that ended the act is the one to report: an end that cannot be written leaves the beginning, which says the
 * same, and is signalled by its class and code alone.
 */
async function dire(sql: Sql, id: string, fin: FinDActe, signaler: SignalerActe): Promise<void> {
  try {
    await conclureActe(sql, id, fin);
  } catch (erreur) {
    signaler(direFaille(erreur));
  }
}
