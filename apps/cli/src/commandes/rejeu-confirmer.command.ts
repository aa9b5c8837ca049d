import { Option, SubCommand } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { direRejeu } from '../rejeu/modele.js';
import { Terminal } from '../sortie/terminal.js';

@SubCommand({
  name: 'confirmer',
  arguments: '<identifiant>',
  argsDescription: { '<identifiant>': 'Rejeu à l’état « à confirmer ».' },
  description:
    'Confirme un grand rejeu demandé par une autre clé : le second regard. Ce qu’une personne a demandé se confirme dans la console.',
})
export class RejeuConfirmerCommand extends Commande {
  protected override readonly exemples = [
    'rejeu confirmer 01890000-0000-7000-8000-000000000001 --motif "Aperçu relu avec Parcours 3"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { motif }: { motif: string }): Promise<void> {
    const { etat } = await this.api.envoyer<{ etat: string }>(`/api/rejeux/${id}/confirmation`, { motif });
    this.terminal.ecrire(`Rejeu ${id} : ${direRejeu(etat)}.`);
  }

  @Option({
    flags: '--motif <texte>',
    description: 'Ce qui a été regardé, et pourquoi il peut partir.',
    required: true,
  })
  lireMotif(valeur: string): string {
    return valeur;
  }
}
