import { Option, SubCommand } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import type { SimulationDeRegles } from '../regles/modele.js';
import { direChangement } from '../regles/rendre-simulation.js';
import { montrerLaFin, suivreSimulation } from '../regles/suivre.js';
import { Terminal } from '../sortie/terminal.js';

const ARGUMENTS = { '<simulation>': 'Identifiant donné par la simulation.' };
const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function exigerId(id: string): string {
  if (FORME_ID.test(id)) return id;
  throw mauvaisUsage('Donnez l’identifiant d’une simulation.');
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
