import { Command, Option } from 'nest-commander';
import { lireJour, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import { CommandeDeListe, direSuite } from '../liste.command.js';
import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

interface Options {
  json?: boolean;
  suite?: string;
  [filtre: string]: unknown;
}

interface Page {
  messages: {
    id: string;
    sens: string;
    partenaire: string;
    type: string | null;
    cotraitance: string | null;
    issue: string;
    code: string | null;
    le: string;
  }[];
  curseur: string | null;
}

/** X5.4, for people. */
@Command({
  name: 'messages',
  description:
    'Liste les messages reçus et émis, avec leur sort, les plus récents d’abord. La lecture est tracée.',
})
export class MessagesCommand extends CommandeDeListe {
  protected override readonly exemples = [
    'messages --sens entrant --issue refuse',
    'messages --cotraitance CT-2010-000001',
    'messages --partenaire parcours3 --type alerte.declenchee --depuis 2010-09-01 --limite 20',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json, suite, ...filtre }: Options): Promise<void> {
    const page = await this.api.envoyer<Page>('/api/messages/recherche', {
      ...filtre,
      ...(suite === undefined ? {} : { curseur: suite }),
    });
    if (json) return this.terminal.json(page);
    if (page.messages.length === 0) throw refuse('Aucun message ne répond à ces filtres.');
    this.terminal.ecrire(
      tableau(
        ['Le', 'Sens', 'Partenaire', 'Type', 'Cotraitance', 'Sort', 'Code', 'Identifiant'],
        page.messages.map(({ le, sens, partenaire, type, cotraitance, issue, code, id }) => [
          direInstant(le),
          sens,
          dire(partenaire),
          type ?? '–',
          cotraitance ?? '–',
          dire(issue),
          code ?? '',
          id,
        ]),
      ),
    );
    direSuite(this.terminal, page.curseur);
  }

  @Option({ flags: '--sens <sens>', description: 'entrant ou sortant.' })
  lireSens(valeur: string): string {
    return lireParmi('--sens', valeur, ['entrant', 'sortant']);
  }

  @Option({
    flags: '--partenaire <partenaire>',
    description: 'gide, parcours3, ou dude (énoncé dans la passerelle).',
  })
  lirePartenaire(valeur: string): string {
    return lireParmi('--partenaire', valeur, ['gide', 'parcours3', 'dude']);
  }

  @Option({
    flags: '--issue <sort>',
    description: 'Sort : recu, applique, sans_effet, doublon, refuse, a_emettre, acquitte…',
  })
  lireIssue(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--type <type>', description: 'Type du fait, par exemple statut.change.' })
  lireType(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--code <code>', description: 'Code de refus, par exemple SCHEMA_INVALIDE.' })
  lireCode(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--cotraitance <numéro>', description: 'Messages qui nomment cette cotraitance.' })
  lireCotraitance(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--demandeur <numéro>',
    description:
      'Messages sur cette personne ; le numéro part dans le corps de la demande, jamais dans son adresse.',
  })
  lireDemandeur(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--depuis <jour>', description: 'Premier jour métier (AAAA-MM-JJ).' })
  lireDepuis(valeur: string): string {
    return lireJour('--depuis', valeur);
  }

  @Option({ flags: '--jusqua <jour>', description: 'Dernier jour métier, compris (AAAA-MM-JJ).' })
  lireJusqua(valeur: string): string {
    return lireJour('--jusqua', valeur);
  }
}
