/** A message of the client in PostgreSQL's protocol: its type, and its bytes as they go on. */
export interface MessagePostgres {
  /** `Q`, `P`, `B`, `E`, `S`…; empty for what comes before the session (startup, cancel). */
  type: string;
  octets: Buffer;
}

const ENTETE = 5;

/** Cuts what a client sends into messages; the session's parameters come in the first. */
export class LecteurPostgres {
  #reste: Buffer = Buffer.alloc(0);
  #ouverte = false;

  lire(octets: Buffer): MessagePostgres[] {
    this.#reste = this.#reste.length === 0 ? octets : Buffer.concat([this.#reste, octets]);
    const messages: MessagePostgres[] = [];
    for (let message = this.#suivant(); message; message = this.#suivant()) messages.push(message);
    return messages;
  }

  #suivant(): MessagePostgres | undefined {
    const prefixe = this.#ouverte ? 1 : 0;
    if (this.#reste.length < prefixe + 4) return undefined;
    const longueur = prefixe + this.#reste.readInt32BE(prefixe);
    if (this.#reste.length < longueur) return undefined;
    const octets = this.#reste.subarray(0, longueur);
    this.#reste = this.#reste.subarray(longueur);
    const type = this.#ouverte ? String.fromCharCode(octets[0] ?? 0) : '';
    // Asking for TLS, or for a cancel, opens no session.
    if (!this.#ouverte) this.#ouverte = octets.length > 8 && octets.readInt32BE(4) === 196_608;
    return { type, octets };
  }
}

/** The statement that a `Q` or `P` message holds; undefined for another type. */
export function texteDe({ type, octets }: MessagePostgres): string | undefined {
  if (type === 'Q') return octets.toString('utf8', ENTETE, octets.length - 1);
  if (type !== 'P') return undefined;
  const debut = octets.indexOf(0, ENTETE) + 1;
  return octets.toString('utf8', debut, octets.indexOf(0, debut));
}
