import type { DecisionDePersonne } from '#reconciliation';
import { EntierDe, Sous, TexteLibre } from '../validation/membres-composes.js';
import { EmpreinteDEcarts, Parmi } from '../validation/membres.js';
import { FiltreDeGroupeDecrit } from './entrees.js';
import { DECISIONS } from './vocabulaire.js';

const MOTIF_MAX = 500;
const NOMBRE_MAX = 1_000_000;

class EntreeDecision {
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

/** Body of a decision about one écart. */
export class EntreeResolution extends EntreeDecision {
  @EmpreinteDEcarts({
    description: 'Celle de l’écart que vous avez vu ; 409 si l’une de ses valeurs a changé depuis.',
    exemple: '1e716936113ab17d',
  })
  empreinte?: string;
}

/** Body of a decision about a group: exactly those that the person saw. */
export class EntreeResolutions extends EntreeDecision {
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

  @EmpreinteDEcarts({
    obligatoire: true,
    description:
      'Celle du groupe que vous avez vu (GET /api/ecarts/groupes) ; de plusieurs groupes, leur OU exclusif. 409 si ce ne sont plus les mêmes.',
    exemple: '1e716936113ab17d',
  })
  empreinte: string;
}
