import { direPortee, listerHabilitations, RetirerHabilitation, ReveillerHabilitation } from '#access';
import { Command, Option, SubCommand } from 'nest-commander';
import { CommandeDActe, lireIdentifiant } from '../acces/acte.command.js';
import { Commande, GroupeDeCommandes } from '../commande.js';
import { acteurDeLOutil, tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { refuse } from '../echec.js';
import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';
import { HabilitationAccorderCommand } from './habilitation-accorder.command.js';

const DONNE_PAR = { '<identifiant>': 'Identifiant donné par « habilitation lister ».' };

@SubCommand({
  name: 'lister',
  description: 'Liste les habilitations : à qui, rôle, portée, état, motif.',
})
export class HabilitationListerCommand extends Commande {
  protected override readonly exemples = [
    'habilitation lister',
    'habilitation lister --compte 01890000-0000-7000-8000-000000000001',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { compte }: { compte?: string }): Promise<void> {
    const habilitations = await this.base.interroger((sql) => listerHabilitations(sql, compte));
    if (habilitations.length === 0) throw refuse('Aucune habilitation n’a été accordée.');
    this.terminal.ecrire(
      tableau(
        ['Identifiant', 'Personne', 'Rôle', 'Portée', 'État', 'Accordée le', 'Jusqu’au', 'Motif'],
        habilitations.map((une) => [
          une.id,
          une.compte.nom,
          dire(une.role),
          direPortee(une.portee),
          dire(une.etat),
          direInstant(une.accordeeLe),
          une.jusqua ?? 'sans terme',
          une.motif,
        ]),
      ),
    );
  }

  @Option({ flags: '--compte <identifiant>', description: 'Celles de ce compte seulement.' })
  lireCompte(valeur: string): string {
    return lireIdentifiant(valeur, 'compte lister');
  }
}

@SubCommand({
  name: 'retirer',
  arguments: '<identifiant>',
  argsDescription: DONNE_PAR,
  description: 'Retire une habilitation : qui s’en sert est déconnecté à sa demande suivante.',
})
export class HabilitationRetirerCommand extends CommandeDActe {
  protected override readonly exemples = [
    'habilitation retirer 01890000-0000-7000-8000-000000000001 --motif "Fin de mission"',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([identifiant]: string[], { motif }: { motif: string }): Promise<void> {
    const id = lireIdentifiant(identifiant, 'habilitation lister');
    const issue = await this.base.travailler((unite) =>
      tenirActeDeLOutil(
        unite.seule,
        { action: 'habilitation.retrait', objet: id },
        () => new RetirerHabilitation(unite).execute({ id, motif, par: acteurDeLOutil() }),
        (fin) =>
          fin === 'inconnue' ? { issue: 'refuse', code: 'HABILITATION_INCONNUE' } : { issue: 'fait' },
      ),
    );
    if (issue === 'inconnue') throw refuse('Aucune habilitation ne porte cet identifiant.');
    this.terminal.ecrire(issue === 'retiree' ? 'Retirée.' : 'Elle l’était déjà.');
  }
}

@SubCommand({
  name: 'reveiller',
  arguments: '<identifiant>',
  argsDescription: DONNE_PAR,
  description: 'Réveille une habilitation endormie : personne de ce compte n’était venu depuis trois mois.',
})
export class HabilitationReveillerCommand extends CommandeDActe {
  protected override readonly exemples = [
    'habilitation reveiller 01890000-0000-7000-8000-000000000001 --motif "Retour de congé"',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([identifiant]: string[], { motif }: { motif: string }): Promise<void> {
    const id = lireIdentifiant(identifiant, 'habilitation lister');
    const issue = await this.base.travailler((unite) =>
      tenirActeDeLOutil(
        unite.seule,
        { action: 'habilitation.reveil', objet: id },
        () => new ReveillerHabilitation(unite).execute({ id, motif, par: acteurDeLOutil() }),
        (fin) => (fin === 'reveillee' ? { issue: 'fait' } : { issue: 'refuse', code: fin.toUpperCase() }),
      ),
    );
    if (issue === 'inconnue') throw refuse('Aucune habilitation ne porte cet identifiant.');
    if (issue === 'pas_endormie') throw refuse('Elle n’est pas endormie.');
    this.terminal.ecrire('Réveillée.');
  }
}

@Command({
  name: 'habilitation',
  description: 'Habilitations des personnes : en accorder, en retirer, en réveiller, les lister.',
  subCommands: [
    HabilitationAccorderCommand,
    HabilitationRetirerCommand,
    HabilitationReveillerCommand,
    HabilitationListerCommand,
  ],
})
export class HabilitationCommand extends GroupeDeCommandes {}
