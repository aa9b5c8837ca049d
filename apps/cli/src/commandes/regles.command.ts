import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import type { ReglesDites } from '../regles/modele.js';
import { direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';
import { ReglesApprouverCommand, ReglesSuivreCommand } from './regles-simulation.command.js';
import { ReglesSimulationsCommand, ReglesSimulerCommand } from './regles-simuler.command.js';

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
