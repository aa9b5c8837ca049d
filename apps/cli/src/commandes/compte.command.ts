import { ChangerEtatDuCompte, listerComptes, type EtatDeCompte } from '#access';
import { Command, SubCommand } from 'nest-commander';
import { CommandeDActe, lireIdentifiant } from '../acces/acte.command.js';
import { Commande, GroupeDeCommandes } from '../commande.js';
import { acteurDeLOutil, tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { refuse } from '../echec.js';
import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

const DONNE_PAR = { '<identifiant>': 'Identifiant donné par « compte lister ».' };

@SubCommand({
  name: 'lister',
  description: 'Liste les comptes : qui, état, dernière venue, habilitations en vigueur.',
})
export class CompteListerCommand extends Commande {
  protected override readonly exemples = ['compte lister'];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(): Promise<void> {
    const comptes = await this.base.interroger(listerComptes);
    if (comptes.length === 0)
      throw refuse('Personne ne s’est encore connecté, et aucun compte n’a été préparé.');
    this.terminal.ecrire(
      tableau(
        ['Identifiant', 'Nom', 'État', 'Vu le', 'Habilitations', 'Émetteur', 'Sujet'],
        comptes.map(({ id, nom, etat, vuLe, habilitations, emetteur, sujet }) => [
          id,
          nom,
          dire(etat),
          direInstant(vuLe),
          String(habilitations),
          emetteur,
          sujet,
        ]),
      ),
    );
  }
}

const ACTES = { actif: 'compte.reprise', suspendu: 'compte.suspension', parti: 'compte.depart' } as const;

/** One change of an account. */
abstract class ChangementDeCompte extends CommandeDActe {
  protected abstract readonly vers: EtatDeCompte;
  protected abstract readonly fait: string;

  constructor(
    protected readonly base: Base,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  async run([identifiant]: string[], { motif }: { motif: string }): Promise<void> {
    const compte = lireIdentifiant(identifiant, 'compte lister');
    const issue = await this.base.travailler((unite) =>
      tenirActeDeLOutil(
        unite.seule,
        { action: ACTES[this.vers], objet: compte },
        () =>
          new ChangerEtatDuCompte(unite).execute({ compte, vers: this.vers, motif, par: acteurDeLOutil() }),
        (fin) =>
          fin === 'inconnu' || fin === 'impossible'
            ? { issue: 'refuse', code: `COMPTE_${fin.toUpperCase()}` }
            : { issue: 'fait' },
      ),
    );
    if (issue === 'inconnu') throw refuse('Aucun compte ne porte cet identifiant.');
    if (issue === 'impossible') throw refuse('Cette personne est partie : son compte ne se suspend pas.');
    this.terminal.ecrire(issue === 'change' ? this.fait : 'Il l’était déjà.');
  }
}

@SubCommand({
  name: 'suspendre',
  arguments: '<identifiant>',
  argsDescription: DONNE_PAR,
  description:
    'Suspend un compte : la personne est déconnectée à sa demande suivante, et ne se connecte plus.',
})
export class CompteSuspendreCommand extends ChangementDeCompte {
  protected override readonly exemples = [
    'compte suspendre 01890000-0000-7000-8000-000000000001 --motif "Poste compromis"',
  ];
  protected readonly vers = 'suspendu';
  protected readonly fait = 'Suspendu.';

  constructor(base: Base, terminal: Terminal) {
    super(base, terminal);
  }
}

@SubCommand({
  name: 'reprendre',
  arguments: '<identifiant>',
  argsDescription: DONNE_PAR,
  description:
    'Reprend un compte suspendu, ou celui d’une personne revenue : ses habilitations retirées le restent.',
})
export class CompteReprendreCommand extends ChangementDeCompte {
  protected override readonly exemples = [
    'compte reprendre 01890000-0000-7000-8000-000000000001 --motif "Poste assaini"',
  ];
  protected readonly vers = 'actif';
  protected readonly fait = 'Repris.';

  constructor(base: Base, terminal: Terminal) {
    super(base, terminal);
  }
}

@SubCommand({
  name: 'partir',
  arguments: '<identifiant>',
  argsDescription: DONNE_PAR,
  description:
    'Note un départ : toutes les habilitations du compte sont retirées, les clés qu’il a créées suspendues, son adresse oubliée.',
})
export class ComptePartirCommand extends ChangementDeCompte {
  protected override readonly exemples = [
    'compte partir 01890000-0000-7000-8000-000000000001 --motif "Fin de contrat"',
  ];
  protected readonly vers = 'parti';
  protected readonly fait = 'Départ noté.';

  constructor(base: Base, terminal: Terminal) {
    super(base, terminal);
  }
}

@Command({
  name: 'compte',
  description: 'Comptes des personnes : les lister, en suspendre, en reprendre, noter un départ.',
  subCommands: [CompteListerCommand, CompteSuspendreCommand, CompteReprendreCommand, ComptePartirCommand],
})
export class CompteCommand extends GroupeDeCommandes {}
