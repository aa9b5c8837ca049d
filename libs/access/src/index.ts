export { Acces, METADONNEE_ACCES, Public } from './acces.decorator.js';
export type { DeclarationAcces, OptionsAcces } from './acces.decorator.js';
export { AccessModule } from './access.module.js';
export { Authentification } from './authentification.js';
export { CleDeDemarrage } from './cle-de-demarrage.js';
export { GardeAcces } from './garde-acces.guard.js';
export { aUnRole, peutAccepterPour } from './identite.js';
export type { Identite } from './identite.js';
export { LectureTracee } from './lecture-tracee.js';
export type { PersonnesLues } from './lecture-tracee.js';
export { direPortee, lirePortee } from './portee.js';
export type { CodesConnus, Portee } from './portee.js';
export { ProblemeHttp } from './probleme-http.js';
export { QuotaPartage } from './quota-partage.js';
export type { Admission } from './quota-partage.js';
export { quotaDepasse } from './refus-d-acces.js';
export { QuiDemande } from './qui-demande.decorator.js';
export { creerCle, listerCles, revoquerCle } from './registre-des-cles.js';
export type { FicheDeCle, NouvelleCle } from './registre-des-cles.js';
export {
  LECTEURS_DE_CHIFFRES,
  LECTEURS_DE_DOSSIERS,
  PORTEES,
  PORTEES_DU_ROLE,
  ROLES,
  estRole,
} from './roles.js';
export type { Role, TypePortee } from './roles.js';
