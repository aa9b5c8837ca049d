import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as attendre } from 'node:timers/promises';
import { portLibre } from '../../serveur-redis.js';

/** What goes on in a direction: bytes, the end of both sides, or an answer in the place of the other side. */
export type Suite = Buffer | 'couper' | { reponse: Buffer };

/** What a relay does to the bytes of one connection. */
export interface Filtre {
  aller(octets: Buffer): Suite | Promise<Suite>;
  retour(octets: Buffer): Suite | Promise<Suite>;
}

export const SANS_FILTRE = (): Filtre => ({ aller: (octets) => octets, retour: (octets) => octets });

type Lien = readonly [client: Socket, serveur: Socket];

/**
 * A TCP relay of the rig, before one server and for one process: it cuts, freezes and delays without any privilege.
 * Its port stays the same for as long as it lives.
 */
export class RelaisTcp {
  readonly #liens = new Set<Lien>();
  readonly #muets = new WeakSet<Lien>();
  #degel: Promise<void> | undefined;
  #degeler: () => void = () => undefined;
  #serveur: Server | undefined;
  #port = 0;
  retardMs = 0;

  private constructor(
    private readonly cible: () => { port: number; hote?: string },
    private readonly filtrer: () => Filtre,
  ) {}

  static async ouvrir(
    cible: () => { port: number },
    filtrer: () => Filtre = SANS_FILTRE,
  ): Promise<RelaisTcp> {
    const relais = new RelaisTcp(cible, filtrer);
    relais.#port = await portLibre();
    await relais.accepter();
    return relais;
  }

  get port(): number {
    return this.#port;
  }

  /** Connections under way. */
  get liens(): number {
    return this.#liens.size;
  }

  /** Connections are refused, those under way are cut. */
  async refuser(): Promise<void> {
    const serveur = this.#serveur;
    this.#serveur = undefined;
    if (serveur === undefined) return;
    const ferme = once(serveur, 'close');
    serveur.close();
    this.couper();
    await ferme;
  }

  /** Ends `refuser`. */
  async accepter(): Promise<void> {
    if (this.#serveur !== undefined) return;
    const serveur = createServer({ noDelay: true }, (client) => void this.#relier(client));
    serveur.listen(this.#port, '127.0.0.1');
    await once(serveur, 'listening');
    this.#port = (serveur.address() as AddressInfo).port;
    this.#serveur = serveur;
  }

  /** Cuts every connection under way; new ones pass. */
  couper(): void {
    for (const lien of this.#liens) for (const prise of lien) prise.resetAndDestroy();
  }

  /** Nothing passes any more and nothing is refused, until `degeler`. */
  geler(): void {
    this.#degel ??= new Promise((resoudre) => (this.#degeler = resoudre));
  }

  degeler(): void {
    this.#degeler();
    this.#degel = undefined;
  }

  /** What is said on the connections under way is lost, both ways and without an end; new ones pass. */
  taire(): void {
    for (const lien of this.#liens) this.#muets.add(lien);
  }

  async fermer(): Promise<void> {
    this.degeler();
    await this.refuser();
  }

  async #relier(client: Socket): Promise<void> {
    await this.#degel;
    const { port, hote = '127.0.0.1' } = this.cible();
    const serveur = connect({ port, host: hote, noDelay: true });
    const lien: Lien = [client, serveur];
    this.#liens.add(lien);
    const filtre = this.filtrer();
    await Promise.all([
      this.#couler(lien, client, serveur, (octets) => filtre.aller(octets)),
      this.#couler(lien, serveur, client, (octets) => filtre.retour(octets)),
    ]);
    this.#liens.delete(lien);
  }

  async #couler(
    lien: Lien,
    de: Socket,
    vers: Socket,
    filtrer: (octets: Buffer) => Suite | Promise<Suite>,
  ): Promise<void> {
    de.on('error', () => this.#muets.has(lien) || vers.resetAndDestroy());
    try {
      for await (const octets of de) {
        if (this.#muets.has(lien)) continue;
        const suite = await filtrer(octets as Buffer);
        if (this.retardMs > 0) await attendre(this.retardMs);
        await this.#degel;
        if (suite === 'couper') break;
        if ('reponse' in suite) {
          de.write(suite.reponse);
          continue;
        }
        if (suite.length > 0 && !vers.destroyed && !vers.write(suite))
          await Promise.race([once(vers, 'drain'), once(vers, 'close')]);
      }
      if (this.#muets.has(lien)) return;
      if (de.readableEnded) vers.end();
      else for (const prise of [de, vers]) prise.resetAndDestroy();
    } catch {
      if (this.#muets.has(lien)) return;
      // One side is gone: so is the other.
      for (const prise of [de, vers]) prise.destroy();
    }
  }
}
