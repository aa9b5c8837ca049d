import { randomUUID } from 'node:crypto';
import { Option, SubCommand } from 'nest-commander';
import { lireEntier } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { rejouables, type RejeuDemande } from '../rejeu/modele.js';
import { rendreApercu } from '../rejeu/rendre-apercu.js';
import { CommandeDeSelection, type OptionsDeSelection } from '../rejeu/selection.command.js';
import { Terminal } from '../sortie/terminal.js';

const DOSSIERS_MONTRES = 5;
const DOSSIERS_MAX = 100;

@SubCommand({
  name: 'simuler',
  description:
    'Calcule, dossier par dossier, ce qu’un rejeu ferait, sans rien écrire. La lecture est tracée. Code 1 quand rien n’aurait d’effet.',
})
export class RejeuSimulerCommand extends CommandeDeSelection {
  protected override readonly exemples = [
    'rejeu simuler --groupe 3f9a0c5d7e1b2468',
    'rejeu simuler --sens sortant --partenaire parcours3 --issue refuse --depuis 2010-09-01',
    'rejeu simuler --ids 01890000-0000-7000-8000-000000000001 --json',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    { dossiers = DOSSIERS_MONTRES, ...options }: OptionsDeSelection & { dossiers?: number },
  ): Promise<void> {
    const selection = this.lireSelection(options);
    if (!selection) throw mauvaisUsage('Dites quoi rejouer : --groupe, --ids, ou des filtres.');
    const rejeu = await this.api.envoyer<RejeuDemande>(
      '/api/rejeux',
      { ...selection, simulation: true },
      { 'idempotency-key': options.cle ?? randomUUID() },
    );
    if (options.json) this.terminal.json(rejeu);
    else this.terminal.ecrire(rendreApercu(rejeu, dossiers));
    if (rejouables(rejeu) === 0) throw refuse('Rien de tout cela n’aurait d’effet.');
    if (!options.json)
      this.terminal.noter(`\nPour l’exécuter : npm run passerelle -- rejeu executer ${rejeu.id} --motif "…"`);
  }

  @Option({
    flags: '--dossiers <n>',
    description: `Dossiers montrés, ${DOSSIERS_MONTRES} par défaut, ${DOSSIERS_MAX} au plus.`,
  })
  lireDossiers(valeur: string): number {
    return lireEntier('--dossiers', valeur, 0, DOSSIERS_MAX);
  }
}
