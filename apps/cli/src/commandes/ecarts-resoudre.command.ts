import { reunirEmpreintes } from '#reconciliation';
import { Option, SubCommand } from 'nest-commander';
import { lireEntier, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import { DECISIONS, exigerMotif, lireEmpreinte, type Decision } from '../ecarts/decision.js';
import { CommandeDeFiltre, type OptionsDeFiltre } from '../ecarts/filtre.command.js';
import { direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';

interface Options extends OptionsDeFiltre {
  decision: Decision;
  nombre: number;
  empreinte: string;
  motif: string;
}

interface GroupeResolu {
  faits: number;
  dits: number;
  ordonnes: number;
  suite: string | null;
  changes: number;
  impossibles: Record<string, number>;
}

const NOMBRE_MAX = 1_000_000;
/** Where écarts on which to decide may stand. */
const ETATS = ['ouvert', 'soumis', 'ignore'] as const;

@SubCommand({
  name: 'resoudre',
  description:
    'Décide d’un groupe d’écarts : exactement ceux que vous avez vus. Si ce ne sont plus les mêmes, rien n’est fait (code 1).',
})
export class EcartsResoudreCommand extends CommandeDeFiltre {
  protected override readonly exemples = [
    'ecarts resoudre --partenaire gide --type statut.change --cause change_chez_le_partenaire --nombre 12 --empreinte 1e716936113ab17d --decision corriger --motif "Vu avec GIDE : base restaurée hier"',
    'ecarts resoudre --partenaire parcours3 --etat soumis --nombre 3 --empreinte 1e716936113ab17d,b19a55555cafbc45 --decision ignorer --motif "Dossiers d’essai"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    { decision, nombre, empreinte, motif, ...options }: Options,
  ): Promise<void> {
    const filtre = this.lireFiltre(options);
    if (Object.keys(filtre).length === 0)
      throw mauvaisUsage('Dites lesquels : --partenaire, --vue, --type, --nature, --cause ou --etat.');
    const resolu = await this.api.envoyer<GroupeResolu>('/api/ecarts/resolutions', {
      filtre,
      decision,
      nombre,
      empreinte,
      motif,
    });
    if (options.json) return this.terminal.json(resolu);
    this.terminal.ecrire(direResolution(resolu, decision));
  }

  @Option({
    flags: '--etat <état>',
    description: `Où ils en sont : ${ETATS.join(', ')}. Par défaut, ouverts et soumis.`,
  })
  lireEtat(valeur: string): string {
    return lireParmi('--etat', valeur, ETATS);
  }

  @Option({ flags: '--decision <décision>', description: `${DECISIONS.join(', ')}.`, required: true })
  lireDecision(valeur: string): Decision {
    return lireParmi('--decision', valeur, DECISIONS);
  }

  @Option({
    flags: '--nombre <n>',
    description: 'Nombre d’écarts que vous avez vus dans ce groupe.',
    required: true,
  })
  lireNombre(valeur: string): number {
    return lireEntier('--nombre', valeur, 1, NOMBRE_MAX);
  }

  @Option({
    flags: '--empreinte <empreinte>',
    description:
      'Ce que le groupe contenait, comme « ecarts » le montre ; de plusieurs groupes, séparées par des virgules.',
    required: true,
  })
  lireEmpreintes(valeur: string): string {
    return reunirEmpreintes(valeur.split(',').map(lireEmpreinte));
  }

  @Option({ flags: '--motif <texte>', description: 'Pourquoi ; sans donnée personnelle.', required: true })
  lireMotif(valeur: string): string {
    return exigerMotif(valeur);
  }
}

function direResolution(
  { faits, dits, ordonnes, suite, changes, impossibles }: GroupeResolu,
  decision: Decision,
): string {
  const lignes = [`${direNombre(faits)} écart(s) : « ${decision} ».`];
  if (dits > 0) lignes.push(`  ${direNombre(dits)} redit(s) au partenaire.`);
  if (ordonnes > 0) lignes.push(`  ${direNombre(ordonnes)} ordonné(s). ${suite ?? ''}`);
  if (changes > 0) lignes.push(`  ${direNombre(changes)} rouvert(s) : ce qui serait dit avait changé.`);
  for (const [raison, nombre] of Object.entries(impossibles))
    lignes.push(`  ${direNombre(nombre)} laissé(s) : ${raison}`);
  return lignes.join('\n');
}
