import { Horloge, type Sql } from '#persistence';
import { type LigneDePolitique, politiqueEnVigueur } from './politique.js';

/** A row of the policy and where it stands today. */
export interface PolitiqueListee extends LigneDePolitique {
  /** `a_venir`: its day has not come; `remplacee`: a later row speaks of the same. */
  etat: 'en_vigueur' | 'a_venir' | 'remplacee';
}

/** Every row ever written (the history), by partner, direction and type, the general row first, the latest first. */
export async function listerPolitiques(sql: Sql): Promise<PolitiqueListee[]> {
  const { aujourdhui } = await Horloge.lire(sql);
  const enVigueur = new Set((await politiqueEnVigueur(sql, aujourdhui)).regles.map(({ id }) => id));
  const lignes = await sql<Omit<LigneDePolitique, 'le'> & { le: Date }>(
    `SELECT id, partenaire, vue, type, decision, phrase, depuis, par, motif, le FROM politiques_ecarts
     ORDER BY partenaire, vue, type NULLS FIRST, depuis DESC, id DESC`,
  );
  return lignes.map((ligne) => ({
    ...ligne,
    le: ligne.le.toISOString(),
    etat: enVigueur.has(ligne.id) ? 'en_vigueur' : ligne.depuis > aujourdhui ? 'a_venir' : 'remplacee',
  }));
}
