import {
  aUnRole,
  LECTEURS_DE_CHIFFRES,
  LECTEURS_DE_DOSSIERS,
  ProblemeHttp,
  type Identite,
  type Role,
} from '#access';
import type { NomDeSujet } from '#exports';

/** Who may take away what: whoever may read it. */
const LECTEURS: Readonly<Record<NomDeSujet, readonly Role[]>> = {
  messages: ['exploitant', 'auditeur', 'administrateur'],
  cotraitances: LECTEURS_DE_DOSSIERS,
  ecarts: LECTEURS_DE_DOSSIERS,
  audit: ['auditeur', 'administrateur'],
  nuits: LECTEURS_DE_CHIFFRES,
};

/** Roles to which at least one subject is open. */
export const DEMANDEURS_D_EXPORT: readonly Role[] = [...new Set(Object.values(LECTEURS).flat())];

/** @throws ProblemeHttp 403 when the role does not open what the file would hold */
export function exigerLeSujet(identite: Identite, sujet: NomDeSujet): void {
  if (aUnRole(identite, LECTEURS[sujet])) return;
  throw new ProblemeHttp(403, 'SUJET_FERME', 'Votre rôle ne lit pas ce que ce fichier contiendrait.', {
    membres: { pointeur: '/sujet' },
  });
}
