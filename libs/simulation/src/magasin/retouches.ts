import { randomUUID } from 'node:crypto';
import type { DateCivile, TypeFait } from '#annexe7';
import { composerEvenement, type Evenement } from '#contract';
import { instantDeParis } from '../calendrier/heure-de-paris.js';
import type { Empreintes, Vue } from './empreintes.js';
import type { Enonces } from './enonces.js';
import type { Magasin } from './magasin.js';

/** What a partner is made to lose, to change or to make up, without a word to anyone. */
export interface Retouche {
  /** `dit`: what it was told; `declare`: what it states. */
  vue: Vue;
  demandeur: string;
  cle: string;
  /** The fact is lost. */
  perdre?: true;
  /** Given: what the fact becomes; a key that is not held needs `data`. */
  sequence?: string;
  data?: Record<string, unknown>;
}

export type IssueDeRetouche = 'perdu' | 'change' | 'ajoute' | 'inconnu';

const PREMIERE_SEQUENCE = '0000000001';

/** Differences on purpose: neither the ledger nor the feed knows of them, the digests follow. */
export class Retouches {
  constructor(
    private readonly magasin: Magasin,
    private readonly enonces: Enonces,
    private readonly empreintes: Empreintes,
  ) {}

  appliquer(retouche: Retouche, jour: DateCivile): IssueDeRetouche {
    return this.magasin.transaction(() => {
      const { vue, demandeur, cle, perdre, data } = retouche;
      const tenu = this.tenu(retouche);
      if (tenu === undefined && (perdre || data === undefined)) return 'inconnu';
      if (perdre) this.magasin.ecrire(`DELETE FROM ${vue} WHERE demandeur = ? AND cle = ?`, demandeur, cle);
      else if (tenu !== undefined) this.changer(retouche, tenu);
      else this.ajouter({ ...retouche, data: data ?? {} }, jour);
      this.empreintes.perimer(vue, demandeur);
      return perdre ? 'perdu' : tenu === undefined ? 'ajoute' : 'change';
    });
  }

  private tenu({ vue, demandeur, cle }: Retouche): Evenement | undefined {
    const texte = this.empreintes.fait(vue, demandeur, cle);
    return texte === undefined ? undefined : (JSON.parse(texte) as Evenement);
  }

  private changer({ vue, demandeur, cle, ...retouche }: Retouche, tenu: Evenement): void {
    const { sequence = tenu.sequence, data = tenu.data } = retouche;
    const evenement = JSON.stringify({ ...tenu, sequence, data });
    const cible = 'WHERE demandeur = ? AND cle = ?';
    if (vue === 'dit') {
      this.magasin.ecrire(
        `UPDATE dit SET sequence = ?, evenement = ? ${cible}`,
        ...[sequence, evenement, demandeur, cle],
      );
      return;
    }
    this.magasin.ecrire(
      `UPDATE enonce SET sequence = ?, corps = ? WHERE rang = (SELECT rang FROM declare ${cible})`,
      ...[sequence, evenement, demandeur, cle],
    );
    this.magasin.ecrire(`UPDATE declare SET sequence = ? ${cible}`, sequence, demandeur, cle);
  }

  private ajouter(
    { vue, demandeur, cle, sequence = PREMIERE_SEQUENCE, data }: Retouche & { data: Record<string, unknown> },
    jour: DateCivile,
  ): void {
    const type = cle.slice(0, cle.indexOf('/')) as TypeFait;
    if (vue === 'declare') {
      this.enonces.taire({ type, data, jour, sequence });
      return;
    }
    const cotraitance = typeof data['cotraitance'] === 'string' ? data['cotraitance'] : null;
    const time = instantDeParis(jour, 0);
    const fait = { id: randomUUID(), type, sequence, demandeur, cotraitance, data, time };
    this.magasin.ecrire(
      'INSERT INTO dit (demandeur, cle, sequence, type, cotraitance, evenement) VALUES (?, ?, ?, ?, ?, ?)',
      ...[demandeur, cle, sequence, type, cotraitance, JSON.stringify(composerEvenement('urn:dude', fait))],
    );
  }
}
