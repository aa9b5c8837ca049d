import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { dire, direInstant, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

interface Groupe {
  groupe: string;
  sens: string;
  partenaire: string;
  type: string | null;
  issue: string;
  code: string | null;
  cause: string | null;
  nombre: number;
  premierLe: string;
  dernierLe: string;
}

/** X5.4: failures by cause, each with the one command that replays it. */
@Command({
  name: 'echecs',
  description:
    'Groupe par cause les messages en échec, refusés ou illisibles, et donne pour chaque groupe la commande qui le rejoue.',
})
export class EchecsCommand extends Commande {
  protected override readonly exemples = ['echecs', 'echecs --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const { echecs } = await this.api.lire<{ echecs: Groupe[] }>('/api/echecs');
    if (json) return this.terminal.json(echecs);
    if (echecs.length === 0) return this.terminal.ecrire('Aucun échec ouvert.');
    this.terminal.ecrire(
      tableau(
        ['Nombre', 'Sens', 'Partenaire', 'Type', 'Sort', 'Code', 'Premier', 'Dernier', 'Groupe'],
        echecs.map((un) => [
          direNombre(un.nombre),
          un.sens,
          dire(un.partenaire),
          un.type ?? '–',
          dire(un.issue),
          un.code ?? '–',
          direInstant(un.premierLe),
          direInstant(un.dernierLe),
          un.groupe,
        ]),
      ),
    );
    for (const { groupe, cause } of echecs) {
      this.terminal.ecrire(`\n  ${groupe}${cause === null ? '' : ` : ${cause}`}`);
      this.terminal.ecrire(`    npm run passerelle -- rejeu simuler --groupe ${groupe}`);
    }
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
