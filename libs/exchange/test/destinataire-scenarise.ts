import { Evenement, ResultatEvenement, StatutRecherche } from '#contract';
import { Destinataire } from '#exchange';

export type Issue = Awaited<ReturnType<Destinataire['envoyer']>>;
type Reponse = (evenements: Evenement[]) => Issue | Promise<Issue>;

/** A partner whose answers are given one after the other; then it takes everything. It remembers what it applied. */
export class DestinataireScenarise implements Destinataire {
  readonly envois: { id: string; evenements: Evenement[] }[] = [];
  readonly questions: string[][] = [];
  /** What X4.4 answers, by id; what it answered `applique` to is in it. */
  readonly sorts = new Map<string, StatutRecherche>();
  readonly reponses: Reponse[] = [];
  /** What is thrown in answer to the next questions. */
  readonly questionsManquees: Error[] = [];

  async envoyer(envoi: { id: string; evenements: Evenement[] }): Promise<Issue> {
    this.envois.push(envoi);
    const issue = await (this.reponses.shift() ?? chacun({ statut: 'applique' }))(envoi.evenements);
    if (issue.issue === 'repondu')
      for (const { id, statut } of issue.resultats.values())
        if (statut === 'applique') this.sorts.set(id, 'applique');
    return issue;
  }

  rechercher(ids: readonly string[]): ReturnType<Destinataire['rechercher']> {
    this.questions.push([...ids]);
    const manquee = this.questionsManquees.shift();
    if (manquee) return Promise.reject(manquee);
    return Promise.resolve(new Map([...this.sorts].filter(([id]) => ids.includes(id))));
  }
}

export function chacun(resultat: Omit<ResultatEvenement, 'id'>): (evenements: Evenement[]) => Issue {
  return (evenements) => ({
    issue: 'repondu',
    resultats: new Map(evenements.map(({ id }) => [id, { id, ...resultat }])),
    absents: [],
  });
}

/** It never had the request. */
export const injoignable = (): Issue => ({
  issue: 'transitoire',
  cause: 'connexion_refusee',
  peutEtreApplique: false,
});

/** It may have applied the request, and said nothing. */
export const muet = (): Issue => ({ issue: 'incertaine', cause: 'delai_depasse' });
