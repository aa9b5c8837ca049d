import type { GenreDeLigne } from '#supervision';
import { Cotraitance, Curseur, Jour, Limite, Parmi } from '../validation/membres.js';
import { Acteur, NomDAction, ObjetDActe } from './membres.js';

const LIMITE_MAX = 200;

/** Filters of the audit; every one given must hold. */
export class FiltreDAuditDecrit {
  @Parmi(['lecture', 'acte'], { description: 'Lectures de dossiers, ou actes. Par défaut, les deux.' })
  genre?: GenreDeLigne;

  @Acteur({
    description: 'Qui : l’identifiant de sa clé, de son compte, ou le compte système de l’outil.',
    exemple: 'cle:01890000-0000-7000-8000-000000000001',
  })
  acteur?: string;

  @NomDAction({ description: 'Ce qui a été fait, ou lu.', exemple: 'rejeu.demande' })
  action?: string;

  @ObjetDActe({ description: 'Identifiant de ce sur quoi porte un acte. Les lectures n’en ont pas.' })
  objet?: string;

  @Cotraitance({ description: 'Cotraitance lue, ou sur laquelle porte l’acte.' })
  cotraitance?: string;

  @Jour({ description: 'Premier jour réel, à Paris.' })
  depuis?: string;

  @Jour({ description: 'Dernier jour réel, à Paris, compris.' })
  jusqua?: string;
}

/** Body of the search. */
export class EntreeDAudit extends FiltreDAuditDecrit {
  @Curseur({ description: 'Position rendue avec la page précédente.' })
  curseur?: string;

  @Limite(LIMITE_MAX, { description: 'Nombre de lignes de la page.', exemple: 50 })
  limite?: number;
}
