import type { Partenaire, TypeFait } from '#annexe7';
import type { ReglesEnVigueur } from '../../regles-en-vigueur.js';
import type { ContenuDesRegles } from '../contenu-des-regles.js';

/** H6. From which day a flux is told, for one structure or (null) for all. */
export interface ChangementDeFlux {
  genre: 'flux';
  vers: Partenaire;
  type: TypeFait;
  structure: string | null;
  depuis: string;
}

/** E5. The zone of a structure, from a day on. */
export interface ChangementDeZone {
  genre: 'zone';
  structure: string;
  epci: string[];
  communes: string[];
  depuis: string;
}

/** What a simulation is about; `regles`: nothing but what a deployment has changed. */
export type ChangementDeRegles = ChangementDeFlux | ChangementDeZone | { genre: 'regles' };

/** Dossiers that such a change can touch: those of a structure, or all. */
export function structureTouchee(changement: ChangementDeRegles): string | null {
  return changement.genre === 'regles' ? null : changement.structure;
}

/**
 * The content of the rules with this change. A change to come is looked at as if its day were today: what it will do,
 * without what time will do until then.
 */
export function avecChangement(
  contenu: ContenuDesRegles,
  changement: ChangementDeRegles,
  presentes: ReglesEnVigueur,
  aujourdhui: string,
): ContenuDesRegles {
  const ramener = (depuis: string): string => (depuis > aujourdhui ? aujourdhui : depuis);
  switch (changement.genre) {
    case 'regles':
      return contenu;
    case 'flux': {
      const { vers, type, structure, depuis } = changement;
      const actif = presentes.fluxDepuis(vers, type, structure) <= aujourdhui;
      // A flux that is told today and whose date is put off is silent from today: that is what is looked at.
      const date = actif ? depuis : ramener(depuis);
      return {
        ...contenu,
        flux: [...contenu.flux, { vers, type, depuis: date, ...(structure === null ? {} : { structure }) }],
      };
    }
    case 'zone': {
      const { structure, epci, communes, depuis } = changement;
      // Of the latest date: a zone to come hides one that starts before it.
      return {
        ...contenu,
        zones: [...contenu.zones, { structure, epci, communes, depuis: ramener(depuis) }],
      };
    }
  }
}
