export { estInvalide, type Invalide } from './lecture.js';
export { lireResultats, type ResultatEvenement, type StatutResultat } from './resultats.js';
export { CHANGEMENTS_MAX, lirePageChangements, type PageChangements } from './changements.js';
export {
  DEMANDEURS_MAX,
  lireEmpreintes,
  lireEmpreintesDuSeau,
  lireFaits,
  SEAUX,
  type EmpreinteDeDemandeur,
  type EmpreinteDeSeau,
  type FaitsDeDemandeur,
} from './empreintes.js';
export { IDS_MAX, lireRecherche, type SortEvenement, type StatutRecherche } from './recherche.js';
export { lireBilan, type BilanPartenaire } from './bilan.js';
export { lireJeton, type Jeton } from './jeton.js';
export { lireReponseReception, type RefusDEvenement, type ReponseReception } from './reception.js';
