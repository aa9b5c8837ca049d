import { Partenaire } from '#annexe7';
import { Evenement, evenementSortant, StatutRecherche } from '#contract';
import { ErreurPartenaire, IssueEnvoi } from '#partners';
import { Sql } from '#persistence';
import { tenirLeBail } from '../tranches/tenir-le-bail.js';
import { EnregistrerIssue } from './enregistrer-issue.js';
import { EnregistrerReglement } from './enregistrer-reglement.js';
import {
  MessageSortant,
  ReglementPris,
  sequenceSurLeFil,
  SondePrise,
  TravailDeVoie,
} from './message-sortant.js';
import { PrendreEnvoi } from './prendre-envoi.js';

/** What this use case asks of a partner's client. */
export interface Destinataire {
  envoyer(envoi: { id: string; evenements: Evenement[] }): Promise<IssueEnvoi>;
  /** X4.4. @throws ErreurPartenaire */
  rechercher(ids: readonly string[]): Promise<Map<string, StatutRecherche>>;
}

export interface BilanEmission {
  messages: number;
  issue: IssueEnvoi['issue'] | 'regle' | 'sonde' | 'sans_reponse';
}

/**
 * One step of what a partner must be told: ask what became of versions whose outcome is unknown (X4.4), tell a lot
 * (X4.2), or probe a paused partner. Take and commit, call outside any transaction, record the answer.
 */
export class EmettreLot {
  constructor(
    private readonly sql: Sql,
    private readonly prendre: PrendreEnvoi,
    private readonly destinataires: Readonly<Record<Partenaire, Destinataire>>,
    private readonly enregistrer: EnregistrerIssue,
    private readonly regler: EnregistrerReglement,
  ) {}

  /** @returns null when nothing was due for this partner */
  async execute(partenaire: Partenaire): Promise<BilanEmission | null> {
    const travail = await this.prendre.execute(partenaire);
    if (travail === null) return null;
    return tenirLeBail(this.sql, travail, () => this.#accomplir(travail));
  }

  async #accomplir(travail: TravailDeVoie): Promise<BilanEmission> {
    if (travail.nature !== 'dire') return this.#demander(travail);
    const issue = await this.destinataires[travail.partenaire].envoyer({
      id: travail.id,
      evenements: travail.messages.map(evenementDe),
    });
    await this.enregistrer.execute(travail, issue);
    return { messages: travail.messages.length, issue: issue.issue };
  }

  async #demander(travail: ReglementPris | SondePrise): Promise<BilanEmission> {
    const ids = travail.nature === 'sonder' ? travail.messages : travail.messages.map(({ id }) => id);
    let sorts: Map<string, StatutRecherche>;
    try {
      sorts = await this.destinataires[travail.partenaire].rechercher(ids);
    } catch (erreur) {
      if (!(erreur instanceof ErreurPartenaire)) throw erreur;
      await this.regler.sansReponse(travail, erreur);
      return { messages: 0, issue: 'sans_reponse' };
    }
    if (travail.nature === 'sonder') await this.regler.rouvrir(travail);
    else await this.regler.execute(travail, sorts);
    return { messages: ids.length, issue: travail.nature === 'sonder' ? 'sonde' : 'regle' };
  }
}

function evenementDe(message: MessageSortant): Evenement {
  const { id, type, sequence, demandeur, cotraitance, data, cree_le, correlation } = message;
  return evenementSortant({
    id,
    type,
    demandeur,
    cotraitance,
    data,
    sequence: sequenceSurLeFil(sequence),
    time: cree_le.toISOString(),
    ...(correlation === null ? {} : { correlationid: correlation }),
  });
}
