import type { DateCivile } from '#annexe7';
import type { Magasin } from './magasin.js';

/** The cotraitances that a partner has begun to live, and since when: late ones are caught up once. */
export class Suivis {
  constructor(private readonly magasin: Magasin) {}

  estSuivie(cotraitance: string): boolean {
    return this.magasin.ligne('SELECT 1 FROM suivi WHERE cotraitance = ?', cotraitance) !== undefined;
  }

  commencer(cotraitance: string, depuis: DateCivile): void {
    this.magasin.ecrire('INSERT INTO suivi (cotraitance, depuis) VALUES (?, ?)', cotraitance, depuis);
  }
}
