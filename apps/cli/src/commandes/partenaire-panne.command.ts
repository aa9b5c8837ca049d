import { Option, SubCommand } from 'nest-commander';
import { Commande, lireEntier, lireParmi } from '../commande.js';
import { Simulateurs, type FautePosee } from '../connexion/simulateurs.js';
import { NOMS_DES_PARTENAIRES } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

/** Faults that a simulated partner knows, as an operator thinks of them. */
const FAUTES: Readonly<Record<string, string>> = {
  panne: 'ne répond plus du tout',
  lenteur: 'répond lentement',
  quota: 'répond 429 avec Retry-After',
  erreur: 'répond 5xx',
  coupure_avant: 'coupe la connexion avant d’avoir appliqué',
  coupure_apres: 'coupe la connexion après avoir appliqué',
  erreur_apres: 'répond 5xx après avoir appliqué',
  sans_reponse: 'applique et ne répond jamais',
  goutte_a_goutte: 'répond octet par octet',
  jeton_refuse: 'refuse de donner un jeton',
  jeton_expire: 'dit le jeton expiré',
  redirection: 'renvoie ailleurs',
  reponse_html: 'répond une page HTML',
  erreur_en_200: 'répond 200 avec une erreur',
  json_tronque: 'répond un JSON coupé',
  coupure_en_reponse: 'coupe au milieu de sa réponse',
  identifiants_faux: 'répond d’autres identifiants',
  resultats_manquants: 'oublie des résultats',
  silence: 'n’énonce plus rien',
  rejet: 'rejette ce qui lui est dit',
  webhooks_doubles: 'envoie ses webhooks deux fois',
  webhooks_desordre: 'envoie ses webhooks dans le désordre',
};
const NOMS = Object.keys(FAUTES);
const PARTENAIRES = ['gide', 'parcours3'] as const;

interface Options {
  portee?: string;
  nombre?: number;
  duree?: number;
  probabilite?: number;
  delai?: number;
  statut?: number;
}

@SubCommand({
  name: 'panne',
  arguments: '<partenaire> <faute>',
  argsDescription: {
    '<partenaire>': 'gide ou parcours3.',
    '<faute>': `L’une de : ${NOMS.map((nom) => `${nom} (${FAUTES[nom] ?? ''})`).join(' ; ')}.`,
  },
  description:
    'Démonstration : met un partenaire simulé en faute, jusqu’à « partenaire reparer » ou à la fin donnée.',
})
export class PartenairePanneCommand extends Commande {
  protected override readonly exemples = [
    'partenaire panne parcours3 panne',
    'partenaire panne gide quota --nombre 5',
    'partenaire panne parcours3 coupure_apres --probabilite 30 --duree 60',
  ];

  constructor(
    private readonly simulateurs: Simulateurs,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    [lePartenaire, laFaute]: string[],
    { portee, nombre, duree, probabilite, delai, statut }: Options,
  ): Promise<void> {
    const partenaire = lireParmi('<partenaire>', lePartenaire, PARTENAIRES);
    const nature = lireParmi('<faute>', laFaute, NOMS);
    const faute = await this.simulateurs.poserFaute(partenaire, {
      nature,
      portees: portee === undefined ? undefined : portee.split(','),
      nombre,
      dureeMs: duree === undefined ? undefined : duree * 1_000,
      probabilite: probabilite === undefined ? undefined : probabilite / 100,
      delaiMs: delai,
      statut,
    });
    this.terminal.ecrire(
      `${NOMS_DES_PARTENAIRES[partenaire]} ${FAUTES[nature] ?? ''} (faute ${faute.id}, sur ${faute.portees.join(', ')}).`,
    );
    this.terminal.noter(`Pour le réparer : npm run passerelle -- partenaire reparer ${partenaire}`);
  }

  @Option({
    flags: '--portee <routes>',
    description:
      'Routes touchées, séparées par des virgules : tout, jeton, changements, flux, empreintes, faits, recherche, bilan, webhooks.',
  })
  lirePortee(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--nombre <n>', description: 'Nombre de fois, puis elle cesse.' })
  lireNombre(valeur: string): number {
    return lireEntier('--nombre', valeur, 1, 1_000_000);
  }

  @Option({ flags: '--duree <secondes>', description: 'Durée, puis elle cesse.' })
  lireDuree(valeur: string): number {
    return lireEntier('--duree', valeur, 1, 86_400);
  }

  @Option({ flags: '--probabilite <pourcent>', description: 'Part des requêtes touchées, 100 par défaut.' })
  lireProbabilite(valeur: string): number {
    return lireEntier('--probabilite', valeur, 1, 100);
  }

  @Option({ flags: '--delai <ms>', description: 'Pour lenteur et goutte_a_goutte.' })
  lireDelai(valeur: string): number {
    return lireEntier('--delai', valeur, 0, 600_000);
  }

  @Option({ flags: '--statut <code>', description: 'Pour erreur et erreur_apres, de 500 à 599.' })
  lireStatut(valeur: string): number {
    return lireEntier('--statut', valeur, 500, 599);
  }
}

@SubCommand({
  name: 'reparer',
  arguments: '<partenaire>',
  argsDescription: { '<partenaire>': 'gide ou parcours3.' },
  description: 'Démonstration : lève toutes les fautes d’un partenaire simulé.',
})
export class PartenaireReparerCommand extends Commande {
  protected override readonly exemples = ['partenaire reparer parcours3'];

  constructor(
    private readonly simulateurs: Simulateurs,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([lePartenaire]: string[]): Promise<void> {
    const partenaire = lireParmi('<partenaire>', lePartenaire, PARTENAIRES);
    const fautes = await this.simulateurs.fautes(partenaire);
    const levees = await this.simulateurs.leverFautes(partenaire);
    if (fautes.length > 0) this.terminal.ecrire(rendreFautes(fautes));
    this.terminal.ecrire(
      levees === 0
        ? `${NOMS_DES_PARTENAIRES[partenaire]} n’avait aucune faute.`
        : `${NOMS_DES_PARTENAIRES[partenaire]} est réparé : ${levees} faute(s) levée(s).`,
    );
  }
}

function rendreFautes(fautes: readonly FautePosee[]): string {
  return `${tableau(
    ['Faute', 'Sur', 'Fois'],
    fautes.map(({ nature, portees, declenchements }) => [nature, portees.join(', '), String(declenchements)]),
  )}\n`;
}
