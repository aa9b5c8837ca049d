import { GENRES_MASQUES, type GenreMasque } from '#access';
import { Parmi } from '../validation/membres.js';
import { TexteLibre } from '../validation/membres-composes.js';

const MOTIF_MAX = 500;

/** Body of an unmasking. */
export class EntreeDemasquage {
  @Parmi(GENRES_MASQUES, { obligatoire: true, description: 'Ce qui est à lire en clair.' })
  type: GenreMasque;

  @TexteLibre(36, {
    obligatoire: true,
    description: 'Identifiant du message ou de l’écart, ou numéro de la cotraitance.',
    exemple: 'CT-2010-000001',
  })
  id: string;

  @TexteLibre(MOTIF_MAX, {
    obligatoire: true,
    description: 'Pourquoi. Ni nom, ni numéro de personne.',
    exemple: 'Appel de la structure : identité à vérifier',
  })
  motif: string;
}
