import type { Partenaire } from '#annexe7';
import type { StatutRecherche } from '#contract';
import type { Destinataire } from '#exchange';
import type { IssueEnvoi } from '#partners';
import type { Suivi } from './suivi.js';

type Envoi = Parameters<Destinataire['envoyer']>[0];

/** A partner's client, with one log line and its counts for each lot told: from it, the messages' correlations are found. */
export class DestinataireObserve implements Destinataire {
  constructor(
    private readonly partenaire: Partenaire,
    private readonly client: Destinataire,
    private readonly suivi: Suivi,
  ) {}

  envoyer(envoi: Envoi): Promise<IssueEnvoi> {
    const { partenaire, suivi } = this;
    const champs = {
      partenaire,
      envoi: envoi.id,
      nombre: envoi.evenements.length,
      correlations: correlationsDe(envoi),
    };
    return suivi.traceur.suivre('lot.envoi', champs, async (portee) => {
      const debut = performance.now();
      const issue = await this.client.envoyer(envoi);
      const fin = { issue: issue.issue, ...(issue.issue === 'repondu' ? {} : { cause: issue.cause }) };
      portee.noter(fin);
      suivi.journal.info(
        { ...champs, ...fin, millisecondes: Math.round(performance.now() - debut) },
        'envoi',
      );
      for (const [reponse, nombre] of reponses(envoi, issue)) suivi.mesures.dits(partenaire, reponse, nombre);
      return issue;
    });
  }

  async rechercher(ids: readonly string[]): Promise<Map<string, StatutRecherche>> {
    const debut = performance.now();
    const sorts = await this.client.rechercher(ids);
    this.suivi.journal.info(
      {
        partenaire: this.partenaire,
        nombre: ids.length,
        messages: ids,
        recus: sorts.size,
        millisecondes: Math.round(performance.now() - debut),
      },
      'sorts demandés au partenaire',
    );
    return sorts;
  }
}

function correlationsDe({ evenements }: Envoi): string[] {
  const correlations = evenements.map(({ correlationid }) => correlationid);
  return [...new Set(correlations.filter((correlation) => typeof correlation === 'string'))];
}

/** How many events had each answer. */
function reponses({ evenements }: Envoi, issue: IssueEnvoi): Map<string, number> {
  if (issue.issue !== 'repondu') return new Map([['sans_reponse', evenements.length]]);
  const nombres = new Map<string, number>();
  for (const { id } of evenements) {
    const reponse = issue.resultats.get(id)?.statut ?? 'sans_reponse';
    nombres.set(reponse, (nombres.get(reponse) ?? 0) + 1);
  }
  return nombres;
}
