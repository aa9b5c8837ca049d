import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Evenement } from '#contract';
import { rangDe } from '../identites.js';
import type { Vue } from '../modeles.js';
import type { PartenaireDuBanc } from './partenaire.js';

/** What crossed the wire, whole requests and bodies. */
export interface Trafic {
  requetes: number;
  octetsRecus: number;
  octetsEnvoyes: number;
}

const ROUTE_EMPREINTES = /^\/echanges\/(declarations\/)?empreintes(?:\/(\d+))?$/;
const ROUTE_FAITS = /^\/echanges\/(declarations\/)?faits$/;

/** A partner of the bench over HTTP (X4.1 to X4.4). */
export class ServeurDuPartenaire {
  trafic: Trafic = { requetes: 0, octetsRecus: 0, octetsEnvoyes: 0 };

  private constructor(private readonly partenaire: PartenaireDuBanc) {}

  static async demarrer(
    partenaire: PartenaireDuBanc,
  ): Promise<{ url: string; serveur: ServeurDuPartenaire }> {
    const serveur = new ServeurDuPartenaire(partenaire);
    const http = createServer({ keepAliveTimeout: 60_000 }, (requete, reponse) => {
      serveur.#repondre(requete, reponse).catch((erreur: unknown) => {
        process.stderr.write(`${String(erreur)}\n`);
        reponse.writeHead(500).end('{}');
      });
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, serveur };
  }

  async #repondre(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const morceaux: Buffer[] = [];
    for await (const morceau of requete) morceaux.push(morceau as Buffer);
    const recu = Buffer.concat(morceaux);
    const corps = this.#traiter(new URL(requete.url ?? '/', 'http://partenaire'), recu);
    const octets = Buffer.from(corps ?? '{}');
    this.trafic.requetes += 1;
    this.trafic.octetsRecus += recu.length;
    this.trafic.octetsEnvoyes += octets.length;
    reponse.writeHead(corps === null ? 404 : 200, { 'content-type': 'application/json' }).end(octets);
  }

  #traiter({ pathname, searchParams }: URL, recu: Buffer): string | null {
    if (pathname === '/oauth2/token')
      return JSON.stringify({ access_token: 'banc', token_type: 'Bearer', expires_in: 3600 });
    const empreintes = ROUTE_EMPREINTES.exec(pathname);
    if (empreintes) return this.#empreintes(vueDe(empreintes[1]), empreintes[2]);
    const faits = ROUTE_FAITS.exec(pathname);
    if (faits)
      return this.#faits(
        vueDe(faits[1]),
        (JSON.parse(recu.toString()) as { demandeurs: string[] }).demandeurs,
      );
    switch (pathname) {
      case '/echanges/changements':
        return this.#changements(
          Number(searchParams.get('curseur') ?? 0),
          Number(searchParams.get('limite')),
        );
      case '/echanges/flux': {
        const evenements = JSON.parse(recu.toString()) as Evenement[];
        return JSON.stringify({
          resultats: evenements.map((evenement) => this.partenaire.recevoir(evenement)),
        });
      }
      case '/echanges/evenements/recherche': {
        const { ids } = JSON.parse(recu.toString()) as { ids: string[] };
        return JSON.stringify(
          ids.filter((id) => this.partenaire.recus.has(id)).map((id) => ({ id, statut: 'applique' })),
        );
      }
      default:
        return null;
    }
  }

  #empreintes(vue: Vue, seau: string | undefined): string {
    const tenue = this.partenaire.vues[vue];
    return JSON.stringify(
      seau === undefined ? { seaux: 4096, empreintes: tenue.seaux() } : tenue.seau(Number(seau)),
    );
  }

  #faits(vue: Vue, demandeurs: readonly string[]): string {
    const entrees = demandeurs.flatMap((demandeur) => {
      const evenements = this.partenaire.vues[vue].evenements(rangDe(demandeur));
      return evenements === null ? [] : [`{"demandeur":"${demandeur}","faits":${evenements}}`];
    });
    return `[${entrees.join(',')}]`;
  }

  #changements(debut: number, limite: number): string {
    const { changements } = this.partenaire;
    const fin = Math.min(debut + limite, changements.length);
    return JSON.stringify({
      evenements: changements.slice(debut, fin),
      curseur: String(fin),
      suite: fin < changements.length,
    });
  }
}

function vueDe(declarations: string | undefined): Vue {
  return declarations === undefined ? 'dit' : 'declare';
}
