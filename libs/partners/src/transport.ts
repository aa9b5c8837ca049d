import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { avecEcheance } from './echeance.js';
import type { IssueReseau } from './issues-http.js';
import { classerErreurReseau } from './issues-http.js';
import { libelleCause } from './causes.js';
import { Places } from './places.js';
import { ReseauxSortants } from './reseaux-sortants.js';
import { operationDe, SANS_SUIVI, type SuivreAppel } from './suivi.js';

const MIO = 1_024 * 1_024;
/** Answers to a lot, a search or digests: 500 results or 4,096 buckets stand far below. */
export const PLAFOND_REPONSE = 5 * MIO;
/** Pages of changes and facts: 1,000 events with their free texts (2,000 characters) pass 5 MiB without being wrong. */
export const PLAFOND_PAGE = 20 * MIO;
/** Longest time to open a connection: under the deadline, so that "never sent" can be told from "no answer". */
const CONNEXION_MAXIMALE_MS = 3_000;

export interface ReglagesTransport {
  /** Base URL of the partner, with or without a path. */
  url: string;
  /** Deadline of one exchange, from connection to the last byte of the body. */
  delaiMs: number;
  /** Exchanges at a time (and sockets), others wait. */
  concurrence: number;
  /** Told of each exchange. */
  suivre?: SuivreAppel;
  /** Where connections may go (check 16); everywhere by default. */
  reseaux?: ReseauxSortants;
  /** Resolves names, instead of the system. */
  resoudre?: LookupFunction;
}

export interface Demande {
  methode: 'GET' | 'POST';
  /** Below the base URL, with its query; never a numéro DE. */
  chemin: string;
  entetes?: Record<string, string>;
  corps?: Buffer | string;
  /** Largest body read, in bytes. */
  plafond?: number;
}

export interface ReponseBrute {
  statut: number;
  entetes: Headers;
  /** The body as received; empty when an error answer (4xx, 5xx) broke off. */
  octets: Buffer;
}

/** No usable HTTP answer: the cause, and whether the partner may have handled the request. */
export class EchecReseau extends Error {
  constructor(readonly issue: IssueReseau) {
    super(libelleCause(issue.cause));
    this.name = 'EchecReseau';
  }
}

/**
 * HTTP towards one partner: global `fetch`, with an agent of its own (undici, the library `fetch` is made of) so that
 * a slow partner cannot take the other's sockets and the time to connect is bounded apart. Redirects are errors.
 */
export class Transport {
  readonly #base: string;
  readonly #hote: string;
  readonly #reseaux: ReseauxSortants;
  readonly #agent: Agent;
  readonly #places: Places;

  constructor(private readonly reglages: ReglagesTransport) {
    const url = new URL(reglages.url);
    if (!/^https?:$/.test(url.protocol))
      throw new Error("L'adresse d'un partenaire doit être en http ou https.");
    if (url.username !== '' || url.search !== '' || url.hash !== '')
      throw new Error("L'adresse d'un partenaire ne porte ni identifiants, ni paramètres, ni ancre.");
    this.#base = url.href.replace(/\/+$/, '');
    this.#hote = url.hostname;
    this.#reseaux = reglages.reseaux ?? ReseauxSortants.tous();
    this.#places = new Places(reglages.concurrence);
    this.#agent = new Agent({
      connections: reglages.concurrence,
      connect: {
        timeout: Math.min(CONNEXION_MAXIMALE_MS, reglages.delaiMs),
        lookup: this.#reseaux.resolution(reglages.resoudre),
      },
    });
  }

  /** One exchange. @throws EchecReseau */
  async demander(demande: Demande): Promise<ReponseBrute> {
    const { suivre = SANS_SUIVI } = this.reglages;
    const appel = { methode: demande.methode, operation: operationDe(demande.chemin) };
    return this.#places.occuper(() =>
      suivre(appel, (entetes) =>
        avecEcheance(
          this.reglages.delaiMs,
          () => new EchecReseau({ cause: 'delai_depasse', phase: 'apres' }),
          (signal) => this.#echanger({ ...demande, entetes: { ...entetes, ...demande.entetes } }, signal),
        ),
      ),
    );
  }

  /** Closes the sockets; exchanges under way are given up. */
  async fermer(): Promise<void> {
    await this.#agent.destroy();
  }

  async #echanger(demande: Demande, signal: AbortSignal): Promise<ReponseBrute> {
    const reponse = await this.#envoyer(demande, signal);
    const { status: statut, headers: entetes } = reponse;
    try {
      return { statut, entetes, octets: await lireBorne(reponse, demande.plafond ?? PLAFOND_REPONSE) };
    } catch (erreur) {
      // The status of an error says enough, even when its explanation broke off.
      if (statut >= 400) return { statut, entetes, octets: Buffer.alloc(0) };
      throw erreur instanceof EchecReseau ? erreur : new EchecReseau(apresEnvoi(erreur));
    }
  }

  async #envoyer(demande: Demande, signal: AbortSignal): Promise<Response> {
    const init: RequestInit & { dispatcher: Agent } = {
      method: demande.methode,
      // `identity`: the size cap and the kept bytes are those of the wire.
      headers: { 'accept-encoding': 'identity', ...demande.entetes },
      body: demande.corps ?? null,
      redirect: 'error',
      signal,
      dispatcher: this.#agent,
    };
    // Only ever this host: a path that does not begin as one could change it.
    if (!demande.chemin.startsWith('/')) throw new Error('a path begins with a slash');
    try {
      this.#reseaux.exigerHote(this.#hote);
      return await fetch(this.#base + demande.chemin, init);
    } catch (erreur) {
      throw new EchecReseau(classerErreurReseau(erreur));
    }
  }
}

function apresEnvoi(erreur: unknown): IssueReseau {
  const issue = classerErreurReseau(erreur);
  return issue.phase === 'apres' ? issue : { cause: 'connexion_coupee', phase: 'apres' };
}

async function lireBorne(reponse: Response, plafond: number): Promise<Buffer> {
  if (reponse.body === null) return Buffer.alloc(0);
  const morceaux: Uint8Array[] = [];
  let total = 0;
  const corps: AsyncIterable<Uint8Array> = reponse.body;
  for await (const morceau of corps) {
    total += morceau.byteLength;
    // Leaving the loop cancels the stream, and with it the socket.
    if (total > plafond) throw new EchecReseau({ cause: 'reponse_trop_grande', phase: 'apres' });
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux, total);
}
