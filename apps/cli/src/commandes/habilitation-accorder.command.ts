import {
  AccorderHabilitation,
  direPortee,
  estRoleDePersonne,
  PORTEES_DU_ROLE,
  ROLES_DES_PERSONNES,
  type CompteDesigne,
  type RoleDePersonne,
} from '#access';
import { Option, SubCommand } from 'nest-commander';
import { CommandeDActe, lireIdentifiant } from '../acces/acte.command.js';
import { lirePorteeDonnee } from '../acces/portee-donnee.js';
import { lireJour } from '../commande.js';
import { acteurDeLOutil, tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { Terminal } from '../sortie/terminal.js';

const PORTEES = ROLES_DES_PERSONNES.map((role) => `${role} (${PORTEES_DU_ROLE[role].join(', ')})`).join(
  ' ; ',
);

interface Options {
  compte?: string;
  emetteur?: string;
  sujet?: string;
  nom?: string;
  role: RoleDePersonne;
  portee: string;
  jusqua?: string;
  motif: string;
}

/** X5: the first administrateur is made so, on the machine; the others in the console. */
@SubCommand({
  name: 'accorder',
  description:
    'Accorde un rôle et une portée à une personne : à son compte, ou à celui que le fournisseur d’identité nommera.',
})
export class HabilitationAccorderCommand extends CommandeDActe {
  protected override readonly exemples = [
    'habilitation accorder --emetteur https://identite.exemple.fr --sujet 248289761001 --role administrateur --portee nationale --motif "Premier administrateur"',
    'habilitation accorder --compte 01890000-0000-7000-8000-000000000001 --role conseiller --portee structure:75056S00 --jusqua 2027-06-30 --motif "Remplacement"',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: Options): Promise<void> {
    const compte = designer(options);
    const portee = lirePorteeDonnee(options.portee, options.role);
    const { role, motif, jusqua = null } = options;
    const demande = { compte, role, portee, jusqua, motif, par: acteurDeLOutil() };
    const issue = await this.base.travailler((unite) =>
      tenirActeDeLOutil(
        unite.seule,
        { action: 'habilitation.octroi' },
        () => new AccorderHabilitation(unite).execute(demande),
        (fin) =>
          'id' in fin ? { issue: 'fait', objet: fin.id } : { issue: 'refuse', code: fin.issue.toUpperCase() },
      ),
    );
    switch (issue.issue) {
      case 'compte_inconnu':
        throw refuse('Aucun compte ne porte cet identifiant.');
      case 'sur_soi':
        throw refuse('Personne ne s’accorde une habilitation.');
      case 'compte_parti':
        throw refuse('Cette personne est partie : reprenez d’abord son compte.');
      case 'endormie':
        throw refuse('Elle l’était déjà, et dort : réveillez-la (« habilitation reveiller »).');
      case 'autre_terme':
        throw refuse(
          `Elle l’était déjà, ${issue.jusqua === null ? 'sans terme' : `jusqu’au ${issue.jusqua}`} : retirez-la d’abord.`,
        );
      case 'deja_accordee':
        return this.terminal.ecrire(`Elle l’était déjà : habilitation ${issue.id}.`);
      case 'accordee':
        return this.terminal.ecrire(
          `Habilitation ${issue.id} : rôle ${options.role}, portée ${direPortee(portee)}, compte ${issue.compte}.`,
        );
    }
  }

  @Option({ flags: '--compte <identifiant>', description: 'Compte, montré par « compte lister ».' })
  lireCompte(valeur: string): string {
    return lireIdentifiant(valeur, 'compte lister');
  }

  @Option({
    flags: '--emetteur <adresse>',
    description:
      'Fournisseur d’identité tel qu’il se nomme (issuer, barre finale comprise), avec --sujet, quand la personne n’est pas encore venue.',
  })
  lireEmetteur(valeur: string): string {
    if (URL.canParse(valeur) && valeur.length <= 512) return valeur;
    throw mauvaisUsage(
      '--emetteur : donnez l’adresse sous laquelle le fournisseur d’identité se nomme (issuer).',
    );
  }

  @Option({ flags: '--sujet <sujet>', description: 'La personne chez ce fournisseur (sub).' })
  lireSujet(valeur: string): string {
    if (valeur.length >= 1 && valeur.length <= 255) return valeur;
    throw mauvaisUsage('--sujet : donnez un texte de 1 à 255 caractères.');
  }

  @Option({ flags: '--nom <nom>', description: 'Son nom, jusqu’à sa première connexion.' })
  lireNom(valeur: string): string {
    const nom = valeur.trim();
    if (nom.length >= 1 && nom.length <= 128) return nom;
    throw mauvaisUsage('--nom : donnez un texte de 1 à 128 caractères.');
  }

  @Option({
    flags: '--role <rôle>',
    description: `Rôle : ${ROLES_DES_PERSONNES.join(', ')}.`,
    required: true,
  })
  lireRole(valeur: string): RoleDePersonne {
    if (estRoleDePersonne(valeur)) return valeur;
    throw mauvaisUsage(`--role : donnez l’un de : ${ROLES_DES_PERSONNES.join(', ')}.`);
  }

  @Option({
    flags: '--portee <portée>',
    description: `nationale, region:<code>, structure:<code> ou site:<code>. Selon le rôle : ${PORTEES}.`,
    required: true,
  })
  lirePortee(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--jusqua <jour>',
    description: 'Dernier jour où elle ouvre quoi que ce soit (AAAA-MM-JJ).',
  })
  lireJusqua(valeur: string): string {
    return lireJour('--jusqua', valeur);
  }
}

function designer({ compte, emetteur, sujet, nom }: Options): CompteDesigne {
  if (compte !== undefined && emetteur === undefined && sujet === undefined) return { id: compte };
  if (compte === undefined && emetteur !== undefined && sujet !== undefined)
    return { emetteur, sujet, ...(nom === undefined ? {} : { nom }) };
  throw mauvaisUsage('Dites à qui : --compte, ou --emetteur et --sujet ensemble.');
}
