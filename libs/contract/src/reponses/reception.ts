import { IDENTIFIANT } from '../formes/enveloppe.js';
import { choix, entier, liste, OBJET, texte } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { CODES_REFUS, type CodeRefus } from '../refus.js';
import { estInvalide, lireListe, lireObjet, type Invalide } from './lecture.js';

/** One refused event in the gateway's answer to a webhook (X3.3). */
export class RefusDEvenement {
  @Membre(entier(0))
  index: number;

  @Membre(IDENTIFIANT, 'facultatif')
  id?: string;

  @Membre(choix<CodeRefus>(CODES_REFUS))
  code: CodeRefus;

  @Membre(texte({ attendu: 'une phrase', min: 1 }))
  detail: string;

  @Membre(texte({ attendu: 'un pointeur JSON', motif: /^(?:\/[^\0\p{Cs}]*)?$/u }))
  pointeur: string;
}

/** The gateway's answer to a webhook (X3.3): recus + doublons + refuses = events of the request. */
export class ReponseReception {
  @Membre(entier(0))
  recus: number;

  @Membre(entier(0))
  doublons: number;

  @Membre(liste('une liste de refus', OBJET, 0))
  refuses: RefusDEvenement[];
}

/** X3.3, read by a partner (the simulators, the checker): the answer to its webhook. */
export function lireReponseReception(corps: unknown): ReponseReception | Invalide {
  const reponse = lireObjet(ReponseReception, corps);
  if (estInvalide(reponse)) return reponse;
  const refuses = lireListe(RefusDEvenement, reponse.refuses, 'index', '/refuses');
  return estInvalide(refuses) ? refuses : { ...reponse, refuses };
}
