import { Command, Option, SubCommand } from 'nest-commander';
import { Commande, lireJour, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import type { FluxDit, SimulationDeRegles } from '../regles/modele.js';
import { rendreFlux, rendreHistoriqueDesFlux } from '../regles/rendre-flux.js';
import { montrerLaFin, suivreSimulation } from '../regles/suivre.js';
import { Terminal } from '../sortie/terminal.js';

interface OptionsDActivation {
  depuis: string;
  structure?: string;
  motif: string;
  json?: boolean;
}

@SubCommand({
  name: 'activer',
  arguments: '<partenaire> <type>',
  argsDescription: {
    '<partenaire>': 'gide ou parcours3 : à qui ce flux est dit.',
    '<type>': 'Type, tel que « flux » le liste.',
  },
  description:
    'Compte d’abord, sans rien écrire, ce que l’activation d’un flux changerait ; un administrateur l’approuve ensuite (« regles approuver »).',
})
export class FluxActiverCommand extends Commande {
  protected override readonly exemples = [
    'flux activer gide affectation.annulee --depuis 2010-10-01 --motif "Fin de la période transitoire"',
    'flux activer gide sortie.prononcee --depuis 2010-09-15 --structure 75056S00 --motif "Site pilote"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    [lePartenaire, type = '']: string[],
    { json = false, ...corps }: OptionsDActivation,
  ): Promise<void> {
    const vers = lireParmi('<partenaire>', lePartenaire, ['gide', 'parcours3']);
    const { id } = await this.api.envoyer<SimulationDeRegles>('/api/flux/simulations', {
      vers,
      type,
      ...corps,
    });
    montrerLaFin(this.terminal, await suivreSimulation(this.api, this.terminal, id), json);
  }

  @Option({
    flags: '--depuis <jour>',
    description: 'Premier jour métier où il est dit ; à venir, il ne l’est pas d’ici là.',
    required: true,
  })
  lireDepuis(valeur: string): string {
    return lireJour('--depuis', valeur);
  }

  @Option({
    flags: '--structure <code>',
    description: 'Une structure ; toutes celles sans date à elles sinon.',
  })
  lireStructure(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--motif <texte>', description: 'Pourquoi, gardé avec le changement.', required: true })
  lireMotif(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--json', description: 'La simulation terminée, telle que l’API la montre.' })
  lireJson(): boolean {
    return true;
  }
}

/** H6, for people. */
@Command({
  name: 'flux',
  description: 'Montre ce qui est dit à chaque partenaire et depuis quand, ou tout ce qui en a été décidé.',
  subCommands: [FluxActiverCommand],
})
export class FluxCommand extends Commande {
  protected override readonly exemples = ['flux', 'flux --historique', 'flux --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    { historique, json }: { historique?: boolean; json?: boolean },
  ): Promise<void> {
    const lus = await this.api.lire<{ jour: string; flux: FluxDit[] }>('/api/flux');
    if (json) return this.terminal.json(lus);
    this.terminal.ecrire(historique ? rendreHistoriqueDesFlux(lus.flux) : rendreFlux(lus.flux));
  }

  @Option({ flags: '--historique', description: 'Chaque décision : quand, par qui, pourquoi.' })
  lireHistorique(): boolean {
    return true;
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
