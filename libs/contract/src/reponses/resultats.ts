import { IDENTIFIANT, SEQUENCE } from '../formes/enveloppe.js';
import { choix, liste, OBJET, texte } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { CODE } from './formes.js';
import { estInvalide, lireListe, lireObjet, type Invalide } from './lecture.js';

/** What a partner did with one event of a flux (X4.2). */
export type StatutResultat = 'applique' | 'doublon' | 'obsolete' | 'rejete';

export interface ResultatEvenement {
  id: string;
  statut: StatutResultat;
  code?: string;
  detail?: string;
  /** What the partner holds, ten digits; comes with `obsolete`. */
  sequence?: string;
}

/** One line of the answer to a flux (X4.2). */
export class ResultatFlux implements ResultatEvenement {
  @Membre(IDENTIFIANT)
  id: string;

  @Membre(choix<StatutResultat>(['applique', 'doublon', 'obsolete', 'rejete']))
  statut: StatutResultat;

  @Membre(CODE, 'facultatif')
  code?: string;

  @Membre(texte({ attendu: 'un texte d’au plus 10 000 caractères', max: 10_000 }), 'facultatif')
  detail?: string;

  @Membre(SEQUENCE, 'facultatif')
  sequence?: string;
}

/** The answer to a flux (X4.2). */
export class ReponseFlux {
  @Membre(liste('une liste de résultats', OBJET, 0))
  resultats: object[];
}

/**
 * X4.2. The answer to a flux, judged like any input: one line per event, no id twice. Whether the ids are
 * those that were sent is for the caller, who knows them.
 */
export function lireResultats(corps: unknown): ResultatEvenement[] | Invalide {
  const reponse = lireObjet(ReponseFlux, corps);
  if (estInvalide(reponse)) return reponse;
  return lireListe(ResultatFlux, reponse.resultats, 'id', '/resultats');
}
