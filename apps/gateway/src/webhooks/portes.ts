import type { Partenaire } from '#annexe7';
import { ENTETES_SIGNATURE, verifierSignature, type Secrets, type VerificationSignature } from '#contract';
import type { IncomingHttpHeaders } from 'node:http';

/** The doors of the partners (X3.2): each opens to the signatures of its own partner only. */
export class Portes {
  constructor(
    private readonly secrets: Readonly<Record<Partenaire, Secrets>>,
    /** The real clock, in seconds: the business clock may be simulated. */
    private readonly maintenant: () => number = () => Math.floor(Date.now() / 1_000),
  ) {}

  /** Judges the raw bytes before anything else is looked at. */
  verifier(partenaire: Partenaire, entetes: IncomingHttpHeaders, corps: Buffer): VerificationSignature {
    const lire = (nom: string): string | undefined => {
      const valeur = entetes[nom];
      return typeof valeur === 'string' ? valeur : undefined;
    };
    return verifierSignature(
      this.secrets[partenaire],
      {
        id: lire(ENTETES_SIGNATURE.id),
        horodatage: lire(ENTETES_SIGNATURE.horodatage),
        signature: lire(ENTETES_SIGNATURE.signature),
      },
      corps,
      this.maintenant(),
    );
  }
}
