import { Option } from 'nest-commander';
import { Commande, lireEntier, lireJour, lireParmi } from '../commande.js';
import { mauvaisUsage } from '../echec.js';

const FORME_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FILTRES = [
  'sens',
  'partenaire',
  'issue',
  'type',
  'code',
  'cotraitance',
  'demandeur',
  'depuis',
  'jusqua',
] as const;

export type OptionsDeSelection = { [F in (typeof FILTRES)[number]]?: string } & {
  groupe?: string;
  ids?: string[];
  debit?: number;
  cle?: string;
  json?: boolean;
};

/** The options with which messages are chosen for a replay. */
export abstract class CommandeDeSelection extends Commande {
  /** What the options select, as the API takes it; undefined when they select nothing. */
  protected lireSelection(options: OptionsDeSelection): object | undefined {
    const filtre = Object.fromEntries(
      FILTRES.flatMap((nom) => (options[nom] === undefined ? [] : [[nom, options[nom]]])),
    );
    const choix = [
      ...(options.groupe === undefined ? [] : [{ groupe: options.groupe }]),
      ...(options.ids === undefined ? [] : [{ ids: options.ids }]),
      ...(Object.keys(filtre).length === 0 ? [] : [{ filtre }]),
    ];
    if (choix.length > 1)
      throw mauvaisUsage('Dites quoi rejouer d’une seule façon : --groupe, --ids, ou des filtres.');
    return choix[0];
  }

  @Option({ flags: '--groupe <groupe>', description: 'Échecs d’une même cause, donnés par « echecs ».' })
  lireGroupe(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--ids <identifiants>', description: 'Messages, séparés par des virgules.' })
  lireIds(valeur: string): string[] {
    const ids = valeur.split(',').map((id) => id.trim());
    if (ids.every((id) => FORME_UUID.test(id))) return ids;
    throw mauvaisUsage('--ids : donnez des identifiants de messages, séparés par des virgules.');
  }

  @Option({ flags: '--sens <sens>', description: 'Filtre : entrant ou sortant.' })
  lireSens(valeur: string): string {
    return lireParmi('--sens', valeur, ['entrant', 'sortant']);
  }

  @Option({ flags: '--partenaire <partenaire>', description: 'Filtre : gide, parcours3 ou dude.' })
  lirePartenaire(valeur: string): string {
    return lireParmi('--partenaire', valeur, ['gide', 'parcours3', 'dude']);
  }

  @Option({ flags: '--issue <sort>', description: 'Filtre : sort, par exemple refuse ou en_echec.' })
  lireIssue(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--type <type>', description: 'Filtre : type du fait.' })
  lireType(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--code <code>', description: 'Filtre : code de refus.' })
  lireCode(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--cotraitance <numéro>', description: 'Filtre : cotraitance nommée.' })
  lireCotraitance(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--demandeur <numéro>',
    description: 'Filtre : personne ; le numéro part dans le corps de la demande, jamais dans son adresse.',
  })
  lireDemandeur(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--depuis <jour>', description: 'Filtre : premier jour métier (AAAA-MM-JJ).' })
  lireDepuis(valeur: string): string {
    return lireJour('--depuis', valeur);
  }

  @Option({ flags: '--jusqua <jour>', description: 'Filtre : dernier jour métier, compris.' })
  lireJusqua(valeur: string): string {
    return lireJour('--jusqua', valeur);
  }

  @Option({ flags: '--debit <n>', description: 'Messages par seconde, 50 par défaut, de 1 à 1000.' })
  lireDebit(valeur: string): number {
    return lireEntier('--debit', valeur, 1, 1_000);
  }

  @Option({
    flags: '--cle <clé>',
    description:
      'Clé d’idempotence : la même demande sous la même clé donne le même rejeu. Neuve par défaut.',
  })
  lireCle(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
