import type { Partenaire } from '#annexe7';
import type { RecevoirDeclarations } from '#exchange';
import { type ClientPartenaire, ErreurPartenaire } from '#partners';
import type { Sql } from '#persistence';
import { personneDe } from './executer-ordonnes.js';
import { type DecisionEcrite, ecrireDecisions } from './ecrire-decisions.js';
import type { EcartPris } from './prendre-ecarts.js';

/** What reading what never arrived asks of a partner's client (X4.3). */
export type SourceDeDeclarations = Pick<ClientPartenaire, 'faitsDeclares'>;

export interface BilanDesLectures {
  /** Taken at the door, or arrived there meanwhile. */
  lus: number;
  /** Refused at the door: a person has them now. */
  refuses: number;
  /** No longer stated: the next comparison says what became of them. */
  disparus: number;
}

/** Reads, at the partner, what it states and the gateway never received, and takes it at the door like any event. */
export class LireLesDeclarations {
  constructor(
    private readonly sources: Readonly<Record<Partenaire, SourceDeDeclarations>>,
    private readonly recevoir: RecevoirDeclarations,
  ) {}

  /**
   * Nothing is asked inside a transaction; the écarts are written in the commit of what was received.
   * @param ecarts of one partner, at most 100
   * @param noter writes, in that commit, what was done
   * @returns why nothing could be read, when the partner does not answer
   */
  async execute(
    partenaire: Partenaire,
    ecarts: readonly EcartPris[],
    noter: (sql: Sql, bilan: BilanDesLectures) => Promise<void>,
  ): Promise<BilanDesLectures | { panne: string }> {
    const demandeurs = [...new Set(ecarts.map(({ demandeur }) => demandeur))];
    let declares;
    try {
      declares = await this.sources[partenaire].faitsDeclares(demandeurs);
    } catch (erreur) {
      if (erreur instanceof ErreurPartenaire) return { panne: erreur.message };
      throw erreur;
    }
    if (declares === null) return { panne: 'declarations_non_offertes' };
    const evenements = new Map(
      declares.flatMap(({ demandeur, faits }) =>
        faits.map((fait) => [`${demandeur} ${fait.cle}`, fait.evenement]),
      ),
    );
    const lisibles = ecarts.flatMap((ecart) => {
      const evenement = evenements.get(`${ecart.demandeur} ${ecart.cle}`);
      return evenement === undefined ? [] : [{ ecart, evenement }];
    });
    const bilan: BilanDesLectures = { lus: 0, refuses: 0, disparus: ecarts.length - lisibles.length };
    if (lisibles.length === 0) return bilan;
    await this.recevoir.execute(
      { partenaire, evenements: lisibles.map(({ evenement }) => evenement) },
      async (sql, messages) => {
        const decisions = await deciderLesLectures(
          sql,
          lisibles.map(({ ecart }, rang) => ({ ecart, message: messages[rang] ?? '' })),
        );
        bilan.lus = decisions.filter(({ etat }) => etat === 'en_correction').length;
        bilan.refuses = decisions.length - bilan.lus;
        await ecrireDecisions(sql, decisions);
        await noter(sql, bilan);
      },
    );
    return bilan;
  }
}

async function deciderLesLectures(
  sql: Sql,
  lus: readonly { ecart: EcartPris; message: string }[],
): Promise<DecisionEcrite[]> {
  const issues = new Map(
    (
      await sql<{ id: string; issue: string; code: string | null }>(
        'SELECT id, issue, code FROM messages_entrants WHERE id = ANY($1::uuid[])',
        [lus.map(({ message }) => message)],
      )
    ).map((ligne) => [ligne.id, ligne]),
  );
  // Another process may have read them meanwhile: what is no longer as it was taken is left alone.
  const intacts = new Set(
    (
      await sql<{ id: string }>(
        `SELECT e.id FROM ecarts e JOIN unnest($1::uuid[], $2::text[]) AS v (id, etat) ON v.id = e.id AND v.etat = e.etat
         WHERE e.etat <> 'en_correction' OR e.message IS NULL ORDER BY e.id FOR UPDATE OF e`,
        [lus.map(({ ecart }) => ecart.id), lus.map(({ ecart }) => ecart.etat)],
      )
    ).map(({ id }) => id),
  );
  return lus
    .filter(({ ecart }) => intacts.has(ecart.id))
    .map(({ ecart, message }) => decisionDe(ecart, message, issues.get(message)));
}

function decisionDe(
  ecart: EcartPris,
  message: string,
  lu: { issue: string; code: string | null } | undefined,
): DecisionEcrite {
  const { id } = ecart;
  if (lu?.issue !== 'recu' && lu?.issue !== 'doublon')
    return {
      id,
      etat: 'soumis',
      motifSoumission: 'refus',
      message,
      evenement: 'soumis',
      detail: lu?.code ?? null,
    };
  const personne = personneDe(ecart);
  // The order of a person has already left its event.
  const evenement = ecart.etat === 'en_correction' ? undefined : ('correction' as const);
  return { id, etat: 'en_correction', message, personne, compte: true, evenement };
}
