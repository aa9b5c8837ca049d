export { PREFIXE_TYPE } from './evenement.js';
export type { ChampsEvenement, Evenement, SourceEvenement } from './evenement.js';
export { typeComplet, typeCourt } from './types-evenement.js';
export { proprietaireDe, typesDitsA } from './modele/catalogue.js';
export { EXEMPLES } from './modele/exemples.js';
export { composerEvenement, evenementSortant } from './composer-evenement.js';
export { instantDe } from './instant.js';
export { CODES_REFUS, refus } from './refus.js';
export type { CodeRefus, PrecisionRefus, Refus } from './refus.js';
export type {
  Apercu,
  ContexteControle,
  Verdict,
  VerdictAccepte,
  VerdictEcho,
  VerdictRefuse,
} from './verdict.js';
export { controlerEvenement } from './controler-evenement.js';
export { controlerEvenementDit } from './controler-evenement-dit.js';
export { EVENEMENTS_MAX, lireCorps, TAILLE_MAX_CORPS } from './lire-corps.js';
export type { CodeCorps, CorpsRefuse, LectureCorps } from './lire-corps.js';
export { lireJson, PROFONDEUR_MAX } from './json-strict.js';
export type { LectureJson } from './json-strict.js';
export { empreinteContenu } from './empreinte-contenu.js';
export { Secrets } from './secrets.js';
export { diagnostiquerSignature, exempleDeSignature } from './diagnostic-de-signature.js';
export type { ExempleDeSignature, PartieDeSignature } from './diagnostic-de-signature.js';
export { ENTETES_SIGNATURE, signer, TOLERANCE_HORLOGE, verifierSignature } from './signature.js';
export type { EntetesSignature, VerificationSignature } from './signature.js';
export { probleme, TYPE_EVENEMENT, TYPE_LOT, TYPE_PROBLEME } from './probleme.js';
export type { Probleme } from './probleme.js';
export * from './reponses/index.js';
export { schemaDit, schemaEnveloppe, schemas } from './schemas.js';
export type { SchemaJson } from './formes/forme.js';
export { documentAsyncApi } from './asyncapi/document.js';
