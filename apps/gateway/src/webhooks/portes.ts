import type { Partenaire } from '#annexe7';
import {
  diagnostiquerSignature,
  ENTETES_SIGNATURE,
  verifierSignature,
  type EntetesSignature,
  type PartieDeSignature,
  type Secrets,
  type VerificationSignature,
} from '#contract';
import type { IncomingHttpHeaders } from 'node:http';

/** The doors of the partners (X3.2): each opens to the signatures of its own partner only. */
export class Portes {
  constructor(
    private readonly secrets: Readonly<Record<Partenaire, Secrets>>,
    /** The real clock, in seconds: the business clock may be simulated. */
    private readonly maintenant: () => number = () => Math.floor(Date.now() / 1_000),
  ) {}

  /** The keys that this door accepts, in the order of its setting: what names them, never the keys. */
  cles(partenaire: Partenaire): readonly string[] {
    return this.secrets[partenaire].identifiants;
  }

  /** The same judgement, part by part, for the bench: nothing is received. */
  diagnostiquer(
    partenaire: Partenaire,
    entetes: EntetesSignature,
    corps: Buffer,
  ): { parties: PartieDeSignature[]; cle: string | null } {
    return diagnostiquerSignature(this.secrets[partenaire], entetes, corps, this.maintenant());
  }

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
