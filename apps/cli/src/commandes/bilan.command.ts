import { Command, Option } from 'nest-commander';
import { Commande, lireJour } from '../commande.js';
import { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import { Terminal } from '../sortie/terminal.js';
import type { BilanDit } from '../surveillance/modele.js';
import { rendreBilan } from '../surveillance/rendre-bilan.js';

/** X6.1, for people. */
@Command({
  name: 'bilan',
  description:
    'Montre que rien ne s’est perdu un jour donné : ce qui a été compté à la porte contre la somme des sorts, à côté des comptes des partenaires. Code 1 quand il est rouge.',
})
export class BilanCommand extends Commande {
  protected override readonly exemples = ['bilan', 'bilan --jour 2010-09-01', 'bilan --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { jour, json }: { jour?: string; json?: boolean }): Promise<void> {
    const bilan = await this.api.lire<BilanDit>(`/api/bilan${jour === undefined ? '' : `?jour=${jour}`}`);
    if (json) this.terminal.json(bilan);
    else this.terminal.ecrire(rendreBilan(bilan));
    if (!bilan.conforme) throw refuse('Le bilan est rouge.');
  }

  @Option({ flags: '--jour <jour>', description: 'Jour métier (AAAA-MM-JJ) ; aujourd’hui sinon.' })
  lireJour(valeur: string): string {
    return lireJour('--jour', valeur);
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
