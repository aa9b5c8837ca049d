import type { UniteDeTravail } from '#persistence';
import { creerCle, type NouvelleCle } from '../registre-des-cles.js';

export type IssueDeCreation = { issue: 'creee'; id: string; cle: string } | { issue: 'reservee' };

/**
 * X5: makes a key on the order of somebody. A key outlives the account of who saw it: nobody signed in makes one of
 * administrateur, which would keep their rights after they are taken back. The operator of the machine does.
 */
export class CreerCle {
  constructor(private readonly unite: UniteDeTravail) {}

  async execute(demande: NouvelleCle & { par: string; motif: string }): Promise<IssueDeCreation> {
    if (estReservee(demande.role, demande.par)) return { issue: 'reservee' };
    return { issue: 'creee', ...(await creerCle(this.unite.seule, demande)) };
  }
}

/** True when the role of a key is not for a person to give. */
export function estReservee(role: string, par: string): boolean {
  return role === 'administrateur' && par.startsWith('compte:');
}
