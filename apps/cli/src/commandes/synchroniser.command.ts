import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import { demanderEtSuivre } from '../synchronisation/suivre.js';
import { rendreRapport } from '../synchronisation/rendre-rapport.js';
import { Terminal } from '../sortie/terminal.js';

/** X5.5, for people. */
@Command({
  name: 'synchroniser',
  description:
    'Met en accord avec les deux partenaires : lit leurs changements, traite les échéances, leur dit ce qu’ils doivent savoir. Montre l’avancement et le rapport.',
})
export class SynchroniserCommand extends Commande {
  protected override readonly exemples = ['synchroniser', 'synchroniser --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const vue = await demanderEtSuivre(this.api, this.terminal);
    if (json) this.terminal.json(vue);
    else this.terminal.ecrire(rendreRapport(vue));
    if (vue.etat !== 'terminee') throw refuse('La synchronisation ne s’est pas terminée en entier.');
  }

  @Option({ flags: '--json', description: 'La synchronisation telle que l’API la montre.' })
  lireJson(): boolean {
    return true;
  }
}
