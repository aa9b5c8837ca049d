import { ajouterJours, type DateCivile } from '#annexe7';
import type { AEnoncer, Enonce } from '../magasin/enonces.js';
import type { Magasin } from '../magasin/magasin.js';
import type { Boite } from '../webhooks/boite.js';
import { completer } from './completer.js';
import type { Geste, Memoire, Vie } from './vie.js';

const DERNIER_JOUR = 'dernierJourVecu';

export interface Avancee {
  aujourdhui: DateCivile;
  joursVecus: number;
  enonces: number;
}

/** The course of a partner's days: the history at the first start, then each day once, in one transaction. */
export class Cours {
  constructor(
    private readonly magasin: Magasin,
    private readonly memoire: Memoire,
    private readonly boite: Boite,
    private readonly vie: Vie,
    private readonly premierJour: DateCivile,
  ) {}

  /** At the first start, states the history before the first day; it is left to the change feed (no webhook). */
  ouvrir(): number {
    if (this.magasin.reglage(DERNIER_JOUR) !== undefined) return 0;
    return this.magasin.transaction(() => {
      const nombre = this.poser(this.vie.histoire(this.premierJour));
      this.boite.avancer(this.memoire.enonces.dernierRang());
      this.magasin.regler(DERNIER_JOUR, ajouterJours(this.premierJour, -1));
      return nombre;
    });
  }

  /** The business day of the partner: the last one lived, or the first to live when none was. */
  aujourdhui(): DateCivile {
    const dernier = this.dernierJour();
    return dernier < this.premierJour ? this.premierJour : dernier;
  }

  /** Last day lived; before the first day when none was. */
  dernierJour(): DateCivile {
    return this.magasin.reglage(DERNIER_JOUR) ?? ajouterJours(this.premierJour, -1);
  }

  /** Lives every day after the last one lived, up to a date. Asked again, or for a past date: nothing. */
  vivreJusqua(date: DateCivile): Avancee {
    let joursVecus = 0;
    let enonces = 0;
    for (let jour = ajouterJours(this.dernierJour(), 1); jour <= date; jour = ajouterJours(jour, 1)) {
      enonces += this.vivre(jour);
      joursVecus += 1;
    }
    return { aujourdhui: this.aujourdhui(), joursVecus, enonces };
  }

  /** States facts now, whatever the life says; missing numbers are filled in. All or nothing. */
  enoncer(faits: readonly AEnoncer[]): Enonce[] {
    return this.magasin.transaction(() =>
      faits.map((fait) => this.memoire.enonces.ajouter(completer(fait, this.memoire.enonces) ?? fait)),
    );
  }

  private vivre(jour: DateCivile): number {
    return this.magasin.transaction(() => {
      const nombre = this.poser(this.vie.jour(jour, this.memoire));
      this.magasin.regler(DERNIER_JOUR, jour);
      return nombre;
    });
  }

  private poser(gestes: Iterable<Geste>): number {
    let nombre = 0;
    for (const geste of gestes) {
      const complet = completer(geste, this.memoire.enonces);
      if (complet === undefined) continue;
      this.memoire.enonces.ajouter(complet);
      nombre += 1;
    }
    return nombre;
  }
}
