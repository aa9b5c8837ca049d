/** Around a commit or a call: not forwarded; forwarded and its answer kept back; once the answer has been given. */
export const MOMENTS = ['avant', 'pendant', 'apres'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What a process is doing when it commits or calls, recognised from outside. */
export type Genre =
  | 'recevoir'
  | 'page'
  | 'prendre'
  | 'appliquer'
  | 'effets'
  | 'corriger'
  | 'prendre_envoi'
  | 'enregistrer'
  | 'regler'
  | 'nuit'
  | 'rejeu'
  | 'sonner'
  | 'dire_gide'
  | 'dire_parcours3'
  | 'chercher'
  | 'comparer';

export interface Point {
  genre: Genre;
  moment: Moment;
  /** Only when what is committed or sent holds this text: the id of a message, for instance. */
  contenant?: string;
}

/** What becomes of the bytes held: let go (after whatever wait), cut off, or answered in the server's place. */
export type Decision = 'laisser' | 'couper' | { reponse: Buffer };

export interface Piege extends Point {
  /** Given the name of the process that stands at the point. Without a decision the connection is cut. */
  agir(processus: string): Promise<Decision | void> | Decision | void;
  /** Only for this process. */
  processus?: string;
  /** Stays set until it is lifted; by default a piège is sprung once. */
  repete?: boolean;
}

export type Temoin = (genre: Genre, processus: string, quand: 'debut' | 'fin') => void;

/**
 * Named points at which something happens, without any test code in the product: the relays see what goes by, ask
 * here, and hold the bytes where the point says.
 */
export class Pieges {
  readonly #armes = new Set<Piege>();
  readonly #temoins = new Set<Temoin>();

  /** @returns how to lift it */
  armer(piege: Piege): () => void {
    this.#armes.add(piege);
    return () => this.#armes.delete(piege);
  }

  lever(): void {
    this.#armes.clear();
  }

  /** Called when a commit or a call begins, and when its answer is there. @returns how to stop */
  temoigner(temoin: Temoin): () => void {
    this.#temoins.add(temoin);
    return () => this.#temoins.delete(temoin);
  }

  voir(...vu: Parameters<Temoin>): void {
    for (const temoin of this.#temoins) temoin(...vu);
  }

  /** The piège that stands at this point, taken away when it strikes once. `contenu` is only asked for when needed. */
  prendre(genre: Genre, processus: string, contenu: () => string): Piege | undefined {
    for (const piege of this.#armes) {
      if (piege.genre !== genre || (piege.processus ?? processus) !== processus) continue;
      if (piege.contenant !== undefined && !contenu().includes(piege.contenant)) continue;
      if (piege.repete !== true) this.#armes.delete(piege);
      return piege;
    }
    return undefined;
  }
}
