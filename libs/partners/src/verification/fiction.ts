import { randomInt, randomUUID } from 'node:crypto';
import type { FaitTenu, Partenaire, TypeFait } from '#annexe7';
import { cleDuFait, membresConnus } from '#annexe7';
import type { Evenement } from '#contract';
import { evenementSortant, typeCourt } from '#contract';
import type { FaitDuPartenaire } from '../lecture-faits.js';
import type { FaitFictif } from './donnees-fictives.js';
import { faitsFictifs } from './donnees-fictives.js';

export interface VersionVoulue {
  /** Ten digits; the next one when absent. */
  sequence?: string;
  /** Members put over the fact's data. */
  donnees?: Record<string, unknown>;
}

/** The dossier of nobody that a verification tells, and what the partner must hold of it if it conforms. */
export class Fiction {
  readonly demandeur: string;
  readonly cotraitance: string;
  readonly faits: readonly [FaitFictif, FaitFictif, FaitFictif];
  /** Applied events by short type (X4.5). */
  readonly appliques = new Map<TypeFait, number>();
  /** Ids that the partner must not know: their lot was to be refused. */
  readonly jamaisPris: string[] = [];
  /** One event of each fate, as the partner answered (X4.4). */
  readonly sorts = new Map<string, 'applique' | 'obsolete' | 'rejete'>();
  readonly #tenus = new Map<string, FaitTenu & { type: TypeFait }>();
  /** Keys told by this run: the only ones that it may withdraw. */
  readonly #dits = new Set<string>();
  #sequence: number;

  /** @param time RFC 3339, the same on every event of this run; sequences start from its second, so that runs follow. */
  constructor(
    partenaire: Partenaire,
    readonly time: string,
    options: { demandeur?: string; cotraitance?: string } = {},
  ) {
    this.demandeur = options.demandeur ?? demandeurFictif();
    this.cotraitance = options.cotraitance ?? `VERIF-${randomInt(1e9).toString().padStart(9, '0')}`;
    this.faits = faitsFictifs(partenaire, this.demandeur, this.cotraitance);
    this.#sequence = Math.floor(Date.parse(time) / 1_000);
  }

  /** What an earlier run left: it is held, and versions start above it. */
  reprendre(faits: readonly FaitDuPartenaire[]): void {
    for (const { cle, type, sequence, data } of faits) {
      this.#tenus.set(cle, { cle, type, sequence, data });
      this.#sequence = Math.max(this.#sequence, Number(sequence) + 1);
    }
  }

  /** An event about one of the three facts, with a new id. */
  version(fait: FaitFictif, { sequence = this.#suivante(), donnees = {} }: VersionVoulue = {}): Evenement {
    return this.#evenement(fait.type, sequence, { ...fait.data, ...donnees });
  }

  /** A new version of each fact that this run told and has not withdrawn, withdrawn (H4). */
  retraits(): Evenement[] {
    return [...this.#tenus.values()]
      .filter(({ cle, data }) => this.#dits.has(cle) && data['annule'] !== true)
      .map(({ type, data }) => this.#evenement(type, this.#suivante(), { ...data, annule: true }));
  }

  /** The partner says that it applied this event. */
  noterApplique(evenement: Evenement): void {
    const type = typeCourt(evenement.type);
    if (type === undefined) return;
    const cle = cleDuFait(type, evenement.data);
    this.sorts.set(evenement.id, 'applique');
    this.appliques.set(type, (this.appliques.get(type) ?? 0) + 1);
    this.#dits.add(cle);
    this.#tenus.set(cle, {
      cle,
      type,
      sequence: evenement.sequence,
      data: membresConnus(type, evenement.data),
    });
  }

  /** The sequence that the partner must hold for a fact; undefined when it was never applied. */
  sequenceTenue(fait: FaitFictif): string | undefined {
    return this.#tenus.get(cleDuFait(fait.type, fait.data))?.sequence;
  }

  /** The facts that the partner must hold from us. */
  attendus(): FaitTenu[] {
    return [...this.#tenus.values()].map(({ cle, sequence, data }) => ({ cle, sequence, data }));
  }

  /** A text about this dossier without its number. */
  masquer(texte: string): string {
    return texte.replaceAll(this.demandeur, '<demandeur>');
  }

  #suivante(): string {
    this.#sequence += 1;
    return String(this.#sequence).padStart(10, '0');
  }

  #evenement(type: TypeFait, sequence: string, data: Record<string, unknown>): Evenement {
    const cotraitance = typeof data['cotraitance'] === 'string' ? data['cotraitance'] : null;
    const id = `verif-${randomUUID()}`;
    return evenementSortant({
      id,
      type,
      sequence,
      demandeur: this.demandeur,
      cotraitance,
      data,
      time: this.time,
    });
  }
}

/** A numéro that reads as fictitious at first sight: 999…Z. */
export function demandeurFictif(): string {
  return `999${randomInt(10_000).toString().padStart(4, '0')}Z`;
}
