import { AGES_MINIMAUX } from '#config';
import { CATEGORIES, effacerCotraitance, type EffacementDeCategorie } from '#supervision';
import { Command, Option } from 'nest-commander';
import { CommandeDActe } from '../acces/acte.command.js';
import { tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { mauvaisUsage } from '../echec.js';
import { direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

const RAISONS: Readonly<Record<EffacementDeCategorie['categorie'], string>> = {
  corps_recus: `de moins de ${AGES_MINIMAUX.corps_recus} jours, au sort ouvert, ou d’un écart ouvert`,
  contenus_emis: `de moins de ${AGES_MINIMAUX.contenus_emis} jours, en route, ou d’un écart ouvert`,
  ecarts_clos: `ouvert, ou clos depuis moins de ${AGES_MINIMAUX.ecarts_clos} jours`,
  dossiers: `en cours, ou fini depuis moins de ${AGES_MINIMAUX.dossiers} jours : l’échange l’exige (RGPD, art. 17.3 b)`,
};

/** What goes when a person asks, before its time, and what is kept and why (check 22, ADR 35). */
@Command({
  name: 'effacement',
  arguments: '<cotraitance>',
  argsDescription: { '<cotraitance>': 'Numéro d’une cotraitance de la personne.' },
  description:
    'À la demande d’une personne, efface ce qui peut l’être avant son temps, et dit ce que la mission oblige à garder.',
})
export class EffacementCommand extends CommandeDActe {
  protected override readonly exemples = [
    'effacement CT-2010-000001 --simuler --motif "Demande du 3 mars"',
    'effacement CT-2010-000001 --motif "Demande du 3 mars"',
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    [cotraitance = '']: string[],
    { motif, simuler = false }: { motif: string; simuler?: boolean },
  ): Promise<void> {
    if (!/^\S{1,64}$/u.test(cotraitance)) throw mauvaisUsage('Donnez le numéro d’une cotraitance.');
    const lignes = await this.base.travailler((unite) => {
      const effacer = (): Promise<EffacementDeCategorie[]> =>
        unite.executer((sql) => effacerCotraitance(sql, cotraitance, simuler));
      if (simuler) return effacer();
      return tenirActeDeLOutil(
        unite.seule,
        { action: 'personne.effacement', objet: cotraitance, motif },
        effacer,
        (faits) => ({ issue: 'fait', nombre: faits.reduce((total, { effaces }) => total + effaces, 0) }),
      );
    });
    if (lignes.every(({ effaces, restent }) => effaces + restent === 0))
      return this.terminal.ecrire('Rien n’est tenu sous ce numéro : il est inconnu, ou déjà effacé.');
    this.terminal.ecrire(rendre(lignes, simuler));
  }

  @Option({ flags: '--simuler', description: 'Compte ce qui partirait, et ne change rien.' })
  lireSimuler(): boolean {
    return true;
  }
}

function rendre(lignes: readonly EffacementDeCategorie[], simuler: boolean): string {
  return [
    tableau(
      ['Quoi', simuler ? 'Seraient effacés' : 'Effacés', 'Gardés', 'Pourquoi'],
      lignes.map(({ categorie, effaces, restent }) => [
        CATEGORIES[categorie].quoi,
        direNombre(effaces),
        direNombre(restent),
        restent > 0 ? RAISONS[categorie] : '',
      ]),
    ),
    '',
    'Restent toujours : les empreintes du dossier auprès de chaque partenaire et les identifiants d’événements (l’échange',
    's’y reconnaît), les lectures et les actes jusqu’à leur terme (preuve), le numéro de la demande dans l’acte.',
    'Les partenaires tiennent leurs propres dossiers : la personne s’adresse aussi à eux.',
  ].join('\n');
}
