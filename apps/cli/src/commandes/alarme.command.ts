import { Injectable } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import { Commande, GroupeDeCommandes } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import { dire } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';
import type { AlarmeDite } from '../surveillance/modele.js';

const ARGUMENTS = { '<identifiant>': 'Identifiant donné par « alarmes ».' };
const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
abstract class GesteSurAlarme extends Commande {
  protected abstract readonly geste: 'acquittement' | 'cloture';

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { motif }: { motif: string }): Promise<void> {
    if (!FORME_ID.test(id)) throw mauvaisUsage('Donnez l’identifiant montré par « alarmes ».');
    const { titre, objet, etat } = await this.api.envoyer<AlarmeDite>(`/api/alarmes/${id}/${this.geste}`, {
      motif,
    });
    this.terminal.ecrire(`${titre} (${objet}) : ${dire(etat)}.`);
  }

  @Option({
    flags: '--motif <texte>',
    description: 'Pourquoi, pour qui le lira plus tard ; sans donnée personnelle.',
    required: true,
  })
  lireMotif(valeur: string): string {
    return valeur;
  }
}

@SubCommand({
  name: 'acquitter',
  arguments: '<identifiant>',
  argsDescription: ARGUMENTS,
  description: 'Dit que quelqu’un a vu une alarme et s’en occupe.',
})
export class AlarmeAcquitterCommand extends GesteSurAlarme {
  protected override readonly geste = 'acquittement';
  protected override readonly exemples = [
    'alarme acquitter 01890000-0000-7000-8000-000000000001 --motif "vu avec GIDE, réparation à 14 h"',
  ];
}

@SubCommand({
  name: 'clore',
  arguments: '<identifiant>',
  argsDescription: ARGUMENTS,
  description:
    'Clôt l’alarme d’un événement réglé (conflit, identifiant réutilisé, échec). Une condition qui dure se ferme d’elle-même.',
})
export class AlarmeCloreCommand extends GesteSurAlarme {
  protected override readonly geste = 'cloture';
  protected override readonly exemples = [
    'alarme clore 01890000-0000-7000-8000-000000000001 --motif "séquence corrigée par GIDE"',
  ];
}

@Command({
  name: 'alarme',
  description: 'Acquitte ou clôt une alarme.',
  subCommands: [AlarmeAcquitterCommand, AlarmeCloreCommand],
})
export class AlarmeCommand extends GroupeDeCommandes {}
