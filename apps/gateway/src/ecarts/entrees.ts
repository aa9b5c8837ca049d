import type { CauseEcart, EtatEcart, MotifSoumission, NatureEcart, Vue } from '#reconciliation';
import { transformerTexte } from '../validation/declarer.js';
import {
  CodeStructure,
  Cotraitance,
  Curseur,
  Limite,
  NumeroDemandeur,
  Parmi,
} from '../validation/membres.js';
import {
  CAUSES,
  ETATS_D_ECART,
  MOTIFS_DE_SOUMISSION,
  NATURES,
  PARTENAIRES,
  TYPES_D_ECART,
  VUES,
} from './vocabulaire.js';

const LIMITE_MAX = 200;

/** What kind of écarts; every filter given must hold. */
class FiltreDeSorteDecrit {
  @Parmi(PARTENAIRES, { description: 'Partenaire.' })
  partenaire?: 'gide' | 'parcours3';

  @Parmi(VUES, { description: '« dit » : ce qui lui a été dit ; « declare » : ce qu’il énonce.' })
  vue?: Vue;

  // The full CloudEvents type is read as its short form.
  @transformerTexte((texte) => /^fr\.dude\.(.+)\.v1$/.exec(texte)?.[1] ?? texte)
  @Parmi(TYPES_D_ECART, { description: 'Type du fait, forme courte ou complète.' })
  type?: string;

  @Parmi(NATURES, { description: 'Ce qui diffère.' })
  nature?: NatureEcart;

  @Parmi(CAUSES, { description: 'Cause.' })
  cause?: CauseEcart;

  @Parmi(MOTIFS_DE_SOUMISSION, { description: 'Pourquoi il est soumis à quelqu’un.' })
  motifSoumission?: MotifSoumission;
}

/** A group on which to decide. */
export class FiltreDeGroupeDecrit extends FiltreDeSorteDecrit {
  @Parmi(['ouvert', 'soumis', 'ignore'], { description: 'Où ils en sont. Par défaut, ouverts et soumis.' })
  etat?: 'ouvert' | 'soumis' | 'ignore';
}

/** Query of the export. */
export class FiltreDEcartsDecrit extends FiltreDeSorteDecrit {
  @Parmi(ETATS_D_ECART, { description: 'Où il en est. Par défaut, tous ceux qui ne sont pas clos.' })
  etat?: EtatEcart;

  @Cotraitance({ description: 'Cotraitance.' })
  cotraitance?: string;

  @CodeStructure({ description: 'Structure : ses cotraitances, et les personnes qu’elle accompagne.' })
  structure?: string;
}

/** Query of the list. */
export class EntreeEcarts extends FiltreDEcartsDecrit {
  @Curseur({ description: 'Position rendue avec la page précédente.' })
  curseur?: string;

  @Limite(LIMITE_MAX, { description: 'Nombre de lignes de la page.', exemple: 50 })
  limite?: number;
}

/** Body of the search: a person may be named. */
export class EntreeRechercheDEcarts extends EntreeEcarts {
  @NumeroDemandeur({ description: 'Numéro du demandeur d’emploi.' })
  demandeur?: string;
}
