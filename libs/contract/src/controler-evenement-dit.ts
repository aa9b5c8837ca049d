import type { Partenaire } from '#annexe7';
import { controlerDonnees, estEnveloppe, refuserEnveloppe } from './controler-donnees.js';
import { CATALOGUE } from './modele/catalogue.js';
import { refus } from './refus.js';
import { refuser } from './refuser.js';
import { typeComplet, typeCourt } from './types-evenement.js';
import type { VerdictAccepte, VerdictRefuse } from './verdict.js';

/**
 * Section 8, from the partner's side. Judges an event that the gateway tells: the source must be `urn:dude`,
 * the type one that is told (to that partner, when one is named), the data those of its type as told
 * (C3 included).
 */
export function controlerEvenementDit(
  brut: unknown,
  destinataire?: Partenaire,
): VerdictAccepte | VerdictRefuse {
  if (!estEnveloppe(brut)) return refuserEnveloppe(brut);
  const type = typeCourt(brut.type);
  if (type === undefined) return refuser(brut, refus('TYPE_INCONNU'));
  if (brut.source !== 'urn:dude') {
    return refuser(
      brut,
      refus('EMETTEUR_NON_HABILITE', {
        detail: 'Le membre « source » d’un événement dit par la passerelle doit être « urn:dude ».',
        pointeur: '/source',
      }),
    );
  }
  const { dit } = CATALOGUE[type];
  const classe = destinataire === undefined ? (dit.parcours3 ?? dit.gide) : dit[destinataire];
  if (classe === undefined) {
    return refuser(
      brut,
      refus('EMETTEUR_NON_HABILITE', {
        detail: `Le type « ${typeComplet(type)} » ne se dit pas à ce système.`,
      }),
    );
  }
  return controlerDonnees(brut, type, classe);
}
