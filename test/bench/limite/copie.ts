import type { Submittable } from 'pg';

/** What is used of pg's connection while a COPY runs. */
interface ConnexionPg {
  query(texte: string): void;
  sendCopyFromChunk(octets: Buffer): void;
  endCopyFrom(): void;
}

/**
 * `COPY … FROM STDIN` for pg, which has the protocol but no command for it: give it to `client.query`, then wait for
 * `fini`.
 */
export class Copie implements Submittable {
  readonly fini: Promise<void>;
  readonly #regler: { resoudre: () => void; rejeter: (erreur: Error) => void };
  #erreur: Error | undefined;

  /** @param octets rows in the text format of COPY */
  constructor(
    private readonly ordre: string,
    private readonly octets: Buffer,
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.fini = promise;
    this.#regler = { resoudre: resolve, rejeter: reject };
  }

  submit(connexion: unknown): void {
    (connexion as ConnexionPg).query(this.ordre);
  }

  handleCopyInResponse(connexion: ConnexionPg): void {
    connexion.sendCopyFromChunk(this.octets);
    connexion.endCopyFrom();
  }

  handleCommandComplete(): void {
    // What counts is that the server is ready again.
  }

  handleError(erreur: Error): void {
    this.#erreur = erreur;
    this.#regler.rejeter(erreur);
  }

  handleReadyForQuery(): void {
    if (!this.#erreur) this.#regler.resoudre();
  }
}

/** A row in the text format of COPY. */
export function ligneDeCopie(valeurs: readonly (string | number)[]): string {
  return `${valeurs.map((valeur) => String(valeur).replace(/[\\\t\n\r]/g, echapper)).join('\t')}\n`;
}

const ECHAPPEMENTS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function echapper(caractere: string): string {
  return ECHAPPEMENTS[caractere] ?? caractere;
}
