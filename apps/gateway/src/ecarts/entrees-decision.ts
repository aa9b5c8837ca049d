import type { DecisionDePersonne } from '#reconciliation';
import { EntierDe, Sous, TexteLibre } from '../validation/membres-composes.js';
import { Parmi } from '../validation/membres.js';
import { FiltreDeGroupeDecrit } from './entrees.js';
import { DECISIONS } from './vocabulaire.js';

const MOTIF_MAX = 500;
const NOMBRE_MAX = 1_000_000;

/** Body of a decision about one écart. */
export class EntreeResolution {
  @Parmi(DECISIONS, {
    obligatoire: true,
    description:
      '« corriger » : redire ce que la passerelle sait, ou lire ce qui manque ; « ignorer » : le laisser, tant qu’il ne change pas ; « reprendre » : le rendre à la politique.',
  })
  decision: DecisionDePersonne;

  @TexteLibre(MOTIF_MAX, {
    obligatoire: true,
    description: 'Pourquoi, pour qui le lira plus tard. Sans donnée personnelle.',
    exemple: 'Vu avec le site : la date d’ici est la bonne',
  })
  motif: string;
}

/** Body of a decision about a group: exactly those that the person saw. */
export class EntreeResolutions extends EntreeResolution {
  @Sous(FiltreDeGroupeDecrit, {
    description: 'Obligatoire. Écarts sur lesquels décider, par leurs filtres ; au moins un.',
  })
  filtre?: FiltreDeGroupeDecrit;

  @EntierDe(1, NOMBRE_MAX, {
    obligatoire: true,
    description: 'Nombre d’écarts que vous avez vus répondre à ce filtre ; 409 s’il a changé.',
    exemple: 12,
  })
  nombre: number;
}
