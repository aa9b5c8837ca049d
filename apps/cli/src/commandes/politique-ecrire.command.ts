import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { Commande, lireJour, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import { exigerMotif } from '../ecarts/decision.js';
import { rendreSimulation, type SimulationDite } from '../ecarts/politique.js';
import { Terminal } from '../sortie/terminal.js';

const DECISIONS = ['corriger', 'soumettre', 'ignorer'] as const;

interface Ligne {
  partenaire: string;
  vue: string;
  type?: string;
  decision: string;
  depuis?: string;
}

interface Options extends Ligne {
  json?: boolean;
}

/** One row of the policy, as the options say it. */
@Injectable()
abstract class CommandeDePolitique extends Commande {
  constructor(
    protected readonly api: Api,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  @Option({ flags: '--partenaire <partenaire>', description: 'gide ou parcours3.', required: true })
  lirePartenaire(valeur: string): string {
    return lireParmi('--partenaire', valeur, ['gide', 'parcours3']);
  }

  @Option({
    flags: '--vue <vue>',
    description: 'dit (ce qui lui est dit) ou declare (ce qu’il énonce).',
    required: true,
  })
  lireVue(valeur: string): string {
    return lireParmi('--vue', valeur, ['dit', 'declare']);
  }

  @Option({ flags: '--type <type>', description: 'Type du fait ; tous ceux sans ligne à eux sinon.' })
  lireType(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--decision <décision>', description: `${DECISIONS.join(', ')}.`, required: true })
  lireDecision(valeur: string): string {
    return lireParmi('--decision', valeur, DECISIONS);
  }

  @Option({ flags: '--depuis <jour>', description: 'Premier jour métier où elle vaut ; aujourd’hui sinon.' })
  lireDepuis(valeur: string): string {
    return lireJour('--depuis', valeur);
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'simuler',
  description:
    'Montre ce que deviendraient les écarts ouverts sous une autre ligne de la politique, sans rien écrire.',
})
export class PolitiqueSimulerCommand extends CommandeDePolitique {
  protected override readonly exemples = [
    'politique simuler --partenaire gide --vue dit --type statut.change --decision soumettre',
  ];

  async run(_arguments: string[], { json, ...ligne }: Options): Promise<void> {
    const { simulation } = await this.api.envoyer<{ simulation: SimulationDite }>('/api/politiques', {
      ...ligne,
      simulation: true,
    });
    if (json) this.terminal.json(simulation);
    else this.terminal.ecrire(rendreSimulation(simulation));
  }
}

@SubCommand({
  name: 'activer',
  description: 'Ajoute une ligne datée à la politique. Rien n’est effacé. Par la clé d’un administrateur.',
})
export class PolitiqueActiverCommand extends CommandeDePolitique {
  protected override readonly exemples = [
    'politique activer --partenaire gide --vue dit --type statut.change --decision soumettre --phrase "Un statut qui diffère chez GIDE est vu avec le site." --motif "Comité de pilotage du 1er septembre"',
  ];

  async run(
    _arguments: string[],
    { json, ...ligne }: Options & { phrase: string; motif: string },
  ): Promise<void> {
    const { politique } = await this.api.envoyer<{
      politique: { id: number; depuis: string; inchangee: boolean };
    }>('/api/politiques', ligne);
    if (json) return this.terminal.json(politique);
    this.terminal.ecrire(
      politique.inchangee
        ? 'Cette ligne était déjà là, dans les mêmes mots.'
        : `Activée : elle vaut à partir du ${politique.depuis}. La prochaine synchronisation décide avec elle.`,
    );
  }

  @Option({
    flags: '--phrase <texte>',
    description: 'Ce que veut cette ligne, en une phrase qu’un agent peut lire.',
    required: true,
  })
  lirePhrase(valeur: string): string {
    if (valeur.trim() !== '') return valeur;
    throw mauvaisUsage('--phrase : dites ce que veut cette ligne.');
  }

  @Option({ flags: '--motif <texte>', description: 'Pourquoi elle change.', required: true })
  lireMotif(valeur: string): string {
    return exigerMotif(valeur);
  }
}
