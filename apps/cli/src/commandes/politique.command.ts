import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { rendrePolitiques, type PolitiqueDite } from '../ecarts/politique.js';
import { Terminal } from '../sortie/terminal.js';
import { PolitiqueActiverCommand, PolitiqueSimulerCommand } from './politique-ecrire.command.js';

/** What is done about écarts, for people. */
@Command({
  name: 'politique',
  description:
    'Montre ce qui est fait des écarts, par partenaire, vue et type : les lignes en vigueur et à venir, ou toute leur histoire.',
  subCommands: [PolitiqueSimulerCommand, PolitiqueActiverCommand],
})
export class PolitiqueCommand extends Commande {
  protected override readonly exemples = ['politique', 'politique --historique', 'politique --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    { historique = false, json }: { historique?: boolean; json?: boolean },
  ): Promise<void> {
    const lues = await this.api.lire<{ politiques: PolitiqueDite[] }>('/api/politiques');
    if (json) return this.terminal.json(lues);
    const montrees = lues.politiques.filter(({ etat }) => historique || etat !== 'remplacee');
    this.terminal.ecrire(montrees.length === 0 ? 'Aucune politique.' : rendrePolitiques(montrees));
  }

  @Option({ flags: '--historique', description: 'Aussi les lignes remplacées.' })
  lireHistorique(): boolean {
    return true;
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
