import type { UniteDeTravail } from '#persistence';
import { EMPREINTE_DE_CHAINE, ORIGINE } from './empreinte-de-chaine.js';

export interface ChaineVerifiee {
  scellements: number;
  transitions: number;
  /** Seals whose stretch is no longer what they sealed, the oldest first. */
  rompus: { rang: number; transitions: number; scellees: number }[];
}

/** Computes every seal again from the transitions: says where the record has been changed since (V5). */
export class VerifierScellements {
  constructor(private readonly unite: UniteDeTravail) {}

  async execute(): Promise<ChaineVerifiee> {
    const sceaux = await this.unite.seule<{
      rang: number;
      jusqua: number;
      nombre: number;
      empreinte: Buffer;
    }>('SELECT rang, jusqua, nombre, empreinte FROM scellements ORDER BY rang');
    const verifiee: ChaineVerifiee = { scellements: sceaux.length, transitions: 0, rompus: [] };
    let precedente: Buffer = ORIGINE;
    let depuis = 0;
    for (const { rang, jusqua, nombre, empreinte } of sceaux) {
      const [trait] = await this.unite.seule<{ nombre: number; empreinte: Buffer }>(EMPREINTE_DE_CHAINE, [
        precedente,
        depuis,
        jusqua,
      ]);
      verifiee.transitions += trait?.nombre ?? 0;
      if (!trait?.empreinte.equals(empreinte))
        verifiee.rompus.push({ rang, transitions: trait?.nombre ?? 0, scellees: nombre });
      // Chained to what was sealed: one change shows at its own seal and no further.
      [precedente, depuis] = [empreinte, jusqua];
    }
    return verifiee;
  }
}
