import { ECRANS_A_VUES, type EcranAVues } from '#access';
import { OuiNon, Parmi } from '../validation/membres.js';
import { Donnees, TexteLibre } from '../validation/membres-composes.js';

const NOM_MAX = 60;
const FILTRES = 'Les filtres de l’écran, tels que son adresse les tient. Jamais une personne.';

/** Body of a new view. */
export class EntreeVue {
  @Parmi(ECRANS_A_VUES, { obligatoire: true, description: 'Écran.', exemple: 'ecarts' })
  ecran: EcranAVues;

  @TexteLibre(NOM_MAX, { obligatoire: true, description: 'Son nom.', exemple: 'Soumis à GIDE' })
  nom: string;

  @Donnees({ obligatoire: true, description: FILTRES, exemple: { partenaire: 'gide', etat: 'soumis' } })
  filtres: Record<string, unknown>;

  @OuiNon({ description: 'La montrer à tous ceux qui ont votre rôle. Par défaut, non.' })
  partagee?: boolean;
}

/** Body of a change; what is not given stays. */
export class EntreeChangementDeVue {
  @TexteLibre(NOM_MAX, { description: 'Son nom.' })
  nom?: string;

  @Donnees({ description: FILTRES })
  filtres?: Record<string, unknown>;

  @OuiNon({ description: 'La montrer à tous ceux qui ont votre rôle.' })
  partagee?: boolean;
}

/** Query of the list. */
export class EntreeVues {
  @Parmi(ECRANS_A_VUES, { description: 'D’un seul écran.' })
  ecran?: EcranAVues;
}
