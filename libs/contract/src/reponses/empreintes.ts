import { DEMANDEUR } from '../formes/domaine.js';
import { entier, liste, OBJET, TOUT } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { EMPREINTE } from './formes.js';
import { estInvalide, lireListe, lireObjet, type Invalide } from './lecture.js';

/** Number of buckets (X4.3). */
export const SEAUX = 4096;

/** How many demandeurs one call of `/echanges/faits` may name (X4.3). */
export const DEMANDEURS_MAX = 100;

/** Digest of one non-empty bucket (X4.3). */
export class EmpreinteDeSeau {
  @Membre(entier(0, SEAUX - 1))
  seau: number;

  @Membre(entier(1))
  effectif: number;

  @Membre(EMPREINTE)
  empreinte: string;
}

/** The answer of `GET /echanges/empreintes` (X4.3). */
export class Empreintes {
  @Membre(entier(SEAUX, SEAUX))
  seaux: number;

  @Membre(liste('une liste d’empreintes de seaux', OBJET, 0, SEAUX))
  empreintes: EmpreinteDeSeau[];
}

/** Digest of one demandeur (X4.3). */
export class EmpreinteDeDemandeur {
  @Membre(DEMANDEUR)
  demandeur: string;

  @Membre(EMPREINTE)
  empreinte: string;
}

/** The facts of one demandeur (X4.3). Each event is judged by the caller. */
export class FaitsDeDemandeur {
  @Membre(DEMANDEUR)
  demandeur: string;

  @Membre(liste('une liste d’événements', TOUT, 0))
  faits: unknown[];
}

/** X4.3. `GET /echanges/empreintes`: the non-empty buckets, none twice. */
export function lireEmpreintes(corps: unknown): EmpreinteDeSeau[] | Invalide {
  const reponse = lireObjet(Empreintes, corps);
  if (estInvalide(reponse)) return reponse;
  return lireListe(EmpreinteDeSeau, reponse.empreintes, 'seau', '/empreintes');
}

/** X4.3. `GET /echanges/empreintes/{seau}`: the demandeurs of a bucket, none twice. */
export function lireEmpreintesDuSeau(corps: unknown): EmpreinteDeDemandeur[] | Invalide {
  return lireListe(EmpreinteDeDemandeur, corps, 'demandeur');
}

/** X4.3. `POST /echanges/faits`: the facts of the demandeurs asked, none twice. */
export function lireFaits(corps: unknown): FaitsDeDemandeur[] | Invalide {
  return lireListe(FaitsDeDemandeur, corps, 'demandeur');
}
