import type { UniteDeTravail } from '#persistence';
import { creerCle } from '../registre-des-cles.js';
import { estReservee } from './creer-cle.use-case.js';
import { COLONNES_DE_CLE, ficheDepuis, type LigneDeCle } from './fiche-de-cle.js';
import type { ActeSurCle } from './suspendre-cle.use-case.js';

export interface RotationDeCle extends ActeSurCle {
  /** When the old one ends at the latest, on the real clock. */
  finitLe: Date;
}

export type IssueDeRotation =
  | { issue: 'remplacee'; id: string; cle: string; finitLe: Date }
  | { issue: 'inconnue' | 'hors_vigueur' | 'deja_remplacee' | 'reservee' };

/**
 * X5: a new key beside the old one, with the same role, scope, label and term: turning prolongs nothing. Both open until
 * the old one ends, at that day or at its term, so that whoever uses it has time to change.
 */
export class RemplacerCle {
  constructor(private readonly unite: UniteDeTravail) {}

  execute({ id, finitLe: demandee, motif, par }: RotationDeCle): Promise<IssueDeRotation> {
    return this.unite.executer(async (sql) => {
      const [ligne] = await sql<LigneDeCle>(
        `SELECT ${COLONNES_DE_CLE} FROM cles_api WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!ligne) return { issue: 'inconnue' };
      const ancienne = ficheDepuis(ligne);
      if (ancienne.etat !== 'en_vigueur') return { issue: 'hors_vigueur' };
      if (ancienne.finitLe !== null) return { issue: 'deja_remplacee' };
      const { role, portee, libelle, expireLe } = ancienne;
      if (estReservee(role, par)) return { issue: 'reservee' };
      const finitLe = expireLe !== null && expireLe < demandee ? expireLe : demandee;
      await sql('UPDATE cles_api SET finit_le = $2 WHERE id = $1', [id, finitLe]);
      const nouvelle = await creerCle(sql, { role, portee, libelle, expireLe, par, motif, remplace: id });
      return { issue: 'remplacee', ...nouvelle, finitLe };
    });
  }
}
