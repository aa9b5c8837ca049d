import { Command, Option } from 'nest-commander';
import { Commande, lireJour } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { lireChronologie } from '../dossier/chronologie.js';
import type { EtatDeCotraitance, FaitsDeCotraitance, HistoriqueDeCotraitance } from '../dossier/modele.js';
import { rendreDossier, type Croyance } from '../dossier/rendre-dossier.js';
import { rendreHistorique } from '../dossier/rendre-historique.js';
import { Terminal } from '../sortie/terminal.js';

interface Options {
  au?: string;
  connuLe?: string;
  historique?: boolean;
  json?: boolean;
}

const FORME_COTRAITANCE = /^[A-Z0-9-]{4,32}$/;
const FORME_DEMANDEUR = /^\d{7}[0-9A-Z]$/;

/** X5.1 and X5.2, for people: the life of a cotraitance, what set each thing, what was believed and when. */
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
    'dossier CT-2010-000001 --historique',
    'dossier CT-2010-000001 --json',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([numero = '']: string[], { au, connuLe, historique, json }: Options): Promise<void> {
    if (FORME_DEMANDEUR.test(numero)) {
      throw mauvaisUsage(
        'Ceci a la forme d’un numéro de demandeur d’emploi : il ne va pas dans une adresse. Cherchez-le par « messages --demandeur ».',
      );
    }
    if (!FORME_COTRAITANCE.test(numero))
      throw refuse('Un numéro de cotraitance compte 4 à 32 caractères parmi A-Z, 0-9 et le tiret.');
    if (historique) {
      if (au !== undefined || connuLe !== undefined)
        throw mauvaisUsage('--historique montre tous les calculs : ni --au ni --connu-le avec lui.');
      return this.#montrerHistorique(numero, json ?? false);
    }
    const connu: Record<string, string> = connuLe === undefined ? {} : { connuLe };
    const etat = await this.#lireEtat(numero, { ...(au === undefined ? {} : { au }), ...connu });
    if (json) return this.terminal.json(etat);
    const faits = await this.#lireFaits(numero, connu);
    const frise = await lireChronologie(etat, (jour) => this.#lireEtat(numero, { au: jour, ...connu }));
    const croyance = connuLe === undefined ? null : await this.#lireCroyance(etat, connuLe);
    this.terminal.ecrire(rendreDossier(etat, faits, frise, croyance));
  }

  async #montrerHistorique(numero: string, json: boolean): Promise<void> {
    const historique = await this.api.lire<HistoriqueDeCotraitance>(chemin(numero, '/historique', {}));
    if (json) return this.terminal.json(historique);
    this.terminal.ecrire(rendreHistorique(historique, await this.#lireFaits(numero, {})));
  }

  async #lireCroyance({ cotraitance, au }: EtatDeCotraitance, connuLe: string): Promise<Croyance> {
    const su = await this.#lireEtat(cotraitance, { au });
    return { connuLe, su, faits: await this.#lireFaits(cotraitance, {}) };
  }

  #lireEtat(numero: string, parametres: Record<string, string>): Promise<EtatDeCotraitance> {
    return this.api.lire<EtatDeCotraitance>(chemin(numero, '', parametres));
  }

  #lireFaits(numero: string, parametres: Record<string, string>): Promise<FaitsDeCotraitance> {
    return this.api.lire<FaitsDeCotraitance>(chemin(numero, '/faits', parametres));
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
    description:
      'Ne tenir compte que de ce qui était connu à cet instant (RFC 3339), et dire ce qui a été appris depuis.',
  })
  lireConnuLe(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--historique',
    description:
      'Tout ce qui a été calculé, quand et pourquoi, et ce que les règles d’aujourd’hui en diraient.',
  })
  lireHistorique(): boolean {
    return true;
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
