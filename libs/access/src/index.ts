export { Acces, METADONNEE_ACCES, Public } from './acces.decorator.js';
export type { DeclarationAcces, OptionsAcces } from './acces.decorator.js';
export { AccessModule } from './access.module.js';
export type { ActeEntame, Auteur, BilanDActe, FinDActe } from './actes/acte.js';
export { declarerActe } from './actes/declaration-d-acte.js';
export type { DeclarationDActe } from './actes/declaration-d-acte.js';
export { refuserActe } from './actes/acte.js';
export { tenirActe, type SignalerActe } from './actes/tenir-acte.js';
export { AccesQuiDure, RYTHME_DU_CONTROLE_MS } from './acces-qui-dure.js';
export { ACTIONS } from './actes/vocabulaire.js';
export type { ActionTracee, GenreDObjet } from './actes/vocabulaire.js';
export { Authentification } from './authentification.js';
export { CleDeDemarrage } from './cle-de-demarrage.js';
export { listerClesDesComptes } from './cles/cles-d-un-compte.js';
export type { CleDUnCompte } from './cles/cles-d-un-compte.js';
export { CreerCle } from './cles/creer-cle.use-case.js';
export type { IssueDeCreation } from './cles/creer-cle.use-case.js';
export type { EtatDeCle, FicheDeCle } from './cles/fiche-de-cle.js';
export { RemplacerCle } from './cles/remplacer-cle.use-case.js';
export type { IssueDeRotation } from './cles/remplacer-cle.use-case.js';
export { SuspendreCle } from './cles/suspendre-cle.use-case.js';
export type { ActeSurCle, IssueDeSuspension } from './cles/suspendre-cle.use-case.js';
export { AccorderHabilitation } from './comptes/accorder-habilitation.use-case.js';
export type {
  CompteDesigne,
  DemandeDHabilitation,
  IssueDHabilitation,
} from './comptes/accorder-habilitation.use-case.js';
export { ChangerEtatDuCompte } from './comptes/changer-etat-du-compte.use-case.js';
export type { ChangementDeCompte, IssueDeChangement } from './comptes/changer-etat-du-compte.use-case.js';
export type { Habilitation } from './comptes/habilitation.js';
export { rechercherComptes, trouverCompte } from './comptes/rechercher-comptes.js';
export type { CompteTrouve, FiltreDeComptes, PositionDeCompte } from './comptes/rechercher-comptes.js';
export { listerComptes } from './comptes/registre-des-comptes.js';
export type { EtatDeCompte, FicheDeCompte } from './comptes/registre-des-comptes.js';
export {
  habilitationsEnVigueur,
  listerHabilitations,
  utilisables,
} from './comptes/registre-des-habilitations.js';
export type { EtatDHabilitation, FicheDHabilitation } from './comptes/registre-des-habilitations.js';
export { RetirerHabilitation } from './comptes/retirer-habilitation.use-case.js';
export type { ActeSurHabilitation, IssueDeRetrait } from './comptes/retirer-habilitation.use-case.js';
export { ReveillerHabilitation } from './comptes/reveiller-habilitation.use-case.js';
export type { IssueDeReveil } from './comptes/reveiller-habilitation.use-case.js';
export {
  accorderDemasquage,
  DUREE_DE_DEMASQUAGE_S,
  estDemasque,
  GENRES_MASQUES,
} from './demasquages/registre-des-demasquages.js';
export type { GenreMasque, ObjetMasque } from './demasquages/registre-des-demasquages.js';
export { DROITS, DROITS_DU_ROLE, estRoleDePersonne, ROLES_DES_PERSONNES } from './droits.js';
export type { Droit, RoleDePersonne } from './droits.js';
export { EssaisVains } from './essais-vains.js';
export { GardeAcces } from './garde-acces.guard.js';
export { aUnRole, estUnePersonne, peutAccepterPour } from './identite.js';
export type { Identite } from './identite.js';
export { LectureTracee } from './lecture-tracee.js';
export type { PersonnesLues } from './lecture-tracee.js';
export { direPortee, lirePortee } from './portee.js';
export type { CodesConnus, Portee } from './portee.js';
export { nommerLesActeurs } from './nommer-les-acteurs.js';
export { nomsDeLaPersonne, personneDerriere } from './personne-derriere.js';
export { ProblemeHttp } from './probleme-http.js';
export { QuotaPartage } from './quota-partage.js';
export type { Admission } from './quota-partage.js';
export { porteeInsuffisante, quotaDepasse, sessionAbsente, tropDEssais } from './refus-d-acces.js';
export { QuiDemande } from './qui-demande.decorator.js';
export { creerCle, listerCles, revoquerCle } from './registre-des-cles.js';
export type { NouvelleCle } from './registre-des-cles.js';
export {
  LECTEURS_DE_CHIFFRES,
  LECTEURS_DE_DOSSIERS,
  PORTEES,
  PORTEES_DU_ROLE,
  ROLES,
  estRole,
} from './roles.js';
export type { Role, TypePortee } from './roles.js';
export { SessionEnCours } from './session-en-cours.decorator.js';
export { ChangerDHabilitation } from './sessions/changer-d-habilitation.use-case.js';
export { cheminDeRetour } from './sessions/chemin-de-retour.js';
export { DUREES } from './sessions/durees.js';
export { fermerSessions } from './sessions/fermer-sessions.js';
export type { SessionLue } from './sessions/lire-session.js';
export { lireSession, sessionsOuvertes } from './sessions/lire-session.js';
export { OuvrirSession } from './sessions/ouvrir-session.use-case.js';
export type { IssueDOuverture, PersonneConnue } from './sessions/ouvrir-session.use-case.js';
export { noterConnexion, reprendreConnexion } from './sessions/registre-des-connexions.js';
export type { ConnexionEnCours } from './sessions/registre-des-connexions.js';
export { empreinteDuCookie, tirerSecret } from './sessions/secret-de-cookie.js';
export { COOKIE_DE_SESSION, OUBLI_DU_COOKIE } from './sessions/session-presentee.js';
export { ECRANS_A_VUES, VuesEnregistrees } from './vues/vues-enregistrees.js';
export type { EcranAVues, IssueDeVue, TitulaireDeVues, VueEnregistree } from './vues/vues-enregistrees.js';
