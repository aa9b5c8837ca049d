export { EnregistrerAcceptation } from './acceptation/enregistrer-acceptation.use-case.js';
export type {
  CommandeAcceptation,
  IssueAcceptation,
} from './acceptation/enregistrer-acceptation.use-case.js';
export { AppliquerLot } from './application/appliquer-lot.use-case.js';
export type { BilanDuLot, LotApplique } from './application/appliquer-lot.use-case.js';
export type { DossierEnFaute } from './application/decider-lot.js';
export { FILE_APPLIQUER, PrendreLot } from './application/prendre-lot.js';
export { RecalculerEffetsDus } from './application/recalculer-effets-dus.use-case.js';
export { BailPerdu } from './tranches/bail-perdu.js';
export { composerEchange } from './composer-echange.js';
export type { Echange, RessourcesEchange } from './composer-echange.js';
export { CommanderLaPause } from './emission/commander-la-pause.use-case.js';
export type { OrdreDePause } from './emission/commander-la-pause.use-case.js';
export { direAuDela, type CorrectionADire, type IssueAuDela } from './correction/dire-au-dela.js';
export { EmettreLot } from './emission/emettre-lot.use-case.js';
export type { BilanEmission, Destinataire } from './emission/emettre-lot.use-case.js';
export { EnregistrerIssue } from './emission/enregistrer-issue.js';
export { PrendreEnvoi } from './emission/prendre-envoi.js';
export { voieDuPartenaire } from './emission/voie.js';
export { DemanderEssai, type DemandeDEssai } from './essais/demander-essai.use-case.js';
export { essaisAFaire, ExecuterEssais, type Essayer } from './essais/executer-essais.use-case.js';
export { lireEssais, type EssaiLu } from './essais/lire-essais.js';
export { Fenetres, type FenetreOuverte, type ReglagesFenetres } from './fenetres/fenetres.js';
export { raisonDeNePasDemander, type RaisonDeNePasDemander } from './fenetres/raison-de-ne-pas-demander.js';
export * from './lecture/index.js';
export { reprendreEmission, suspendreEmission } from './emission/suspendre-emission.js';
export type { ObserverPorte, Passage } from './reception/passages.js';
export * from './rejeu/index.js';
export { RecevoirDeclarations } from './reception/recevoir-declarations.use-case.js';
export type { DeclarationsPrises, DeclarationsRecues } from './reception/recevoir-declarations.use-case.js';
export { empreinteDite, empreinteDeclaree } from './empreintes/calculer-empreintes.js';
export { RecevoirPage } from './reception/recevoir-page.use-case.js';
export type { IssuePage, PageRecue } from './reception/recevoir-page.use-case.js';
export { RecevoirWebhook } from './reception/recevoir-webhook.use-case.js';
export type { EntreeHttp, ReponseEntree } from './reception/recevoir-webhook.use-case.js';
export * from './regles/index.js';
export { ReglesEnVigueur } from './regles-en-vigueur.js';
export type { ActivationFlux, ActivationsFlux } from './regles-en-vigueur.js';
export { TravauxEnAttente } from './travaux-en-attente.js';
export { seauxDeLaTranche, trancheDuSeau } from './tranches/seaux-de-la-tranche.js';
export {
  PARTS_DE_VERIFICATION,
  VerifierDossiers,
  type LotVerifie,
} from './verification/verifier-dossiers.use-case.js';
