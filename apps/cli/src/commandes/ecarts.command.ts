import { Command, Option } from 'nest-commander';
import { lireEntier, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { CommandeDeFiltre, type OptionsDeFiltre } from '../ecarts/filtre.command.js';
import type { BudgetDit, EcartDit, GroupeDit } from '../ecarts/modele.js';
import { direBudgets, rendreGroupes, rendreListe } from '../ecarts/rendre-ecarts.js';
import { direSuite } from '../liste.command.js';
import { Terminal } from '../sortie/terminal.js';
import { EcartsResoudreCommand } from './ecarts-resoudre.command.js';

interface Options extends OptionsDeFiltre {
  liste?: boolean;
  csv?: boolean;
  cotraitance?: string;
  structure?: string;
  demandeur?: string;
  limite?: number;
  suite?: string;
}

const ETATS = ['ouvert', 'en_correction', 'soumis', 'ignore', 'clos'] as const;

/** X5.5, for people. */
@Command({
  name: 'ecarts',
  description:
    'Compte les écarts ouverts avec les partenaires, par groupe ; avec --liste ou --csv, les montre un par un, les plus anciens d’abord. La liste est une lecture tracée.',
  subCommands: [EcartsResoudreCommand],
})
export class EcartsCommand extends CommandeDeFiltre {
  protected override readonly exemples = [
    'ecarts',
    'ecarts --liste --partenaire gide --etat soumis',
    'ecarts --liste --cotraitance CT-2010-000001',
    'ecarts --csv --type statut.change > ecarts.csv',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: Options): Promise<void> {
    const { liste, csv, json, demandeur, limite, suite, cotraitance, structure } = options;
    const filtre = {
      ...this.lireFiltre(options),
      ...(cotraitance === undefined ? {} : { cotraitance }),
      ...(structure === undefined ? {} : { structure }),
    };
    if (csv) {
      if (demandeur !== undefined)
        throw mauvaisUsage('--demandeur ne va pas avec --csv : le numéro irait dans une adresse.');
      return this.terminal.fichier(
        await this.api.lire(`/api/ecarts/export?${new URLSearchParams(filtre).toString()}`),
      );
    }
    if (liste) {
      return this.#lister(
        {
          ...filtre,
          ...(demandeur === undefined ? {} : { demandeur }),
          ...(limite === undefined ? {} : { limite }),
          ...(suite === undefined ? {} : { curseur: suite }),
        },
        json,
      );
    }
    if (Object.keys(filtre).length > 0 || demandeur !== undefined)
      throw mauvaisUsage('Ces filtres demandent --liste ou --csv.');
    const lus = await this.api.lire<{ groupes: GroupeDit[] }>('/api/ecarts/groupes');
    const { budgets } = await this.api.lire<{ budgets: BudgetDit[] }>('/api/budgets');
    if (json) return this.terminal.json({ ...lus, budgets });
    this.terminal.ecrire(lus.groupes.length === 0 ? 'Aucun écart ouvert.' : rendreGroupes(lus.groupes));
    this.terminal.ecrire(`\n${direBudgets(budgets)}`);
  }

  async #lister(recherche: object, json: boolean | undefined): Promise<void> {
    const page = await this.api.envoyer<{ ecarts: EcartDit[]; curseur: string | null }>(
      '/api/ecarts/recherche',
      recherche,
    );
    if (json) return this.terminal.json(page);
    if (page.ecarts.length === 0) throw refuse('Aucun écart ne répond à ces filtres.');
    this.terminal.ecrire(rendreListe(page.ecarts));
    direSuite(this.terminal, page.curseur);
  }

  @Option({
    flags: '--etat <état>',
    description: `Où il en est : ${ETATS.join(', ')}. Par défaut, tous ceux qui ne sont pas clos.`,
  })
  lireEtat(valeur: string): string {
    return lireParmi('--etat', valeur, ETATS);
  }

  @Option({ flags: '--liste', description: 'Les montre un par un.' })
  lireListe(): boolean {
    return true;
  }

  @Option({ flags: '--csv', description: 'Toute la liste en fichier CSV, sur la sortie standard.' })
  lireCsv(): boolean {
    return true;
  }

  @Option({ flags: '--cotraitance <numéro>', description: 'Cotraitance.' })
  lireCotraitance(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--structure <code>', description: 'Structure : ses cotraitances et ses personnes.' })
  lireStructure(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--demandeur <numéro>',
    description: 'Personne ; le numéro part dans le corps de la demande, jamais dans son adresse.',
  })
  lireDemandeur(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--limite <nombre>', description: 'Nombre de lignes, 50 par défaut, 200 au plus.' })
  lireLimite(valeur: string): number {
    return lireEntier('--limite', valeur, 1, 200);
  }

  @Option({ flags: '--suite <position>', description: 'Position donnée à la fin de la page précédente.' })
  lireSuite(valeur: string): string {
    return valeur;
  }
}
