import {
  empreinteDemandeur,
  empreinteSeau,
  membresConnus,
  seauDe,
  type FaitTenu,
  type TypeFait,
} from '#annexe7';
import { typeCourt, type Evenement } from '#contract';
import type { Magasin } from './magasin.js';

/** X4.3. The two things a partner can be compared on: what it was told, and what it states. */
export type Vue = 'dit' | 'declare';

export interface SeauTenu {
  seau: number;
  effectif: number;
  empreinte: string;
}

interface LigneFait {
  cle: string;
  sequence: string;
  evenement: string;
}

const FAITS_DE: Readonly<Record<Vue, string>> = {
  dit: 'SELECT cle, sequence, evenement FROM dit WHERE demandeur = ?',
  declare: `SELECT d.cle, d.sequence, e.corps AS evenement
            FROM declare d JOIN enonce e ON e.rang = d.rang WHERE d.demandeur = ?`,
};

/** Digests by bucket and by demandeur, computed again only for the demandeurs touched since the last question. */
export class Empreintes {
  constructor(private readonly magasin: Magasin) {}

  /** To call in the transaction that changes what is held about a demandeur. */
  perimer(vue: Vue, demandeur: string): void {
    this.magasin.ecrire(
      `INSERT INTO empreinte (vue, seau, demandeur, empreinte) VALUES (?, ?, ?, NULL)
       ON CONFLICT (vue, seau, demandeur) DO UPDATE SET empreinte = NULL`,
      vue,
      seauDe(demandeur),
      demandeur,
    );
  }

  seaux(vue: Vue): SeauTenu[] {
    this.rafraichir(vue);
    const lignes = this.magasin.lignes<{ seau: number; demandeur: string; empreinte: string }>(
      'SELECT seau, demandeur, empreinte FROM empreinte WHERE vue = ? ORDER BY seau, demandeur',
      vue,
    );
    const parSeau = Map.groupBy(lignes, (ligne) => ligne.seau);
    return [...parSeau].map(([seau, paires]) => ({
      seau,
      effectif: paires.length,
      empreinte: empreinteSeau(paires),
    }));
  }

  duSeau(vue: Vue, seau: number): { demandeur: string; empreinte: string }[] {
    this.rafraichir(vue);
    const lignes = this.magasin.lignes<{ demandeur: string; empreinte: string }>(
      'SELECT demandeur, empreinte FROM empreinte WHERE vue = ? AND seau = ? ORDER BY demandeur',
      vue,
      seau,
    );
    return lignes.map(({ demandeur, empreinte }) => ({ demandeur, empreinte }));
  }

  /** The newest event per key about a demandeur, withdrawn ones included, as JSON texts sorted by key. */
  faits(vue: Vue, demandeur: string): string[] {
    const lignes = this.magasin.lignes<LigneFait>(`${FAITS_DE[vue]} ORDER BY 1`, demandeur);
    return lignes.map((ligne) => ligne.evenement);
  }

  /** The newest event under one key, as a JSON text. */
  fait(vue: Vue, demandeur: string, cle: string): string | undefined {
    return this.magasin.lignes<LigneFait>(FAITS_DE[vue], demandeur).find((ligne) => ligne.cle === cle)
      ?.evenement;
  }

  private rafraichir(vue: Vue): void {
    this.magasin.transaction(() => {
      const perimees = this.magasin.lignes<{ demandeur: string }>(
        'SELECT demandeur FROM empreinte WHERE vue = ? AND empreinte IS NULL',
        vue,
      );
      for (const { demandeur } of perimees) {
        const empreinte = this.calculer(vue, demandeur);
        const ligne = [vue, seauDe(demandeur), demandeur] as const;
        if (empreinte === null)
          this.magasin.ecrire('DELETE FROM empreinte WHERE vue = ? AND seau = ? AND demandeur = ?', ...ligne);
        else
          this.magasin.ecrire(
            'UPDATE empreinte SET empreinte = ? WHERE vue = ? AND seau = ? AND demandeur = ?',
            empreinte,
            ...ligne,
          );
      }
    });
  }

  /** Null: nothing is held about him any more. */
  private calculer(vue: Vue, demandeur: string): string | null {
    const lignes = this.magasin.lignes<LigneFait>(FAITS_DE[vue], demandeur);
    return lignes.length === 0 ? null : empreinteDemandeur(lignes.map(faitTenu));
  }
}

function faitTenu({ cle, sequence, evenement }: LigneFait): FaitTenu {
  const { type, data } = JSON.parse(evenement) as Evenement;
  return { cle, sequence, data: membresConnus(typeCourt(type) as TypeFait, data) };
}
