import type { ResultatEvenement } from '#contract';
import { lireResultats } from '#contract';
import type { IssueAppel } from './appels.js';
import type { CauseEchec } from './causes.js';
import { classerStatut } from './issues-http.js';
import { lireReponse } from './reponse-json.js';

/** What the partner's answer proves about a lot (X4.2). */
export type IssueEnvoi =
  /** Read and valid. `absents`: events of the lot it says nothing of, to be settled by X4.4. */
  | { issue: 'repondu'; resultats: Map<string, ResultatEvenement>; absents: string[] }
  /**
   * To be sent again later under the same ids. `peutEtreApplique`: the partner may hold it nevertheless; ask X4.4
   * before replacing, withdrawing or giving up those versions.
   */
  | { issue: 'transitoire'; cause: CauseEchec; peutEtreApplique: boolean; reessayerApresMs?: number }
  /** Nothing is proved either way: X4.4 before any resend. */
  | { issue: 'incertaine'; cause: CauseEchec; reessayerApresMs?: number }
  /** The whole request is refused as it stands; no event was looked at. */
  | { issue: 'refus_global'; statut: number; cause: CauseEchec };

/** Applies the table of outcomes (issues-http.ts) to the call of a lot made of `ids`. */
export function lireIssueEnvoi(appel: IssueAppel, ids: readonly string[]): IssueEnvoi {
  const { reessayerApresMs } = appel;
  if ('sansReponse' in appel) {
    const { sansReponse: cause, phase } = appel;
    return phase === 'avant'
      ? { issue: 'transitoire', cause, peutEtreApplique: false, reessayerApresMs }
      : { issue: 'incertaine', cause };
  }
  const { reponse } = appel;
  const cause: CauseEchec = `http_${reponse.statut}`;
  const classe = classerStatut(reponse.statut);
  switch (classe.classe) {
    case 'transitoire':
      return { issue: 'transitoire', cause, peutEtreApplique: classe.peutEtreApplique, reessayerApresMs };
    case 'acces':
      // Our identity is not taken: the lot is not at fault and must not be refused for it.
      return { issue: 'transitoire', cause: 'acces_refuse', peutEtreApplique: false, reessayerApresMs };
    case 'incertaine':
      return { issue: 'incertaine', cause, reessayerApresMs };
    case 'refus':
      return { issue: 'refus_global', statut: reponse.statut, cause };
    case 'repondu': {
      const json = lireReponse(reponse);
      return json.lu ? lireLot(json.valeur, ids) : { issue: 'incertaine', cause: json.cause };
    }
  }
}

function lireLot(corps: unknown, ids: readonly string[]): IssueEnvoi {
  const lus = lireResultats(corps);
  if ('invalide' in lus) return { issue: 'incertaine', cause: 'reponse_non_conforme' };
  const attendus = new Set(ids);
  const resultats = new Map<string, ResultatEvenement>();
  for (const resultat of lus) {
    // A stranger's id or two results for one event: this answer is not about our lot, nothing in it is proof.
    if (!attendus.has(resultat.id) || resultats.has(resultat.id))
      return { issue: 'incertaine', cause: 'reponse_non_conforme' };
    resultats.set(resultat.id, resultat);
  }
  return { issue: 'repondu', resultats, absents: ids.filter((id) => !resultats.has(id)) };
}
