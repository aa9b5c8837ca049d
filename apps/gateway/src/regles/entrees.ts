import type { Partenaire, TypeFait } from '#annexe7';
import { FLUX } from '#exchange';
import { declarer, type Declaration } from '../validation/declarer.js';
import { CodeStructure, Jour, Parmi } from '../validation/membres.js';
import { TexteLibre } from '../validation/membres-composes.js';

const MOTIF_MAX = 500;
const CODES_MAX = 300;

/** Codes of the territory, each at most nine characters; their meaning is checked later. */
function Codes(declaration: Declaration): PropertyDecorator {
  return declarer(
    'codes',
    `Donnez une liste d’au plus ${CODES_MAX} codes, sans répétition.`,
    (valeur) =>
      Array.isArray(valeur) &&
      valeur.length <= CODES_MAX &&
      new Set(valeur).size === valeur.length &&
      valeur.every((un) => typeof un === 'string' && /^[0-9AB]{5,9}$/.test(un)),
    { type: 'array', items: { type: 'string' }, maxItems: CODES_MAX },
    declaration,
  );
}

const MOTIF = {
  description: 'Pourquoi, pour qui le lira plus tard ; gardé avec le changement. Sans donnée personnelle.',
  obligatoire: true,
};

/** Body of POST /api/flux/simulations. */
export class EntreeFlux {
  @Parmi(['gide', 'parcours3'], { description: 'Partenaire à qui ce flux est dit.', obligatoire: true })
  vers: Partenaire;

  @Parmi([...new Set(FLUX.map(({ type }) => type))], {
    description: 'Type de ce qui lui est dit.',
    obligatoire: true,
  })
  type: TypeFait;

  @CodeStructure({ description: 'Structure ; sinon toutes celles qui n’ont pas de date à elles.' })
  structure?: string;

  @Jour({
    description: 'Jour métier à partir duquel il est dit ; à venir, il ne l’est pas d’ici là.',
    obligatoire: true,
  })
  depuis: string;

  @TexteLibre(MOTIF_MAX, MOTIF)
  motif: string;
}

/** Body of POST /api/zones/simulations. */
export class EntreeZone {
  @CodeStructure({ description: 'Structure.', obligatoire: true })
  structure: string;

  @Codes({ description: 'EPCI (SIREN) de sa zone de compétence : la liste entière.', exemple: ['243300316'] })
  epci?: string[];

  @Codes({ description: 'Communes de la zone qui ne sont dans aucun EPCI.' })
  communes?: string[];

  @Jour({ description: 'Jour métier à partir duquel la zone est celle-là.', obligatoire: true })
  depuis: string;

  @TexteLibre(MOTIF_MAX, MOTIF)
  motif: string;
}
