import { Command, Option, SubCommand } from 'nest-commander';
import { Commande, GroupeDeCommandes } from '../commande.js';
import { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import { aRevoir, type Rejeu } from '../rejeu/modele.js';
import { rendreListe } from '../rejeu/rendre-verdicts.js';
import { rendreLaFin, suivreRejeu } from '../rejeu/suivre.js';
import { Terminal } from '../sortie/terminal.js';
import { RejeuConfirmerCommand } from './rejeu-confirmer.command.js';
import { RejeuExecuterCommand } from './rejeu-executer.command.js';
import {
  RejeuInterrompreCommand,
  RejeuPauseCommand,
  RejeuReprendreCommand,
} from './rejeu-pilotage.command.js';
import { RejeuSimulerCommand } from './rejeu-simuler.command.js';

@SubCommand({
  name: 'suivre',
  arguments: '<identifiant>',
  argsDescription: { '<identifiant>': 'Rejeu.' },
  description:
    'Suit un rejeu jusqu’à sa fin ou sa pause, puis montre ses verdicts et leurs raisons. Code 1 quand des messages restent à revoir.',
})
export class RejeuSuivreCommand extends Commande {
  protected override readonly exemples = ['rejeu suivre 01890000-0000-7000-8000-000000000001'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { json }: { json?: boolean }): Promise<void> {
    const fin = await suivreRejeu(this.api, this.terminal, id);
    if (json) this.terminal.json(fin);
    else this.terminal.ecrire(await rendreLaFin(this.api, fin));
    if (!fin.simulation && aRevoir(fin) > 0) throw refuse(`Il reste ${aRevoir(fin)} message(s) à revoir.`);
  }

  @Option({ flags: '--json', description: 'Le rejeu tel que l’API le montre.' })
  lireJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'lister',
  description: 'Les cinquante derniers rejeux et simulations, les plus récents d’abord.',
})
export class RejeuListerCommand extends Commande {
  protected override readonly exemples = ['rejeu lister', 'rejeu lister --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const { rejeux } = await this.api.lire<{ rejeux: Rejeu[] }>('/api/rejeux');
    if (json) return this.terminal.json(rejeux);
    if (rejeux.length === 0) throw refuse('Aucun rejeu encore.');
    this.terminal.ecrire(rendreListe(rejeux));
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

@Command({
  name: 'rejeu',
  description: 'Rejoue ce qui a échoué : simuler, exécuter, confirmer, suivre, mettre en pause, interrompre.',
  subCommands: [
    RejeuSimulerCommand,
    RejeuExecuterCommand,
    RejeuConfirmerCommand,
    RejeuSuivreCommand,
    RejeuListerCommand,
    RejeuPauseCommand,
    RejeuReprendreCommand,
    RejeuInterrompreCommand,
  ],
})
export class RejeuCommand extends GroupeDeCommandes {}
