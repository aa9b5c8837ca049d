import { setTimeout as attendre } from 'node:timers/promises';
import type { EmpreinteDeDemandeur, EmpreinteDeSeau } from '#contract';
import { DEMANDEURS_MAX } from '#contract';
import { ErreurPartenaire, type FaitsDuDemandeur } from '#partners';
import type { Vue } from '../ecarts/ecart.js';
import { enParallele } from './en-parallele.js';

/** What the comparison asks of a partner's client (X4.3); null: not offered. */
export interface SourceDEmpreintes {
  empreintes(): Promise<EmpreinteDeSeau[] | null>;
  empreintesDuSeau(seau: number): Promise<EmpreinteDeDemandeur[]>;
  faits(demandeurs: readonly string[]): Promise<FaitsDuDemandeur[]>;
  empreintesDeclarees(): Promise<EmpreinteDeSeau[] | null>;
  empreintesDeclareesDuSeau(seau: number): Promise<EmpreinteDeDemandeur[] | null>;
  faitsDeclares(demandeurs: readonly string[]): Promise<FaitsDuDemandeur[] | null>;
}

/** The partner stopped offering its declarations while it was being asked. */
export class DeclarationsRetirees extends Error {}

/** Questions at a time to one partner: its client has more places, which the outbox needs too. */
export const QUESTIONS_A_LA_FOIS = 4;

/**
 * Waits, in ms, before a question that the partner put off is asked again. An answer may take ten seconds to say so: each
 * wait ends with a sign of life, so that the lease of the night (30 s) lasts.
 */
const PATIENCE_MS = [500, 2_000];
const ATTENTE_MAXIMALE_MS = 5_000;
const REMIS_A_PLUS_TARD: readonly unknown[] = [429, 503];

/** One of the two things that a partner can be compared on, and how many questions it was asked. */
export class VueDuPartenaire {
  requetes = 0;

  constructor(
    private readonly source: SourceDEmpreintes,
    readonly vue: Vue,
    /** The step is alive; throws when the lease of the night was lost. */
    private readonly signeDeVie: () => Promise<void>,
  ) {}

  /** Digests of its non-empty buckets; null when it does not offer them. */
  seaux(): Promise<EmpreinteDeSeau[] | null> {
    return this.#demander(() =>
      this.vue === 'dit' ? this.source.empreintes() : this.source.empreintesDeclarees(),
    );
  }

  /** Digests by demandeur of a bucket. */
  async seau(seau: number): Promise<Map<string, string>> {
    const lues = await this.#demander(() =>
      this.vue === 'dit' ? this.source.empreintesDuSeau(seau) : this.source.empreintesDeclareesDuSeau(seau),
    );
    return new Map(offertes(lues).map(({ demandeur, empreinte }) => [demandeur, empreinte]));
  }

  /** What it holds about demandeurs, whatever their number; those that it does not name hold nothing. */
  async faits(demandeurs: readonly string[]): Promise<Map<string, FaitsDuDemandeur>> {
    const demandes: string[][] = [];
    for (let rang = 0; rang < demandeurs.length; rang += DEMANDEURS_MAX)
      demandes.push(demandeurs.slice(rang, rang + DEMANDEURS_MAX));
    const lus = await enParallele(
      demandes,
      QUESTIONS_A_LA_FOIS,
      (demande) => this.#faitsDe(demande),
      this.signeDeVie,
    );
    return new Map(lus.flat().map((dossier) => [dossier.demandeur, dossier]));
  }

  async #faitsDe(demandeurs: readonly string[]): Promise<FaitsDuDemandeur[]> {
    return offertes(
      await this.#demander(() =>
        this.vue === 'dit' ? this.source.faits(demandeurs) : this.source.faitsDeclares(demandeurs),
      ),
    );
  }

  /** A partner under load answers a moment later: its comparison is not given up for one answer. */
  async #demander<R>(question: () => Promise<R>): Promise<R> {
    for (const attente of PATIENCE_MS) {
      this.requetes += 1;
      try {
        return await question();
      } catch (erreur) {
        if (!(erreur instanceof ErreurPartenaire) || !REMIS_A_PLUS_TARD.includes(erreur.statut)) throw erreur;
        await attendre(Math.min(erreur.reessayerApresMs ?? attente, ATTENTE_MAXIMALE_MS));
        await this.signeDeVie();
      }
    }
    this.requetes += 1;
    return question();
  }
}

function offertes<T>(lues: T | null): T {
  if (lues === null) throw new DeclarationsRetirees();
  return lues;
}
