import { ARRETS_DE_NUIT } from './01-arrets-de-nuit.js';
import { ARRETS_BRUTAUX } from './01-arrets-brutaux.js';
import { WORKER_GELE } from './02-worker-gele.js';
import { REDIS_VIDE } from './03-redis-vide.js';
import { REDIS_ABSENT, REDIS_TUE } from './04-redis-tue.js';
import { REDIS_GELE, REDIS_PLEIN } from './06-redis-gele.js';
import { REDIS_BASCULE } from './08-redis-bascule.js';
import { BASE_ABSENTE } from './09-base-absente.js';
import { BASE_MUETTE } from './09-base-muette.js';
import { POSTGRES_PLANTE } from './09-postgres-plante.js';
import { CONNEXIONS_COUPEES } from './10-connexions-coupees.js';
import { COMMIT_INCONNU } from './11-reponse-au-commit-perdue.js';
import { VERROUS } from './12-verrous.js';
import { DISQUE_PLEIN } from './13-disque-plein.js';
import { CONNEXIONS_EPUISEES, PORTE_VERROUILLEE } from './14-connexions-epuisees.js';
import { PARTENAIRE_ABSENT } from './15-partenaire-absent.js';
import { PARTENAIRE_LENT } from './16-partenaire-lent.js';
import { QUOTA_DU_PARTENAIRE } from './17-quota-du-partenaire.js';
import { DESORDRE, DOUBLONS } from './22-doublons.js';
import { WEBHOOKS_REJOUES } from './25-webhooks-rejoues.js';
import { SIGNATURES_FORGEES } from './26-signatures-forgees.js';
import {
  APPLIQUE_SANS_REPONSE,
  ERREURS_5XX,
  REPONSES_FAUSSES,
  REPONSES_TRONQUEES,
} from './fautes-du-partenaire.js';
import { ROTATION_DES_CLES } from './27-rotation-des-cles.js';
import { POISON_ENTRANT, POISON_SORTANT } from './28-poison.js';
import { CORPS_DEMESURES } from './29-corps-demesures.js';
import { DEUX_VERSIONS } from './30-deux-versions.js';
import { CHANGEMENTS_D_HEURE } from './31-changements-d-heure.js';
import { PLUSIEURS_SCHEDULERS } from './32-plusieurs-schedulers.js';
import { REJEU_DOUBLE } from './33-rejeu-double.js';
import { COMPARAISON_TUEE } from './34-comparaison-tuee.js';
import { RESTAURATION } from './restauration.js';
import { TEMOIN } from './temoin.js';
import type { Scenario } from './scenario.js';

/** In the order of the list of faults. */
export const SCENARIOS: readonly Scenario[] = [
  ARRETS_BRUTAUX,
  ARRETS_DE_NUIT,
  WORKER_GELE,
  REDIS_VIDE,
  REDIS_TUE,
  REDIS_ABSENT,
  REDIS_GELE,
  REDIS_PLEIN,
  REDIS_BASCULE,
  POSTGRES_PLANTE,
  BASE_ABSENTE,
  BASE_MUETTE,
  CONNEXIONS_COUPEES,
  COMMIT_INCONNU,
  VERROUS,
  DISQUE_PLEIN,
  CONNEXIONS_EPUISEES,
  PORTE_VERROUILLEE,
  PARTENAIRE_ABSENT,
  PARTENAIRE_LENT,
  QUOTA_DU_PARTENAIRE,
  ERREURS_5XX,
  APPLIQUE_SANS_REPONSE,
  REPONSES_FAUSSES,
  REPONSES_TRONQUEES,
  DOUBLONS,
  DESORDRE,
  WEBHOOKS_REJOUES,
  SIGNATURES_FORGEES,
  ROTATION_DES_CLES,
  POISON_ENTRANT,
  POISON_SORTANT,
  CORPS_DEMESURES,
  DEUX_VERSIONS,
  CHANGEMENTS_D_HEURE,
  PLUSIEURS_SCHEDULERS,
  REJEU_DOUBLE,
  COMPARAISON_TUEE,
  RESTAURATION,
  TEMOIN,
];
