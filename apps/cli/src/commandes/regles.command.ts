import { Command, Option, SubCommand } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import type { ReglesDites, SimulationDeRegles } from '../regles/modele.js';
import { direChangement, rendreSimulations } from '../regles/rendre-simulation.js';
import { montrerLaFin, suivreSimulation } from '../regles/suivre.js';
import { direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';

const ARGUMENTS = { '<simulation>': 'Identifiant donné par la simulation.' };
const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function exigerId(id: string): string {
  if (FORME_ID.test(id)) return id;
  throw mauvaisUsage('Donnez l’identifiant d’une simulation.');
}

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
  name: 'suivre',
  arguments: '<simulation>',
  argsDescription: ARGUMENTS,
  description: 'Suit une simulation jusqu’à sa fin, puis montre ce qu’elle a compté.',
})
export class ReglesSuivreCommand extends Commande {
  protected override readonly exemples = ['regles suivre 01890000-0000-7000-8000-000000000001'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { json = false }: { json?: boolean }): Promise<void> {
    montrerLaFin(this.terminal, await suivreSimulation(this.api, this.terminal, exigerId(id)), json);
  }

  @Option({ flags: '--json', description: 'La simulation telle que l’API la montre.' })
  lireJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'approuver',
  arguments: '<simulation>',
  argsDescription: ARGUMENTS,
  description:
    'Met en vigueur le flux ou la zone qu’une simulation a compté. Par la clé d’un administrateur ; refusé quand les règles ont changé depuis.',
})
export class ReglesApprouverCommand extends Commande {
  protected override readonly exemples = ['regles approuver 01890000-0000-7000-8000-000000000001'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[]): Promise<void> {
    const approuvee = await this.api.envoyer<SimulationDeRegles>(
      `/api/regles/simulations/${exigerId(id)}/approbation`,
    );
    this.terminal.ecrire(
      `En vigueur : ${direChangement(approuvee)}. La prochaine synchronisation dit ce qui manque alors.`,
    );
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

/** Which rules are in force. */
@Command({
  name: 'regles',
  description:
    'Montre la version des règles en vigueur et les dossiers calculés sous d’autres ; simule, suit et approuve un changement.',
  subCommands: [ReglesSimulerCommand, ReglesSuivreCommand, ReglesApprouverCommand, ReglesSimulationsCommand],
})
export class ReglesCommand extends Commande {
  protected override readonly exemples = ['regles', 'regles --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const lues = await this.api.lire<ReglesDites>('/api/regles');
    if (json) return this.terminal.json(lues);
    const { version, revision, jour, dossiers, perimes } = lues;
    this.terminal.ecrire(
      [
        `Règles en vigueur au ${jour} : version ${version}, révision ${revision}`,
        perimes === 0
          ? `  les ${direNombre(dossiers)} dossiers sont calculés sous elles`
          : `  ${direNombre(perimes)} dossier(s) sur ${direNombre(dossiers)} calculé(s) sous d’autres : la prochaine synchronisation les reprend`,
      ].join('\n'),
    );
    if (perimes > 0)
      this.terminal.noter('\nPour voir ce qui changerait : npm run passerelle -- regles simuler');
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
