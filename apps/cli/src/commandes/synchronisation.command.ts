import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { rendreListe } from '../synchronisation/rendre-liste.js';
import { rendreRapport } from '../synchronisation/rendre-rapport.js';
import { suivreSynchronisation, type Synchronisation } from '../synchronisation/suivre.js';
import { Terminal } from '../sortie/terminal.js';

/** X5.5, for people: one run, followed to its end when it is under way. */
@Command({
  name: 'synchronisation',
  arguments: '[identifiant]',
  argsDescription: { '[identifiant]': 'Synchronisation ; la dernière sinon.' },
  description:
    'Montre une synchronisation, étape par étape, et la suit jusqu’à sa fin si elle est en cours. Code 1 quand elle ne s’est pas terminée en entier.',
})
export class SynchronisationCommand extends Commande {
  protected override readonly exemples = ['synchronisation', 'synchronisation --csv > nuit.csv'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([demandee]: string[], { json, csv }: { json?: boolean; csv?: boolean }): Promise<void> {
    if (json && csv) throw mauvaisUsage('--json et --csv : l’un ou l’autre.');
    const id = demandee ?? (await this.#derniere());
    if (csv) return this.#emporter(id);
    const vue = await suivreSynchronisation(this.api, this.terminal, id);
    if (json) this.terminal.json(vue);
    else this.terminal.ecrire(rendreRapport(vue));
    if (vue.etat !== 'terminee') throw refuse('La synchronisation ne s’est pas terminée en entier.');
  }

  async #derniere(): Promise<string> {
    const [vue] = (await listerSynchronisations(this.api)) as [Synchronisation?];
    if (vue === undefined) throw refuse('Aucune synchronisation encore.');
    return vue.id;
  }

  async #emporter(id: string): Promise<void> {
    const chemin = `/api/synchronisations/${encodeURIComponent(id)}/rapport?format=csv`;
    this.terminal.fichier(await this.api.lire<string>(chemin));
  }

  @Option({ flags: '--json', description: 'La synchronisation telle que l’API la montre.' })
  lireJson(): boolean {
    return true;
  }

  @Option({ flags: '--csv', description: 'Une ligne par chiffre : partie, objet, mesure, valeur.' })
  lireCsv(): boolean {
    return true;
  }
}

/** X5.5, for people: the last runs. */
@Command({
  name: 'synchronisations',
  description: 'Liste les cinquante dernières synchronisations, les plus récentes d’abord.',
})
export class SynchronisationsCommand extends Commande {
  protected override readonly exemples = ['synchronisations', 'synchronisations --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const synchronisations = await listerSynchronisations(this.api);
    if (json) return this.terminal.json(synchronisations);
    if (synchronisations.length === 0) throw refuse('Aucune synchronisation encore.');
    this.terminal.ecrire(rendreListe(synchronisations));
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

async function listerSynchronisations(api: Api): Promise<Synchronisation[]> {
  return (await api.lire<{ synchronisations: Synchronisation[] }>('/api/synchronisations')).synchronisations;
}
