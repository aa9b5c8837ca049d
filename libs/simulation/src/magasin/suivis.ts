import type { DateCivile } from '#annexe7';
import { donneesEnVigueur } from './dits.js';
import type { Magasin } from './magasin.js';

/** The cotraitances that a partner has begun to live, and since when: late ones are caught up once. */
export class Suivis {
  constructor(private readonly magasin: Magasin) {}

  estSuivie(cotraitance: string): boolean {
    return this.magasin.ligne('SELECT 1 FROM suivi WHERE cotraitance = ?', cotraitance) !== undefined;
  }

  commencer(cotraitance: string, depuis: DateCivile): void {
    this.magasin.ecrire(
      'INSERT INTO suivi (cotraitance, depuis) VALUES (?, ?) ON CONFLICT (cotraitance) DO NOTHING',
      cotraitance,
      depuis,
    );
  }

  /** Data of the affectations told, in force, whose cotraitance is not followed yet. */
  nouvelles<T>(): T[] {
    const lignes = this.magasin.lignes<{ evenement: string }>(
      `SELECT evenement FROM dit
       WHERE type = 'affectation.enregistree' AND cotraitance NOT IN (SELECT cotraitance FROM suivi)
       ORDER BY cotraitance, demandeur`,
    );
    return lignes.flatMap(({ evenement }) => donneesEnVigueur<T>(evenement));
  }
}
