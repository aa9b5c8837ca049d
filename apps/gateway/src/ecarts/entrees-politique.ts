import { TYPES_FAITS, type TypeFait } from '#annexe7';
import type { DecisionDePolitique, Vue } from '#reconciliation';
import { declarer } from '../validation/declarer.js';
import { TexteLibre } from '../validation/membres-composes.js';
import { Jour, OuiNon, Parmi } from '../validation/membres.js';
import { DECISIONS_DE_POLITIQUE, PARTENAIRES, VUES } from './vocabulaire.js';

const TEXTE_MAX = 500;

/** Body of POST /api/politiques: one dated row of the policy. */
export class EntreePolitique {
  @Parmi(PARTENAIRES, { obligatoire: true, description: 'Partenaire.' })
  partenaire: 'gide' | 'parcours3';

  @Parmi(VUES, {
    obligatoire: true,
    description: '« dit » : ce qui lui est dit ; « declare » : ce qu’il énonce.',
  })
  vue: Vue;

  @declarer(
    'type',
    `Donnez null, ou l’une des valeurs : ${TYPES_FAITS.join(', ')}.`,
    (valeur) => valeur === null || TYPES_FAITS.includes(valeur as TypeFait),
    { type: String, enum: [...TYPES_FAITS, null], nullable: true },
    { description: 'Type du fait. Absent ou nul : tous ceux qui n’ont pas leur propre ligne.' },
  )
  type?: TypeFait | null;

  @Parmi(DECISIONS_DE_POLITIQUE, {
    obligatoire: true,
    description:
      '« corriger » sans demander, dans la limite du budget ; « soumettre » à quelqu’un ; « ignorer ».',
  })
  decision: DecisionDePolitique;

  @TexteLibre(TEXTE_MAX, {
    description:
      'Ce que veut cette ligne, en une phrase qu’un agent peut lire. Obligatoire sauf pour une simulation.',
    exemple: 'Ce que nous avons dit à GIDE fait foi : un écart y est corrigé sans demander.',
  })
  phrase?: string;

  @Jour({ description: 'Premier jour métier où elle vaut. Aujourd’hui par défaut ; jamais dans le passé.' })
  depuis?: string;

  @TexteLibre(TEXTE_MAX, {
    description: 'Pourquoi elle change. Obligatoire sauf pour une simulation.',
    exemple: 'Décidé au comité de pilotage du 1er septembre',
  })
  motif?: string;

  @OuiNon({
    description: 'Vrai : montre ce que deviendraient les écarts ouverts, sans rien écrire. Faux par défaut.',
  })
  simulation?: boolean;
}
