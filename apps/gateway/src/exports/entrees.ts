import { SUJETS_D_EXPORT, type NomDeSujet } from '#exports';
import { Parmi } from '../validation/membres.js';
import { Donnees, TexteLibre } from '../validation/membres-composes.js';

const MOTIF_MAX = 500;

/** What is taken away, and which of it. */
export class EntreeCompteDExport {
  @Parmi(SUJETS_D_EXPORT, {
    obligatoire: true,
    description: 'Ce qui est emporté.',
    exemple: 'ecarts',
  })
  sujet: NomDeSujet;

  @Donnees({
    description:
      'Les filtres de la liste du même nom ; tous doivent être vrais. Jamais une personne : ils sont gardés.',
    exemple: { partenaire: 'gide' },
  })
  filtres?: Record<string, unknown>;
}

/** Body of a request for a file. */
export class EntreeExport extends EntreeCompteDExport {
  @TexteLibre(MOTIF_MAX, {
    obligatoire: true,
    description: 'Pourquoi.',
    exemple: 'Revue mensuelle avec le site',
  })
  motif: string;
}

/** Query of the list. */
export class EntreeExports {
  @Parmi(['oui', 'non'], {
    description: 'Ceux de tout le monde (auditeur, administrateur). Par défaut, les vôtres.',
  })
  tous?: 'oui' | 'non';
}
