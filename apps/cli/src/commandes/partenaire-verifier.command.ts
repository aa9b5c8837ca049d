import type { Partenaire } from '#annexe7';
import { verifierPartenaire, type Constat } from '#partners';
import { Option, SubCommand } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';
import { Installation } from '../connexion/installation.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { accesAuPartenaire } from '../partenaire/acces.js';
import { Terminal } from '../sortie/terminal.js';

const MARQUES: Readonly<Record<Constat['resultat'], string>> = {
  conforme: '✓',
  non_conforme: '✗',
  non_propose: '–',
};

/** X4, rule by rule, against any system that would be a partner. */
@SubCommand({
  name: 'verifier',
  arguments: '<url>',
  argsDescription: { '<url>': 'Adresse du système à vérifier.' },
  description:
    'Vérifie qu’un système offre ce que le contrat demande (X4), règle par règle, et dit quoi corriger. Lui énonce trois faits sur une personne fictive et les retire. ' +
    'Ses secrets se donnent par l’environnement (GIDE_CLIENT_SECRET, PARTNER_SECRET_GIDE…), jamais ici ; ceux de la démonstration sont trouvés seuls.',
})
export class PartenaireVerifierCommand extends Commande {
  protected override readonly exemples = [
    'partenaire verifier http://127.0.0.1:3001',
    'partenaire verifier https://parcours3.exemple.fr --comme parcours3',
  ];

  constructor(
    private readonly installation: Installation,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([texte = '']: string[], { comme }: { comme?: Partenaire }): Promise<void> {
    if (!URL.canParse(texte) || !/^https?:$/.test(new URL(texte).protocol))
      throw mauvaisUsage('Donnez l’adresse du système, par exemple http://127.0.0.1:3001.');
    const url = texte.replace(/\/+$/, '');
    const acces = accesAuPartenaire(this.installation, comme ?? this.#reconnaitre(url));
    const comptes = { conforme: 0, non_conforme: 0, non_propose: 0 };
    for await (const constat of verifierPartenaire({ ...acces, url })) {
      comptes[constat.resultat] += 1;
      this.terminal.ecrire(rendre(constat));
    }
    this.terminal.ecrire(
      `\n${comptes.conforme} conformes, ${comptes.non_conforme} non conformes, ${comptes.non_propose} non proposés.`,
    );
    if (comptes.non_conforme > 0) throw refuse('Ce système ne tient pas le contrat.');
  }

  @Option({
    flags: '--comme <partenaire>',
    description:
      'gide ou parcours3 : le rôle que ce système joue. Deviné pour les partenaires de la démonstration.',
  })
  lireComme(valeur: string): Partenaire {
    return lireParmi('--comme', valeur, ['gide', 'parcours3']);
  }

  #reconnaitre(url: string): Partenaire {
    const connu = (['gide', 'parcours3'] as const).find((un) =>
      memeAdresse(this.installation.partenaire(un).url, url),
    );
    if (connu !== undefined) return connu;
    throw mauvaisUsage(
      'Cette adresse n’est pas celle d’un partenaire connu : ajoutez --comme gide ou --comme parcours3.',
    );
  }
}

function rendre({ regle, titre, resultat, explication, correction }: Constat): string {
  const suite = [explication, correction && `À corriger : ${correction}`]
    .filter(Boolean)
    .map((texte) => `      ${texte}`);
  return [`  ${MARQUES[resultat]} ${regle.padEnd(5)} ${titre}`, ...suite].join('\n');
}

/** localhost and 127.0.0.1 are one place. */
function memeAdresse(a: string, b: string): boolean {
  const origine = (texte: string): string => new URL(texte).origin.replace('//localhost', '//127.0.0.1');
  return origine(a) === origine(b);
}
