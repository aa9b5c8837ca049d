import { Command, Option } from 'nest-commander';
import { Commande, lireJour } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { lireChronologie } from '../dossier/chronologie.js';
import type { EtatDeCotraitance, FaitsDeCotraitance } from '../dossier/modele.js';
import { rendreDossier } from '../dossier/rendre-dossier.js';
import { Terminal } from '../sortie/terminal.js';

interface Options {
  au?: string;
  connuLe?: string;
  json?: boolean;
}

const FORME_COTRAITANCE = /^[A-Z0-9-]{4,32}$/;
const FORME_DEMANDEUR = /^\d{7}[0-9A-Z]$/;

/** X5.1, for people: the life of a cotraitance, and what set each thing. */
@Command({
  name: 'dossier',
  arguments: '<cotraitance>',
  argsDescription: { '<cotraitance>': 'Numéro de la cotraitance (jamais un numéro de demandeur d’emploi).' },
  description:
    'Montre une cotraitance : frise des états, dates, alertes, échéance, et ce qui a fixé chaque chose. La lecture est tracée.',
})
export class DossierCommand extends Commande {
  protected override readonly exemples = [
    'dossier CT-2010-000001',
    'dossier CT-2010-000001 --au 2010-03-15',
    'dossier CT-2010-000001 --au 2010-03-15 --connu-le 2010-03-20T08:00:00+01:00',
    'dossier CT-2010-000001 --json',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([numero = '']: string[], { au, connuLe, json }: Options): Promise<void> {
    if (FORME_DEMANDEUR.test(numero)) {
      throw mauvaisUsage(
        'Ceci a la forme d’un numéro de demandeur d’emploi : il ne va pas dans une adresse. Cherchez-le par « messages --demandeur ».',
      );
    }
    if (!FORME_COTRAITANCE.test(numero))
      throw refuse('Un numéro de cotraitance compte 4 à 32 caractères parmi A-Z, 0-9 et le tiret.');
    const connu: Record<string, string> = connuLe === undefined ? {} : { connuLe };
    const etat = await this.api.lire<EtatDeCotraitance>(
      chemin(numero, '', { ...(au === undefined ? {} : { au }), ...connu }),
    );
    if (json) return this.terminal.json(etat);
    const faits = await this.api.lire<FaitsDeCotraitance>(chemin(numero, '/faits', connu));
    const frise = await lireChronologie(etat, (jour) =>
      this.api.lire<EtatDeCotraitance>(chemin(numero, '', { au: jour, ...connu })),
    );
    this.terminal.ecrire(rendreDossier(etat, faits, frise, connuLe ?? null));
  }

  @Option({
    flags: '--au <jour>',
    description: 'Jour auquel l’état est demandé (AAAA-MM-JJ). Par défaut : aujourd’hui, à l’horloge métier.',
  })
  lireAu(valeur: string): string {
    return lireJour('--au', valeur);
  }

  @Option({
    flags: '--connu-le <instant>',
    description: 'Ne tenir compte que de ce qui était connu à cet instant (RFC 3339).',
  })
  lireConnuLe(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

function chemin(numero: string, suffixe: string, parametres: Record<string, string>): string {
  const requete = new URLSearchParams(parametres).toString();
  return `/api/cotraitances/${numero}${suffixe}${requete === '' ? '' : `?${requete}`}`;
}
