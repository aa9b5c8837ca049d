import {
  controlerEvenementDit,
  empreinteContenu,
  typeCourt,
  type ResultatEvenement,
  type VerdictAccepte,
} from '#contract';
import { jourDeParis } from '../calendrier/heure-de-paris.js';
import type { Dits, Recu } from '../magasin/dits.js';
import type { Magasin } from '../magasin/magasin.js';
import type { Partenariat } from '../partenariat.js';

/** A refusal decided by a fault, before the partner looks at the event itself. */
export type RejetVoulu = (evenement: VerdictAccepte) => { code: string; detail: string } | undefined;

export interface Lot {
  /** Id of the envoi: Idempotency-Key of X4.2. */
  envoi: string;
  evenements: readonly unknown[];
  /** Business day, for an event without a readable `time`. */
  jour: string;
  rejetVoulu?: RejetVoulu;
}

/** X4.2. Takes what the gateway tells, event by event, in one transaction: facts, fates and ledger together. */
export class AppliquerLot {
  constructor(
    private readonly magasin: Magasin,
    private readonly dits: Dits,
    private readonly partenariat: Partenariat,
  ) {}

  /** One result per event, in their order. */
  executer(lot: Lot): ResultatEvenement[] {
    return this.magasin.transaction(() =>
      lot.evenements.map((evenement) => this.unEvenement(evenement, lot)),
    );
  }

  private unEvenement(brut: unknown, lot: Lot): ResultatEvenement {
    const id = identifiant(brut);
    const empreinte = empreinteContenu(brut);
    const deja = id === '' ? undefined : this.dits.recu(id);
    if (deja !== undefined && !empreinte.equals(deja.empreinte)) this.dits.noterReutilisation(id);
    if (deja !== undefined && deja.statut !== 'rejete') return { id, statut: 'doublon' };

    const resultat = this.decider(brut, id, lot);
    if (id !== '') this.dits.noterRecu({ ...recuDe(brut, lot.jour), id, empreinte, statut: resultat.statut });
    return resultat;
  }

  private decider(brut: unknown, id: string, lot: Lot): ResultatEvenement & { statut: Recu['statut'] } {
    const verdict = controlerEvenementDit(brut, this.partenariat.partenaire);
    if (verdict.verdict === 'refuse') {
      return { id, statut: 'rejete', code: verdict.code, detail: verdict.detail };
    }
    const rejet = lot.rejetVoulu?.(verdict);
    if (rejet !== undefined) return { id, statut: 'rejete', ...rejet };

    const { demandeur, cle, cotraitance, type, evenement } = verdict;
    const tenue = this.dits.sequenceTenue(demandeur, cle);
    if (tenue !== undefined && evenement.sequence <= tenue)
      return { id, statut: 'obsolete', sequence: tenue };
    const fait = { demandeur, cle, cotraitance, type, sequence: evenement.sequence };
    this.dits.appliquer({ ...fait, evenement: JSON.stringify(evenement) }, id, lot.envoi);
    return { id, statut: 'applique' };
  }
}

function identifiant(brut: unknown): string {
  const id = (brut as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : '';
}

function recuDe(brut: unknown, jour: string): Pick<Recu, 'type' | 'jour'> {
  const { type, time } = brut as { type?: unknown; time?: unknown };
  return {
    type: (typeof type === 'string' ? typeCourt(type) : undefined) ?? null,
    jour: (typeof time === 'string' ? jourDeParis(time) : undefined) ?? jour,
  };
}
