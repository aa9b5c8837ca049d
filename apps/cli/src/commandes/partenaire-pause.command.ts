import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import { direPause, type PartenaireDit } from '../partenaire/dire-pause.js';
import { direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';

const PARTENAIRES = ['gide', 'parcours3'] as const;
const ARGUMENTS = { '<partenaire>': 'gide ou parcours3.' };

interface Options {
  motif?: string;
}

@Injectable()
abstract class OrdreDePause extends Commande {
  protected abstract readonly ordre: 'pause' | 'reprise';

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([lePartenaire]: string[], { motif }: Options): Promise<void> {
    const partenaire = lireParmi('<partenaire>', lePartenaire, PARTENAIRES);
    if (motif === undefined) throw mauvaisUsage('--motif : dites pourquoi, pour qui le lira plus tard.');
    const lu = await this.api.envoyer<PartenaireDit>(`/api/partenaires/${partenaire}/${this.ordre}`, {
      motif,
    });
    this.terminal.ecrire(
      `${lu.nom} : ${direPause(lu)} (${direNombre(lu.enAttente.retenus)} message(s) retenu(s), ${direNombre(lu.enAttente.aEmettre)} à émettre).`,
    );
  }

  @Option({ flags: '--motif <texte>', description: 'Pourquoi (obligatoire).' })
  lireMotif(valeur: string): string {
    return valeur;
  }
}

@SubCommand({
  name: 'pause',
  arguments: '<partenaire>',
  argsDescription: ARGUMENTS,
  description: 'Met un partenaire en pause : plus rien ne lui est dit, ses messages sont retenus.',
})
export class PartenairePauseCommand extends OrdreDePause {
  protected override readonly ordre = 'pause';
  protected override readonly exemples = ['partenaire pause gide --motif "travaux annoncés de 20 h à 22 h"'];
}

@SubCommand({
  name: 'reprendre',
  arguments: '<partenaire>',
  argsDescription: ARGUMENTS,
  description: 'Met fin à la pause d’un partenaire, aussi à une pause automatique sans attendre sa sonde.',
})
export class PartenaireReprendreCommand extends OrdreDePause {
  protected override readonly ordre = 'reprise';
  protected override readonly exemples = ['partenaire reprendre gide --motif "travaux finis"'];
}
