import { createHash } from 'node:crypto';
import type { Partenariat } from '../partenariat.js';
import type { Magasin } from './magasin.js';

const EPOQUE = 'epoqueDesCurseurs';
const LONGUEUR_DU_SCEAU = 12;

/** X4.1. Opaque cursors of the change feed. Forgetting them starts a new epoch: those of before are unknown (410). */
export class Curseurs {
  constructor(
    private readonly magasin: Magasin,
    private readonly partenariat: Partenariat,
  ) {}

  /** The cursor that stands after a rank of the feed. */
  emettre(rang: number): string {
    const contenu = `${this.epoque()}.${rang}`;
    return Buffer.from(`${contenu}.${this.sceau(contenu)}`).toString('base64url');
  }

  /** The rank after which to go on, or undefined when the cursor is not (or no longer) known. */
  lire(curseur: string): number | undefined {
    const [epoque = '', rang = '', sceau] = Buffer.from(curseur, 'base64url').toString('latin1').split('.');
    const connu = sceau === this.sceau(`${epoque}.${rang}`) && epoque === String(this.epoque());
    return connu ? Number(rang) : undefined;
  }

  oublier(): void {
    this.magasin.regler(EPOQUE, String(this.epoque() + 1));
  }

  private epoque(): number {
    return Number(this.magasin.reglage(EPOQUE) ?? '1');
  }

  private sceau(contenu: string): string {
    return createHash('sha256')
      .update(`${this.partenariat.partenaire}.${contenu}`)
      .digest('base64url')
      .slice(0, LONGUEUR_DU_SCEAU);
  }
}
