import { Command } from 'nest-commander';
import { GroupeDeCommandes } from '../commande.js';
import { PartenaireChargerCommand } from './partenaire-charger.command.js';
import { PartenaireEtatCommand } from './partenaire-etat.command.js';
import { PartenairePauseCommand, PartenaireReprendreCommand } from './partenaire-pause.command.js';
import { PartenairePanneCommand, PartenaireReparerCommand } from './partenaire-panne.command.js';
import { PartenaireVerifierCommand } from './partenaire-verifier.command.js';

@Command({
  name: 'partenaire',
  description:
    'Dit où en est l’échange avec les partenaires, les met en pause, les vérifie contre le contrat, leur redit tout (premier chargement) ; met en faute et répare ceux de la démonstration.',
  subCommands: [
    PartenaireEtatCommand,
    PartenairePauseCommand,
    PartenaireReprendreCommand,
    PartenaireVerifierCommand,
    PartenaireChargerCommand,
    PartenairePanneCommand,
    PartenaireReparerCommand,
  ],
})
export class PartenaireCommand extends GroupeDeCommandes {}
