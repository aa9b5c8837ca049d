import type { Sql } from '#persistence';
import { cotraitanceVisible, messageVisible, Parametres, type Perimetre } from '../lecture/perimetre.js';
import type { ApercuDeDossier } from './apercu-de-dossier.js';
import type { MessageRejoue, PageDeRejeu } from './lire-rejeux.js';

/** What a replay would make of one dossier, or was approved to make. */
export interface DossierRejoue extends ApercuDeDossier {
  rang: number;
  demandeur: string;
  /** SHA-256, hexadecimal: what is approved, and checked again under lock. */
  empreinte: string;
  /** Its messages and their verdicts, foreseen in a simulation. */
  messages: Pick<MessageRejoue, 'message' | 'sens' | 'verdict' | 'code' | 'detail' | 'nouveau'>[];
}

/** Previews of the dossiers of a replay that the reader may see, in the order of their first message. */
export async function lireDossiersDuRejeu(
  sql: Sql,
  { rejeu, apres, limite, perimetre }: PageDeRejeu,
): Promise<DossierRejoue[]> {
  const parametres = new Parametres();
  const visible = messageVisible(perimetre, 'd', parametres);
  const lignes = await sql<Omit<DossierRejoue, keyof ApercuDeDossier> & { apercu: ApercuDeDossier }>(
    `SELECT d.rang, d.demandeur, encode(d.empreinte, 'hex') AS empreinte, d.apercu,
            (SELECT json_agg(json_build_object('message', m.message, 'sens', m.sens, 'verdict', m.verdict, 'code', m.code,
                                               'detail', m.detail, 'nouveau', m.nouveau) ORDER BY m.rang)
             FROM rejeu_messages m WHERE m.rejeu = d.rejeu AND m.demandeur = d.demandeur) AS messages
     FROM (SELECT *, NULL::text AS cotraitance, NULL::text AS partenaire FROM rejeu_dossiers) d
     WHERE d.rejeu = ${parametres.lier(rejeu)} AND d.rang > ${parametres.lier(apres)} AND ${visible}
     ORDER BY d.rang LIMIT ${parametres.lier(limite)}`,
    parametres.valeurs,
  );
  const dansLePerimetre = await cotraitancesVisibles(
    sql,
    lignes.map(({ demandeur }) => demandeur),
    perimetre,
  );
  return lignes.map(({ apercu, ...dossier }) => {
    const vue = (cotraitance: string | null): boolean =>
      cotraitance === null || dansLePerimetre(dossier.demandeur, cotraitance);
    return {
      ...dossier,
      version: apercu.version,
      cotraitances: apercu.cotraitances.filter(({ cotraitance }) => vue(cotraitance)),
      departs: apercu.departs.filter(({ cotraitance }) => vue(cotraitance)),
    };
  });
}

/** Another cotraitance of the same person may belong to another structure (J5). */
async function cotraitancesVisibles(
  sql: Sql,
  demandeurs: readonly string[],
  perimetre: Perimetre,
): Promise<(demandeur: string, cotraitance: string) => boolean> {
  if (perimetre.type === 'national') return () => true;
  const parametres = new Parametres();
  const visibles = await sql<{ demandeur: string; cotraitance: string }>(
    `SELECT c.demandeur, c.cotraitance FROM cotraitances c
     WHERE c.demandeur = ANY(${parametres.lier(demandeurs)}::text[]) AND ${cotraitanceVisible(perimetre, 'c', parametres)}`,
    parametres.valeurs,
  );
  const noms = new Set(visibles.map(({ demandeur, cotraitance }) => `${demandeur} ${cotraitance}`));
  return (demandeur, cotraitance) => noms.has(`${demandeur} ${cotraitance}`);
}
