export { Chiffreur } from './chiffreur.js';
export { type OuTrouverLesCles, ouvrirLesCles, trouverLesCles } from './cles-du-dossier.js';
export { ClesDeChiffrementRefusees } from './cles-refusees.js';
export { typesDechiffrants } from './lecture-dechiffree.js';
export { verifierLesCles } from './registre-des-cles.js';
export { ValeurIndechiffrable } from './valeur-indechiffrable.js';
