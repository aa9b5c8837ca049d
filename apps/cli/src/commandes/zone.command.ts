import { Command, Option, SubCommand } from 'nest-commander';
import { Commande, lireJour } from '../commande.js';
import { Api } from '../connexion/api.js';
import type { SimulationDeRegles, ZoneDite } from '../regles/modele.js';
import { rendreZones } from '../regles/rendre-flux.js';
import { montrerLaFin, suivreSimulation } from '../regles/suivre.js';
import { Terminal } from '../sortie/terminal.js';

interface OptionsDeZone {
  depuis: string;
  epci?: string[];
  communes?: string[];
  motif: string;
  json?: boolean;
}

@SubCommand({
  name: 'changer',
  arguments: '<structure>',
  argsDescription: { '<structure>': 'Code de la structure.' },
  description:
    'Compte d’abord, sans rien écrire, ce qu’une autre zone de compétence changerait ; un administrateur l’approuve ensuite (« regles approuver »).',
})
export class ZoneChangerCommand extends Commande {
  protected override readonly exemples = [
    'zone changer 33063S00 --epci 243300316,243301165 --depuis 2010-10-01 --motif "Rattachement"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([structure = '']: string[], { json = false, ...corps }: OptionsDeZone): Promise<void> {
    const { id } = await this.api.envoyer<SimulationDeRegles>('/api/zones/simulations', {
      structure,
      ...corps,
    });
    montrerLaFin(this.terminal, await suivreSimulation(this.api, this.terminal, id), json);
  }

  @Option({ flags: '--epci <siren,…>', description: 'Les EPCI de la zone, la liste entière.' })
  lireEpci(valeur: string): string[] {
    return lireCodes(valeur);
  }

  @Option({ flags: '--communes <insee,…>', description: 'Ses communes qui ne sont dans aucun EPCI.' })
  lireCommunes(valeur: string): string[] {
    return lireCodes(valeur);
  }

  @Option({
    flags: '--depuis <jour>',
    description: 'Premier jour métier où la zone est celle-là.',
    required: true,
  })
  lireDepuis(valeur: string): string {
    return lireJour('--depuis', valeur);
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

interface ZoneDeStructure {
  structure: string;
  nom: string;
  epci: string[];
  communes: string[];
  duTerritoire: boolean;
  historique: ZoneDite[];
}

/** E5, for people. */
@Command({
  name: 'zone',
  arguments: '[structure]',
  argsDescription: { '[structure]': 'Code ; sinon toutes les zones changées.' },
  description: 'Montre la zone de compétence d’une structure et son histoire, ou toutes les zones changées.',
  subCommands: [ZoneChangerCommand],
})
export class ZoneCommand extends Commande {
  protected override readonly exemples = ['zone', 'zone 33063S00', 'zone --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([structure]: string[], { json }: { json?: boolean }): Promise<void> {
    if (structure === undefined) {
      const { zones } = await this.api.lire<{ zones: ZoneDite[] }>('/api/zones');
      if (json) return this.terminal.json(zones);
      return this.terminal.ecrire(
        zones.length === 0 ? 'Toutes les zones sont celles des données du territoire.' : rendreZones(zones),
      );
    }
    const lue = await this.api.lire<ZoneDeStructure>(`/api/zones/${encodeURIComponent(structure)}`);
    if (json) return this.terminal.json(lue);
    const origine = lue.duTerritoire ? 'données du territoire' : 'changée';
    this.terminal.ecrire(
      [
        `${lue.structure} ${lue.nom}`,
        `  zone (${origine}) : ${[...lue.epci, ...lue.communes].join(', ')}`,
        ...(lue.historique.length > 0 ? ['', rendreZones(lue.historique)] : []),
      ].join('\n'),
    );
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

function lireCodes(valeur: string): string[] {
  return valeur
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
