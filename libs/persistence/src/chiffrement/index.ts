export { Chiffreur } from './chiffreur.js';
export { type OuTrouverLesCles, ouvrirLesCles, trouverLesCles } from './cles-du-dossier.js';
export { ClesDeChiffrementRefusees } from './cles-refusees.js';
export { etatDuChiffrement, type EtatDeTable } from './etat-du-chiffrement.js';
export {
  type AvanceDeReprise,
  type BilanDeReprise,
  ReprendreLeChiffrement,
} from './reprendre-le-chiffrement.use-case.js';
export { typesDechiffrants } from './lecture-dechiffree.js';
export { verifierLesCles } from './registre-des-cles.js';
export { ValeurIndechiffrable } from './valeur-indechiffrable.js';
