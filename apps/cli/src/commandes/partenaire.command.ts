import { Command } from 'nest-commander';
import { Commande } from '../commande.js';
import { PartenairePanneCommand, PartenaireReparerCommand } from './partenaire-panne.command.js';
import { PartenaireVerifierCommand } from './partenaire-verifier.command.js';

@Command({
  name: 'partenaire',
  description: 'Vérifie un partenaire contre le contrat ; met en faute et répare ceux de la démonstration.',
  subCommands: [PartenaireVerifierCommand, PartenairePanneCommand, PartenaireReparerCommand],
})
export class PartenaireCommand extends Commande {
  run(): Promise<void> {
    return this.afficherAide();
  }
}
