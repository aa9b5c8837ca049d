import { TYPES_FAITS } from '#annexe7';
import {
  CodeEnMajuscules,
  Cotraitance,
  Curseur,
  Jour,
  Limite,
  NumeroDemandeur,
  Parmi,
} from '../validation/membres.js';
import { transformerTexte } from '../validation/declarer.js';
import { ISSUES } from './reponses.js';

const TYPES = [...TYPES_FAITS, 'inconnu', 'illisible'];
const LIMITE_MAX = 200;

/** Body of X5.4. In a body because a person may be searched for (X5). */
export class EntreeRecherche {
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

  @Curseur({ description: 'Position rendue avec la page précédente.' })
  curseur?: string;

  @Limite(LIMITE_MAX, { description: 'Nombre de lignes de la page.', exemple: 50 })
  limite?: number;
}
