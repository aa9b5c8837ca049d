import { Option, SubCommand } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';
import { direPause, type PartenaireDit } from '../partenaire/dire-pause.js';

/** X5.5, for people: where the exchange with each partner stands. */
@SubCommand({
  name: 'etat',
  description:
    'Dit où en est l’échange avec chaque partenaire : pause, ce qui attend, ce qui demande quelqu’un.',
})
export class PartenaireEtatCommand extends Commande {
  protected override readonly exemples = ['partenaire etat', 'partenaire etat --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const lus = await this.api.lire<{ partenaires: PartenaireDit[] }>('/api/partenaires');
    if (json) return this.terminal.json(lus);
    this.terminal.ecrire(
      tableau(
        ['Partenaire', 'Échange', 'À émettre', 'Incertains', 'Retenus', 'Refusés', 'En échec'],
        lus.partenaires.map((partenaire) => [
          partenaire.nom,
          direPause(partenaire),
          ...[
            partenaire.enAttente.aEmettre,
            partenaire.enAttente.incertains,
            partenaire.enAttente.retenus,
            partenaire.enEchec.refuses,
            partenaire.enEchec.echecs,
          ].map(direNombre),
        ]),
      ),
    );
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
