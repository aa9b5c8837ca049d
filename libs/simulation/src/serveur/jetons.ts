import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Identifiants {
  clientId: string;
  clientSecret: string;
}

/** OAuth 2 access tokens: opaque, held in memory, expiring on the technical clock (H7). */
export class Jetons {
  private readonly expirations = new Map<string, number>();

  constructor(
    private readonly identifiants: Identifiants,
    /** Lifetime of the tokens issued from now on, in seconds. */
    public dureeSecondes: number,
  ) {}

  /** A new token, or undefined when the credentials are wrong. */
  delivrer(clientId: string, clientSecret: string): string | undefined {
    const juste = memeTexte(clientId, this.identifiants.clientId);
    const secretJuste = memeTexte(clientSecret, this.identifiants.clientSecret);
    if (!juste || !secretJuste) return undefined;
    this.oublierLesPerimes();
    const jeton = randomBytes(24).toString('base64url');
    this.expirations.set(jeton, Date.now() + this.dureeSecondes * 1000);
    return jeton;
  }

  estValide(jeton: string): boolean {
    return (this.expirations.get(jeton) ?? 0) > Date.now();
  }

  /** Every token issued so far is refused from now on. */
  revoquer(): void {
    this.expirations.clear();
  }

  private oublierLesPerimes(): void {
    const maintenant = Date.now();
    for (const [jeton, expiration] of this.expirations)
      if (expiration <= maintenant) this.expirations.delete(jeton);
  }
}

function memeTexte(un: string, autre: string): boolean {
  const condense = (texte: string): Buffer => createHash('sha256').update(texte).digest();
  return timingSafeEqual(condense(un), condense(autre));
}
