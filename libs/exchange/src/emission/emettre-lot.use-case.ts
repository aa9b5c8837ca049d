import { Partenaire } from '#annexe7';
import { Evenement, evenementSortant } from '#contract';
import { IssueEnvoi } from '#partners';
import { EnregistrerIssue } from './enregistrer-issue.js';
import { MessageSortant, sequenceSurLeFil } from './message-sortant.js';
import { PrendreEnvoi } from './prendre-envoi.js';

/** The one thing that this use case asks of a partner's client. */
export interface Destinataire {
  envoyer(envoi: { id: string; evenements: Evenement[] }): Promise<IssueEnvoi>;
}

export interface BilanEmission {
  messages: number;
  issue: IssueEnvoi['issue'];
}

/** Tells a partner one lot (X4.2): take and commit, send outside any transaction, record the answers. */
export class EmettreLot {
  constructor(
    private readonly prendre: PrendreEnvoi,
    private readonly destinataires: Readonly<Record<Partenaire, Destinataire>>,
    private readonly enregistrer: EnregistrerIssue,
  ) {}

  /** @returns null when nothing was due for this partner */
  async execute(partenaire: Partenaire): Promise<BilanEmission | null> {
    const envoi = await this.prendre.execute(partenaire);
    if (envoi === null) return null;
    const issue = await this.destinataires[partenaire].envoyer({
      id: envoi.id,
      evenements: envoi.messages.map(evenementDe),
    });
    await this.enregistrer.execute(envoi, issue);
    return { messages: envoi.messages.length, issue: issue.issue };
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
