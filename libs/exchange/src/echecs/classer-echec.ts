import { ErreurPartenaire, type IssueEnvoi } from '#partners';
import { baseAbsente, faillePassagere } from '#persistence';
import { BailPerdu } from '../tranches/bail-perdu.js';
import type { Echec } from './table-des-echecs.js';

type EnvoiManque = Exclude<IssueEnvoi, { issue: 'repondu' }>;

/** Which row of the table a lot that was not answered belongs to. */
export function echecDeLEnvoi(issue: EnvoiManque): Echec {
  switch (issue.issue) {
    case 'refus_global':
      return 'demande_refusee';
    case 'transitoire':
      if (issue.cause === 'http_429') return 'quota';
      if (issue.cause === 'acces_refuse' || issue.cause === 'jeton_refuse') return 'acces_refuse';
      return issue.peutEtreApplique ? 'indisponible' : 'jamais_parti';
    case 'incertaine':
      if (issue.cause === 'delai_depasse' || issue.cause === 'connexion_coupee') return 'sans_reponse';
      return issue.cause.startsWith('http_') ? 'erreur_du_partenaire' : 'reponse_inutilisable';
  }
}

/** Which row a question to a partner that failed belongs to: a question changes nothing over there. */
export function echecDeLaQuestion({ classe, motif }: ErreurPartenaire): Echec {
  if (motif === 'http_429') return 'quota';
  switch (classe) {
    case 'transitoire':
      return 'jamais_parti';
    case 'acces':
      return 'acces_refuse';
    case 'reponse_invalide':
      return 'reponse_inutilisable';
    case 'refus':
      return 'demande_refusee';
  }
}

/** Which row a technical exception met while applying a lot belongs to. */
export function echecTechnique(erreur: unknown): Echec {
  if (erreur instanceof BailPerdu) return 'bail_perdu';
  if (faillePassagere(erreur)) return 'base_a_relancer';
  if (baseAbsente(erreur)) return 'base_absente';
  return 'ordre_refuse';
}
