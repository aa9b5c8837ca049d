import { readFile } from 'node:fs/promises';
import { Command, Option, SubCommand } from 'nest-commander';
import { Commande, GroupeDeCommandes } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import { rendreMessage, type Message } from '../message/rendre-message.js';
import { Terminal } from '../sortie/terminal.js';

const ARGUMENT = {
  arguments: '<identifiant>',
  argsDescription: { '<identifiant>': 'Message, par son identifiant dans la passerelle.' },
};
const MOTIF = { flags: '--motif <texte>', description: 'Pourquoi ; il est gardé.', required: true } as const;

@SubCommand({
  ...ARGUMENT,
  name: 'montrer',
  description:
    'Montre un message, son sort, chacun de ses changements de sort et ce qui en a été fait. La lecture est tracée.',
})
export class MessageMontrerCommand extends Commande {
  protected override readonly exemples = ['message montrer 01890000-0000-7000-8000-000000000001'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { json }: { json?: boolean }): Promise<void> {
    const message = await this.api.lire<Message>(`/api/messages/${id}`);
    if (json) this.terminal.json(message);
    else this.terminal.ecrire(rendreMessage(message));
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

@SubCommand({
  ...ARGUMENT,
  name: 'abandonner',
  description: 'Met fin à un message qui n’a pas abouti ; son contenu reste, un rejeu peut le reprendre.',
})
export class MessageAbandonnerCommand extends Commande {
  protected override readonly exemples = [
    'message abandonner 01890000-0000-7000-8000-000000000001 --motif "Énoncé par erreur, vu avec le site"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { motif }: { motif: string }): Promise<void> {
    const { inchange } = await this.api.envoyer<{ inchange: boolean }>(`/api/messages/${id}/abandon`, {
      motif,
    });
    this.terminal.ecrire(inchange ? 'Il était déjà abandonné.' : 'Abandonné.');
  }

  @Option(MOTIF)
  lireMotif(valeur: string): string {
    return valeur;
  }
}

@SubCommand({
  ...ARGUMENT,
  name: 'corriger',
  description:
    'Énonce, à la place d’un message reçu qui n’a pas abouti, un nouveau message lié à lui, contrôlé comme à la porte.',
})
export class MessageCorrigerCommand extends Commande {
  protected override readonly exemples = [
    'message corriger 01890000-0000-7000-8000-000000000001 --donnees corrige.json --motif "Date relue avec le site"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    [id = '']: string[],
    { donnees, motif, ...suite }: { donnees: string; motif: string; sequence?: string; type?: string },
  ): Promise<void> {
    const corps = { donnees: await lireDonnees(donnees), motif, ...suite };
    const faite = await this.api.envoyer<{ id: string }>(`/api/messages/${id}/correction`, corps);
    this.terminal.ecrire(
      `Corrigé par le message ${faite.id} ; suivez-le par « message montrer ${faite.id} ».`,
    );
  }

  @Option({
    flags: '--donnees <fichier>',
    description: 'Fichier JSON des données corrigées du fait, demandeur compris.',
    required: true,
  })
  lireFichier(valeur: string): string {
    return valeur;
  }

  @Option(MOTIF)
  lireMotif(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--sequence <séquence>',
    description: 'Version du fait, dix chiffres ; celle de l’original par défaut.',
  })
  lireSequence(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--type <type>',
    description: 'Type du fait, quand celui de l’original n’a pas pu être lu.',
  })
  lireType(valeur: string): string {
    return valeur;
  }
}

async function lireDonnees(fichier: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(fichier, 'utf8'));
  } catch (erreur) {
    if (erreur instanceof SyntaxError)
      throw mauvaisUsage('--donnees : ce fichier n’est pas du JSON lisible.');
    if (typeof (erreur as NodeJS.ErrnoException).code === 'string')
      throw mauvaisUsage('--donnees : ce fichier ne peut pas être lu.');
    throw erreur;
  }
}

@Command({
  name: 'message',
  description: 'Un message : le montrer avec ce qui lui est arrivé, l’abandonner, le corriger.',
  subCommands: [MessageMontrerCommand, MessageAbandonnerCommand, MessageCorrigerCommand],
})
export class MessageCommand extends GroupeDeCommandes {}
