import { Injectable } from '@nestjs/common';
import { SubCommand } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { direRejeu } from '../rejeu/modele.js';
import { Terminal } from '../sortie/terminal.js';

const ARGUMENT = { arguments: '<identifiant>', argsDescription: { '<identifiant>': 'Rejeu.' } };

/** An order to a replay; the same order again changes nothing. */
@Injectable()
abstract class OrdreCommand extends Commande {
  protected abstract readonly ordre: 'pause' | 'reprise' | 'interruption';

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[]): Promise<void> {
    const { etat } = await this.api.envoyer<{ etat: string }>(`/api/rejeux/${id}/${this.ordre}`);
    this.terminal.ecrire(`Rejeu ${id} : ${direRejeu(etat)}.`);
  }
}

@SubCommand({
  ...ARGUMENT,
  name: 'pause',
  description: 'Met un rejeu en pause, le lot en cours une fois validé.',
})
export class RejeuPauseCommand extends OrdreCommand {
  protected override readonly ordre = 'pause';
  protected override readonly exemples = ['rejeu pause 01890000-0000-7000-8000-000000000001'];
}

@SubCommand({
  ...ARGUMENT,
  name: 'reprendre',
  description: 'Reprend un rejeu là où sa pause l’avait laissé.',
})
export class RejeuReprendreCommand extends OrdreCommand {
  protected override readonly ordre = 'reprise';
  protected override readonly exemples = ['rejeu reprendre 01890000-0000-7000-8000-000000000001'];
}

@SubCommand({
  ...ARGUMENT,
  name: 'interrompre',
  description: 'Arrête un rejeu : ce qui est fait reste fait, le reste peut être rejoué ailleurs.',
})
export class RejeuInterrompreCommand extends OrdreCommand {
  protected override readonly ordre = 'interruption';
  protected override readonly exemples = ['rejeu interrompre 01890000-0000-7000-8000-000000000001'];
}
