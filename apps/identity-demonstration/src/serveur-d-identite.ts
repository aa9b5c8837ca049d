import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cadresDe, type Journal } from '#observability';
import type { CompteDeDemonstration } from '#config';
import { CodesAUsageUnique } from './connexion/codes-a-usage-unique.js';
import { Identifier } from './connexion/identification.js';
import { Questions } from './connexion/questions.js';
import { VerrouDesEssais } from './connexion/verrou-des-essais.js';
import type { Cles } from './fournisseur/cles.js';
import { creerFournisseur } from './fournisseur/creer-fournisseur.js';
import { aiguiller, type OptionsDAiguillage } from './http/aiguillage.js';

export interface OptionsDuServeur {
  /** 0: any free one. */
  port: number;
  client: { id: string; secret: string };
  acrFort: string;
  passerelleUrl: string;
  motDePasse: string;
  comptes: readonly CompteDeDemonstration[];
  cles: Cles;
  journal: Journal;
  /** Milliseconds since 1970, of the locks and of the codes. */
  maintenant?: () => number;
}

/** Never another address: whoever reaches this port may try to sign in. */
const BOUCLE = '127.0.0.1';
const DELAI_DE_REQUETE_MS = 10_000;
/** Connections that are kept alive, and requests that do not end, are cut then. */
const DELAI_D_ARRET_MS = 3_000;

/** The identity provider of the demonstration, on the loopback of this machine. */
export class ServeurDIdentite {
  #pret = true;

  private constructor(
    private readonly serveur: Server,
    /** Its name in the tokens, by which browsers and the gateway call it. */
    readonly emetteur: string,
  ) {}

  /** @throws Error when the port is taken */
  static async ouvrir(options: OptionsDuServeur): Promise<ServeurDIdentite> {
    const serveur = createServer({ requestTimeout: DELAI_DE_REQUETE_MS });
    serveur.listen(options.port, BOUCLE);
    await once(serveur, 'listening');
    // The port is part of its name, so it is known only now.
    const { port } = serveur.address() as AddressInfo;
    const ouvert = new ServeurDIdentite(serveur, `http://localhost:${port}`);
    ouvert.#servir(options);
    return ouvert;
  }

  get port(): number {
    return (this.serveur.address() as AddressInfo).port;
  }

  /** Finishes what is under way, then closes. */
  async fermer(): Promise<void> {
    this.#pret = false;
    const fin = once(this.serveur, 'close');
    this.serveur.close();
    const limite = setTimeout(() => this.serveur.closeAllConnections(), DELAI_D_ARRET_MS);
    await fin;
    clearTimeout(limite);
  }

  #servir(options: OptionsDuServeur): void {
    const { journal } = options;
    const aiguillage = composer(options, this.emetteur, () => this.#pret);
    this.serveur.on('request', (requete, reponse) => {
      aiguiller(aiguillage, requete, reponse).catch((erreur: unknown) => {
        const faille = erreur instanceof Error ? erreur.name : 'inconnue';
        journal.error({ faille, trace: cadresDe(erreur) }, 'demande en échec');
        if (!reponse.headersSent) reponse.writeHead(500);
        reponse.end();
      });
    });
  }
}

function composer(options: OptionsDuServeur, emetteur: string, pret: () => boolean): OptionsDAiguillage {
  const { comptes, motDePasse, acrFort, passerelleUrl, journal, maintenant } = options;
  const fournisseur = creerFournisseur(emetteur, options, journal);
  const verrou = new VerrouDesEssais(new Set(comptes.map(({ identifiant }) => identifiant)), maintenant);
  return {
    emetteur,
    passerelleUrl,
    protocole: fournisseur.callback(),
    pret,
    connexion: {
      comptes,
      questions: new Questions(fournisseur, acrFort, journal),
      identifier: new Identifier(comptes, motDePasse, verrou),
      codes: new CodesAUsageUnique(maintenant),
      verrou,
      journal,
    },
  };
}
