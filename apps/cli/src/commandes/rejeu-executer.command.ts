import { randomUUID } from 'node:crypto';
import { Option, SubCommand } from 'nest-commander';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { aRevoir, type RejeuDemande } from '../rejeu/modele.js';
import { CommandeDeSelection, type OptionsDeSelection } from '../rejeu/selection.command.js';
import { rendreLaFin, suivreRejeu } from '../rejeu/suivre.js';
import { Terminal } from '../sortie/terminal.js';

interface Options extends OptionsDeSelection {
  motif: string;
  sansSuivre?: boolean;
}

@SubCommand({
  name: 'executer',
  arguments: '[simulation]',
  argsDescription: {
    '[simulation]': 'Simulation approuvée ; à défaut, dites quoi rejouer par --groupe, --ids ou des filtres.',
  },
  description:
    'Exécute un rejeu et le suit. Un dossier qui a changé depuis son aperçu est laissé de côté et signalé. Code 1 quand des messages restent à revoir.',
})
export class RejeuExecuterCommand extends CommandeDeSelection {
  protected override readonly exemples = [
    'rejeu executer 01890000-0000-7000-8000-000000000001 --motif "Parcours 3 rejetait tout de 8 h à 9 h"',
    'rejeu executer --groupe 3f9a0c5d7e1b2468 --motif "Corrigé chez Parcours 3" --debit 100',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([apercu]: string[], options: Options): Promise<void> {
    const selection = this.lireSelection(options);
    if ((apercu === undefined) === (selection === undefined))
      throw mauvaisUsage('Donnez une simulation, ou dites quoi rejouer ; pas les deux.');
    const { motif, debit, json } = options;
    const demande = await this.api.envoyer<RejeuDemande>(
      '/api/rejeux',
      { ...(selection ?? { apercu }), motif, ...(debit === undefined ? {} : { debit }) },
      { 'idempotency-key': options.cle ?? randomUUID() },
    );
    if (options.sansSuivre) {
      if (json) this.terminal.json(demande);
      else this.terminal.ecrire(`Rejeu ${demande.id} demandé. Suivez-le par « rejeu suivre ${demande.id} ».`);
      return;
    }
    const fin = await suivreRejeu(this.api, this.terminal, demande.id);
    if (json) this.terminal.json(fin);
    else this.terminal.ecrire(await rendreLaFin(this.api, fin));
    if (fin.etat === 'a_confirmer') return;
    if (aRevoir(fin) > 0) throw refuse(`Il reste ${aRevoir(fin)} message(s) à revoir.`);
  }

  @Option({ flags: '--motif <texte>', description: 'Pourquoi ; il est gardé avec le rejeu.', required: true })
  lireMotif(valeur: string): string {
    if (valeur.trim() !== '') return valeur;
    throw mauvaisUsage('--motif : dites pourquoi.');
  }

  @Option({ flags: '--sans-suivre', description: 'Rend la main aussitôt le rejeu demandé.' })
  lireSansSuivre(): boolean {
    return true;
  }
}
