import { Option, SubCommand } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import type { SimulationDeRegles } from '../regles/modele.js';
import { rendreSimulations } from '../regles/rendre-simulation.js';
import { montrerLaFin, suivreSimulation } from '../regles/suivre.js';
import { Terminal } from '../sortie/terminal.js';

@SubCommand({
  name: 'simuler',
  description:
    'Compte ce que deviendraient les dossiers calculés sous d’autres règles, après un déploiement. Rien n’est écrit.',
})
export class ReglesSimulerCommand extends Commande {
  protected override readonly exemples = ['regles simuler', 'regles simuler --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json = false }: { json?: boolean }): Promise<void> {
    const { id } = await this.api.envoyer<SimulationDeRegles>('/api/regles/simulations');
    montrerLaFin(this.terminal, await suivreSimulation(this.api, this.terminal, id), json);
  }

  @Option({ flags: '--json', description: 'La simulation terminée, telle que l’API la montre.' })
  lireJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'simulations',
  description: 'Les cinquante dernières simulations, les plus récentes d’abord.',
})
export class ReglesSimulationsCommand extends Commande {
  protected override readonly exemples = ['regles simulations', 'regles simulations --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const { simulations } = await this.api.lire<{ simulations: SimulationDeRegles[] }>(
      '/api/regles/simulations',
    );
    if (json) return this.terminal.json(simulations);
    if (simulations.length === 0) throw refuse('Aucune simulation encore.');
    this.terminal.ecrire(rendreSimulations(simulations));
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
