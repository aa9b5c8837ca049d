import { fermerSessions, type SessionLue } from '#access';
import type { UniteDeTravail } from '#persistence';
import type { Fournisseur } from './fournisseur.js';

/** X5: signs out here, for good, and says where to sign out of the provider too. */
export class SeDeconnecter {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly fournisseur: Fournisseur | undefined,
  ) {}

  /** @returns the address at the provider; null when there is none */
  async execute({ empreinte }: Pick<SessionLue, 'empreinte'>): Promise<string | null> {
    await fermerSessions(this.unite.seule, { empreinte }, 'deconnexion');
    return (await this.fournisseur?.adresseDeDeconnexion()) ?? null;
  }
}
