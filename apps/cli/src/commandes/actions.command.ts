import { Command, Option } from 'nest-commander';
import { lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import { CommandeDeListe, direSuite } from '../liste.command.js';
import { dire, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

const TYPES = [
  'sortie_systematique',
  'annulation_a_prononcer',
  'sortie_a_prononcer',
  'incomplete',
  'double_accompagnement',
] as const;
const POUR = ['pole_emploi', 'mission_locale', 'exploitant'] as const;

interface Options {
  type?: string;
  pour?: string;
  structure?: string;
  limite?: number;
  suite?: string;
  json?: boolean;
}

interface Page {
  /** Null after the first page. */
  comptes: { type: string; pour: string; nombre: number; depuis: string }[] | null;
  actions: {
    cotraitance: string;
    structure: string | null;
    site: string | null;
    etat: string | null;
    type: string;
    depuis: string;
    ageJours: number;
    pour: string;
  }[];
  curseur: string | null;
}

/** E5, H6, B3, F11, for people: what they have to do, the longest awaited first. */
@Command({
  name: 'actions',
  description:
    'Liste les actions à mener, les plus anciennes d’abord, et qui doit les mener. La lecture est tracée.',
})
export class ActionsCommand extends CommandeDeListe {
  protected override readonly exemples = [
    'actions',
    'actions --pour pole_emploi --structure 75056S00',
    'actions --type incomplete --json',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json, suite, limite, ...filtres }: Options): Promise<void> {
    const requete = new URLSearchParams({ ...filtres });
    if (limite !== undefined) requete.set('limite', String(limite));
    if (suite !== undefined) requete.set('curseur', suite);
    const page = await this.api.lire<Page>(`/api/actions?${requete.toString()}`);
    if (json) return this.terminal.json(page);
    if (page.actions.length === 0) {
      if (Object.keys(filtres).length > 0) throw refuse('Aucune action ne répond à ces filtres.');
      return this.terminal.ecrire('Aucune action à mener.');
    }
    if (page.comptes !== null) this.terminal.ecrire(`${rendreComptes(page.comptes)}\n`);
    this.terminal.ecrire(rendreActions(page.actions));
    direSuite(this.terminal, page.curseur);
  }

  @Option({ flags: '--type <type>', description: `Ce qu’il y a à faire : ${TYPES.join(', ')}.` })
  lireType(valeur: string): string {
    return lireParmi('--type', valeur, TYPES);
  }

  @Option({ flags: '--pour <qui>', description: `Qui doit le faire : ${POUR.join(', ')}.` })
  lirePour(valeur: string): string {
    return lireParmi('--pour', valeur, POUR);
  }

  @Option({ flags: '--structure <code>', description: 'Structure de l’affectation.' })
  lireStructure(valeur: string): string {
    return valeur;
  }
}

function rendreComptes(comptes: NonNullable<Page['comptes']>): string {
  return tableau(
    ['Action', 'Par', 'Nombre', 'La plus ancienne'],
    comptes.map(({ type, pour, nombre, depuis }) => [dire(type), dire(pour), direNombre(nombre), depuis]),
  );
}

function rendreActions(actions: Page['actions']): string {
  return tableau(
    ['Depuis', 'Jours', 'Action', 'Par', 'Cotraitance', 'État', 'Structure', 'Site'],
    actions.map(({ depuis, ageJours, type, pour, cotraitance, etat, structure, site }) => [
      depuis,
      direNombre(ageJours),
      dire(type),
      dire(pour),
      cotraitance,
      dire(etat),
      structure ?? '–',
      site ?? '–',
    ]),
  );
}
