import { Option } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';

const PARTENAIRES = ['gide', 'parcours3'] as const;
const VUES = ['dit', 'declare'] as const;
const NATURES = ['absent', 'different', 'sequence', 'en_trop'] as const;
const CAUSES = [
  'jamais_recu',
  'refuse',
  'abandonne',
  'change_chez_le_partenaire',
  'compteur_en_retard',
  'regles_changees',
  'illisible',
  'inconnue',
] as const;
const MOTIFS = ['politique', 'budget', 'refus', 'abandon', 'escalade', 'illisible'] as const;

const FILTRES = ['partenaire', 'vue', 'type', 'nature', 'cause', 'etat', 'motifSoumission'] as const;

export type OptionsDeFiltre = { [F in (typeof FILTRES)[number]]?: string } & { json?: boolean };

/** The options with which écarts are chosen; where they may stand is said by each command. */
export abstract class CommandeDeFiltre extends Commande {
  /** What the options select, as the API takes it. */
  protected lireFiltre(options: OptionsDeFiltre): Record<string, string> {
    return Object.fromEntries(
      FILTRES.flatMap((nom) => {
        const valeur = options[nom];
        return valeur === undefined ? [] : [[nom, valeur]];
      }),
    );
  }

  @Option({ flags: '--partenaire <partenaire>', description: 'gide ou parcours3.' })
  lirePartenaire(valeur: string): string {
    return lireParmi('--partenaire', valeur, PARTENAIRES);
  }

  @Option({ flags: '--vue <vue>', description: 'dit (ce qui lui a été dit) ou declare (ce qu’il énonce).' })
  lireVue(valeur: string): string {
    return lireParmi('--vue', valeur, VUES);
  }

  @Option({ flags: '--type <type>', description: 'Type du fait, par exemple statut.change.' })
  lireType(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--nature <nature>', description: `Ce qui diffère : ${NATURES.join(', ')}.` })
  lireNature(valeur: string): string {
    return lireParmi('--nature', valeur, NATURES);
  }

  @Option({ flags: '--cause <cause>', description: `Cause : ${CAUSES.join(', ')}.` })
  lireCause(valeur: string): string {
    return lireParmi('--cause', valeur, CAUSES);
  }

  @Option({
    flags: '--motif-soumission <motif>',
    description: `Pourquoi il est soumis à quelqu’un : ${MOTIFS.join(', ')}.`,
  })
  lireMotifSoumission(valeur: string): string {
    return lireParmi('--motif-soumission', valeur, MOTIFS);
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
