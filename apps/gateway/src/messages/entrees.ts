import { TYPES_FAITS } from '#annexe7';
import {
  CodeEnMajuscules,
  Cotraitance,
  Curseur,
  Identifiant,
  Jour,
  Limite,
  NumeroDemandeur,
  Parmi,
  Sequence,
} from '../validation/membres.js';
import { Donnees, TexteLibre } from '../validation/membres-composes.js';
import { transformerTexte } from '../validation/declarer.js';
import { ISSUES } from './reponses.js';

const TYPES = [...TYPES_FAITS, 'inconnu', 'illisible'];
const LIMITE_MAX = 200;

/** Filters of X5.4; every one given must hold. In a body because a person may be searched for (X5). */
export class FiltreDeMessagesDecrit {
  @Parmi(['entrant', 'sortant'], { description: 'Sens, vu de la passerelle.' })
  sens?: 'entrant' | 'sortant';

  @Parmi(['gide', 'parcours3', 'dude'], {
    description: 'L’autre bout ; « dude » : énoncé dans la passerelle.',
  })
  partenaire?: string;

  @Parmi(ISSUES, { description: 'Sort (X6).' })
  issue?: string;

  // The full CloudEvents type is read as its short form.
  @transformerTexte((texte) => /^fr\.dude\.(.+)\.v1$/.exec(texte)?.[1] ?? texte)
  @Parmi(TYPES, { description: 'Type du fait, forme courte ou complète.' })
  type?: string;

  @CodeEnMajuscules({ description: 'Code de refus ou de précision.', exemple: 'SCHEMA_INVALIDE' })
  code?: string;

  @Cotraitance({ description: 'Cotraitance nommée.' })
  cotraitance?: string;

  @NumeroDemandeur({ description: 'Numéro du demandeur d’emploi.' })
  demandeur?: string;

  @Jour({ description: 'Premier jour métier.' })
  depuis?: string;

  @Jour({ description: 'Dernier jour métier, compris.' })
  jusqua?: string;
}

/** Body of the search. */
export class EntreeRecherche extends FiltreDeMessagesDecrit {
  @Curseur({ description: 'Position rendue avec la page précédente.' })
  curseur?: string;

  @Limite(LIMITE_MAX, { description: 'Nombre de lignes de la page.', exemple: 50 })
  limite?: number;
}

/** Query of a comparison. */
export class EntreeComparaison {
  @Identifiant({ obligatoire: true, description: 'L’autre message.' })
  avec: string;
}

const MOTIF_MAX = 500;

/** Body of an abandon. */
export class EntreeAbandon {
  @TexteLibre(MOTIF_MAX, {
    obligatoire: true,
    description: 'Pourquoi.',
    exemple: 'Énoncé par erreur, vu avec le site',
  })
  motif: string;
}

/** Body of a correction. */
export class EntreeCorrection {
  @Donnees({ obligatoire: true, description: 'Données corrigées du fait (X2), demandeur compris.' })
  donnees: Record<string, unknown>;

  @TexteLibre(MOTIF_MAX, { obligatoire: true, description: 'Pourquoi.' })
  motif: string;

  @Sequence({
    description:
      'Version du fait. Par défaut celle de l’original ; après un conflit de séquence, la suivante de la plus haute connue.',
    exemple: '0000000003',
  })
  sequence?: string;

  @transformerTexte((texte) => /^fr\.dude\.(.+)\.v1$/.exec(texte)?.[1] ?? texte)
  @Parmi(TYPES_FAITS, { description: 'Type du fait, quand celui de l’original n’a pas pu être lu.' })
  type?: string;
}
