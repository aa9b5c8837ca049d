import type { EmpreinteDeDemandeur, EmpreinteDeSeau } from '#contract';
import { DEMANDEURS_MAX } from '#contract';
import type { FaitsDuDemandeur } from '#partners';
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

/** One of the two things that a partner can be compared on, and how many questions it was asked. */
export class VueDuPartenaire {
  requetes = 0;

  constructor(
    private readonly source: SourceDEmpreintes,
    readonly vue: Vue,
  ) {}

  /** Digests of its non-empty buckets; null when it does not offer them. */
  seaux(): Promise<EmpreinteDeSeau[] | null> {
    this.requetes += 1;
    return this.vue === 'dit' ? this.source.empreintes() : this.source.empreintesDeclarees();
  }

  /** Digests by demandeur of a bucket. */
  async seau(seau: number): Promise<Map<string, string>> {
    this.requetes += 1;
    const lues =
      this.vue === 'dit'
        ? await this.source.empreintesDuSeau(seau)
        : offertes(await this.source.empreintesDeclareesDuSeau(seau));
    return new Map(lues.map(({ demandeur, empreinte }) => [demandeur, empreinte]));
  }

  /** What it holds about demandeurs, whatever their number; those that it does not name hold nothing. */
  async faits(
    demandeurs: readonly string[],
    signeDeVie: () => Promise<void>,
  ): Promise<Map<string, FaitsDuDemandeur>> {
    const demandes: string[][] = [];
    for (let rang = 0; rang < demandeurs.length; rang += DEMANDEURS_MAX)
      demandes.push(demandeurs.slice(rang, rang + DEMANDEURS_MAX));
    const lus = await enParallele(
      demandes,
      QUESTIONS_A_LA_FOIS,
      (demande) => this.#faitsDe(demande),
      signeDeVie,
    );
    return new Map(lus.flat().map((dossier) => [dossier.demandeur, dossier]));
  }

  async #faitsDe(demandeurs: readonly string[]): Promise<FaitsDuDemandeur[]> {
    this.requetes += 1;
    return this.vue === 'dit'
      ? this.source.faits(demandeurs)
      : offertes(await this.source.faitsDeclares(demandeurs));
  }
}

function offertes<T>(lues: T | null): T {
  if (lues === null) throw new DeclarationsRetirees();
  return lues;
}
