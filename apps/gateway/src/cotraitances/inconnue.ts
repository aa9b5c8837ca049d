import { ProblemeHttp } from '#access';
import { FORME_COTRAITANCE } from '../validation/membres.js';

/**
 * 404: unknown, or outside the scope of the key. The two give the same answer, so that nobody learns by asking
 * that a person is followed elsewhere (J5).
 */
export function cotraitanceInconnue(): ProblemeHttp {
  return new ProblemeHttp(
    404,
    'COTRAITANCE_INCONNUE',
    'Aucun fait connu dans votre périmètre ne porte ce numéro de cotraitance. Un numéro compte 4 à 32 caractères parmi A-Z, 0-9 et le tiret.',
  );
}

/** A number of the wrong form names nothing: the same 404, without asking the database. */
export function numeroDeCotraitance(texte: string): string {
  if (!FORME_COTRAITANCE.test(texte)) throw cotraitanceInconnue();
  return texte;
}

/** 400: the cursor is none of ours. */
export function curseurInconnu(): ProblemeHttp {
  return new ProblemeHttp(
    400,
    'CURSEUR_INCONNU',
    'Ce curseur n’est pas reconnu : reprenez la liste depuis le début.',
    {
      membres: {
        erreurs: [
          { parametre: 'curseur', detail: 'Donnez le curseur reçu avec la page précédente, tel quel.' },
        ],
      },
    },
  );
}
