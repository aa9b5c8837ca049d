export type { CauseEchec } from './causes.js';
export { libelleCause } from './causes.js';
export type { OptionsClient, PageChangements } from './client-partenaire.js';
export {
  ClientPartenaire,
  TAILLE_MAXIMALE_ENVOI,
  TAILLE_MAXIMALE_FAITS,
  TAILLE_MAXIMALE_RECHERCHE,
} from './client-partenaire.js';
export type { ClasseErreur } from './erreur-partenaire.js';
export { ErreurPartenaire } from './erreur-partenaire.js';
export type { IssueEnvoi } from './issue-envoi.js';
export type { ClasseHttp, IssueReseau } from './issues-http.js';
export { classerErreurReseau, classerStatut } from './issues-http.js';
export type { BilanPartenaire } from './lecture-bilan.js';
export type { EmpreinteDemandeur, EmpreinteSeau } from './lecture-empreintes.js';
export type { FaitDuPartenaire, FaitIllisible, FaitsDuDemandeur } from './lecture-faits.js';
export type { SortConnu } from './lecture-recherche.js';
