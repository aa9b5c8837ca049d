import {
  estRole,
  creerCle,
  direPortee,
  listerCles,
  revoquerCle,
  PORTEES_DU_ROLE,
  ROLES,
  type Role,
} from '#access';
import { Option, SubCommand, Command } from 'nest-commander';
import { CommandeDeCle } from '../acces/cle.command.js';
import { direValidite } from '../acces/dire-validite.js';
import { lirePorteeDonnee } from '../acces/portee-donnee.js';
import { Commande, GroupeDeCommandes, lireJour } from '../commande.js';
import { acteurDeLOutil, tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

const PORTEES = ROLES.map((role) => `${role} (${PORTEES_DU_ROLE[role].join(', ')})`).join(' ; ');
const LIBELLE_MAXIMUM = 128;
const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@SubCommand({
  name: 'creer',
  description: 'Crée une clé d’API et la montre, une seule fois : la passerelle n’en garde que l’empreinte.',
})
export class CleCreerCommand extends CommandeDeCle {
  protected override readonly exemples = [
    'cle creer --role exploitant --portee nationale --libelle "Exploitation"',
    'cle creer --role responsable_cotraitance --portee structure:75056S00 --libelle "Mme Martin, mission locale de Paris"',
    'cle creer --role partenaire --portee partenaire:gide --libelle "GIDE" --expire 2027-01-01 --motif "Convention de 2026"',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    {
      role,
      portee,
      libelle,
      expire,
      motif,
    }: { role: Role; portee: string; libelle: string; expire?: string; motif?: string },
  ): Promise<void> {
    const lue = lirePorteeDonnee(portee, role);
    const { id, cle } = await this.base.interroger((sql) =>
      tenirActeDeLOutil(
        sql,
        { action: 'cle.creation', motif: motif ?? null },
        () =>
          creerCle(sql, {
            role,
            portee: lue,
            libelle,
            par: acteurDeLOutil(),
            ...(motif === undefined ? {} : { motif }),
            expireLe: expire === undefined ? null : new Date(`${expire}T00:00:00Z`),
          }),
        (creee) => ({ issue: 'fait', objet: creee.id }),
      ),
    );
    this.terminal.noter(
      `Clé ${id} : rôle ${role}, portée ${direPortee(lue)}. Notez-la, elle ne sera plus montrée :`,
    );
    this.terminal.ecrire(cle);
  }

  @Option({ flags: '--role <rôle>', description: `Rôle : ${ROLES.join(', ')}.`, required: true })
  lireRole(valeur: string): Role {
    if (estRole(valeur)) return valeur;
    throw mauvaisUsage(`--role : donnez l’un de : ${ROLES.join(', ')}.`);
  }

  @Option({
    flags: '--portee <portée>',
    description: `nationale, region:<code>, structure:<code>, site:<code> ou partenaire:<gide|parcours3>. Selon le rôle : ${PORTEES}.`,
    required: true,
  })
  lirePortee(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--libelle <texte>',
    description: 'À qui elle est : « responsable » des acceptations qu’elle énonce.',
    required: true,
  })
  lireLibelle(valeur: string): string {
    const libelle = valeur.trim();
    if (libelle.length >= 1 && libelle.length <= LIBELLE_MAXIMUM) return libelle;
    throw mauvaisUsage(`--libelle : donnez un texte de 1 à ${LIBELLE_MAXIMUM} caractères.`);
  }

  @Option({
    flags: '--expire <jour>',
    description: 'Jour réel à partir duquel elle n’ouvre plus rien (AAAA-MM-JJ).',
  })
  lireExpire(valeur: string): string {
    const jour = lireJour('--expire', valeur);
    if (new Date(`${jour}T00:00:00Z`) > new Date()) return jour;
    throw mauvaisUsage('--expire : donnez un jour à venir.');
  }
}

@SubCommand({
  name: 'lister',
  description:
    'Liste les clés d’API : à qui, rôle, portée, validité. Rien de ce qui est montré n’ouvre quoi que ce soit.',
})
export class CleListerCommand extends Commande {
  protected override readonly exemples = ['cle lister'];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(): Promise<void> {
    const cles = await this.base.interroger(listerCles);
    if (cles.length === 0)
      throw refuse(
        'Aucune clé n’a été créée. La clé de démarrage, s’il y en a une, n’est pas dans cette liste.',
      );
    this.terminal.ecrire(
      tableau(
        ['Identifiant', 'Libellé', 'Rôle', 'Portée', 'Créée le', 'Validité'],
        cles.map((cle) => [
          cle.id,
          cle.libelle,
          dire(cle.role),
          direPortee(cle.portee),
          direInstant(cle.creeLe),
          direValidite(cle),
        ]),
      ),
    );
  }
}

@SubCommand({
  name: 'revoquer',
  arguments: '<identifiant>',
  argsDescription: { '<identifiant>': 'Identifiant donné par « cle lister ».' },
  description: 'Révoque une clé : la demande suivante est refusée.',
})
export class CleRevoquerCommand extends CommandeDeCle {
  protected override readonly exemples = [
    'cle revoquer 01890000-0000-7000-8000-000000000001 --motif "Poste perdu"',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[], { motif }: { motif?: string }): Promise<void> {
    if (!FORME_ID.test(id))
      throw mauvaisUsage('Donnez l’identifiant montré par « cle lister », et non la clé elle-même.');
    const issue = await this.base.interroger((sql) =>
      tenirActeDeLOutil(
        sql,
        { action: 'cle.revocation', objet: id, motif: motif ?? null },
        () => revoquerCle(sql, id, { par: acteurDeLOutil(), motif: motif ?? null }),
        (fin) => (fin === 'inconnue' ? { issue: 'refuse', code: 'CLE_INCONNUE' } : { issue: 'fait' }),
      ),
    );
    if (issue === 'inconnue') throw refuse('Aucune clé ne porte cet identifiant.');
    this.terminal.ecrire(issue === 'revoquee' ? 'Révoquée.' : 'Elle était déjà révoquée.');
  }
}

@Command({
  name: 'cle',
  description: 'Clés d’API : en créer, les lister, en révoquer.',
  subCommands: [CleCreerCommand, CleListerCommand, CleRevoquerCommand],
})
export class CleCommand extends GroupeDeCommandes {}
