import { hash } from 'node:crypto';
import { empreinteDemandeur, type FaitTenu } from '#annexe7';
import { SEAUX } from '#contract';
import { type Identite, identiteDuRang, substituer } from '../identites.js';
import { MODELES } from '../modeles.js';
import type { Repartition } from './repartition.js';

/** One template as a partner holds it: the text that its digest sums up (null: nothing), its facts, their events. */
export interface ModeleTenu extends Identite {
  resume: string | null;
  faits: FaitTenu[];
  evenements: object[];
}

/** The same with its events, and with its facts and their events, as JSON. */
interface ModeleEcrit extends ModeleTenu {
  texte: string;
  tenus: string;
}

export interface FaitDuPartenaire extends FaitTenu {
  evenement: object;
}

const OCTETS = 32;
const AUCUNE = '0'.repeat(2 * OCTETS);

/**
 * What a partner has in one direction about everybody (X4.3). Each person is a template under his own numbers, until
 * something of his changes: then his facts are kept. The digests of the buckets follow, as a real partner would do.
 */
export class VueTenue {
  readonly #modeles: readonly ModeleEcrit[];
  /** Of everybody, as a real partner has them at hand; those who hold nothing have none. */
  readonly #empreintes: Buffer;
  readonly #seaux = Buffer.alloc(SEAUX * OCTETS);
  readonly #effectifs = new Int32Array(SEAUX);
  readonly #changes = new Map<number, Map<string, FaitDuPartenaire>>();
  /** Whose digest is no longer in that of his bucket. */
  readonly #sortis = new Set<number>();

  constructor(
    private readonly repartition: Repartition,
    modeles: readonly ModeleTenu[],
  ) {
    this.#modeles = modeles.map((modele) => ({
      ...modele,
      texte: JSON.stringify(modele.evenements),
      tenus: JSON.stringify(
        modele.faits.map((fait, numero) => ({ ...fait, evenement: modele.evenements[numero] })),
      ),
    }));
    this.#empreintes = Buffer.alloc(repartition.effectif * OCTETS);
    for (let rang = 0; rang < repartition.effectif; rang += 1) this.#resumer(rang);
  }

  seaux(): { seau: number; effectif: number; empreinte: string }[] {
    this.#resumerLesSortis();
    return Array.from(this.#effectifs, (effectif, seau) => ({
      seau,
      effectif,
      empreinte: this.#seaux.toString('hex', seau * OCTETS, (seau + 1) * OCTETS),
    })).filter(({ effectif }) => effectif > 0);
  }

  seau(numero: number): { demandeur: string; empreinte: string }[] {
    this.#resumerLesSortis();
    return [...this.repartition.rangsDuSeau(numero)].flatMap((rang) => {
      const empreinte = this.#empreinte(rang);
      return empreinte === null ? [] : [{ demandeur: identiteDuRang(rang).demandeur, empreinte }];
    });
  }

  /** The events of somebody, as JSON; null: nobody is listed under this rank. */
  evenements(rang: number): string | null {
    const faits = this.#changes.get(rang);
    if (faits)
      return faits.size === 0 ? null : JSON.stringify([...faits.values()].map(({ evenement }) => evenement));
    const modele = this.#modele(rang);
    return modele.resume === null ? null : substituer(modele.texte, modele, identiteDuRang(rang));
  }

  fait(rang: number, cle: string): FaitDuPartenaire | undefined {
    return this.#siens(rang).get(cle);
  }

  poser(rang: number, fait: FaitDuPartenaire): void {
    this.#changer(rang).set(fait.cle, fait);
  }

  retirer(rang: number, cle: string): void {
    this.#changer(rang).delete(cle);
  }

  #modele(rang: number): ModeleEcrit {
    const modele = this.#modeles[rang % MODELES];
    if (!modele) throw new Error('unreachable: as many templates as the population was made of');
    return modele;
  }

  #changer(rang: number): Map<string, FaitDuPartenaire> {
    if (!this.#sortis.has(rang)) {
      this.#porter(rang, -1);
      this.#sortis.add(rang);
    }
    const faits = this.#siens(rang);
    this.#changes.set(rang, faits);
    return faits;
  }

  #siens(rang: number): Map<string, FaitDuPartenaire> {
    const faits = this.#changes.get(rang);
    if (faits) return faits;
    const modele = this.#modele(rang);
    const tous = JSON.parse(substituer(modele.tenus, modele, identiteDuRang(rang))) as FaitDuPartenaire[];
    return new Map(tous.map((fait) => [fait.cle, fait]));
  }

  #resumerLesSortis(): void {
    for (const rang of this.#sortis) this.#resumer(rang);
    this.#sortis.clear();
  }

  /** Notes the digest of somebody, and puts it in that of his bucket. */
  #resumer(rang: number): void {
    this.#empreintes.write(this.#calculer(rang) ?? AUCUNE, rang * OCTETS, 'hex');
    this.#porter(rang, 1);
  }

  /** As it was last noted. */
  #empreinte(rang: number): string | null {
    const notee = this.#empreintes.toString('hex', rang * OCTETS, (rang + 1) * OCTETS);
    return notee === AUCUNE ? null : notee;
  }

  #calculer(rang: number): string | null {
    const faits = this.#changes.get(rang);
    if (faits) return faits.size === 0 ? null : empreinteDemandeur(faits.values());
    const modele = this.#modele(rang);
    return modele.resume === null
      ? null
      : hash('sha256', substituer(modele.resume, modele, identiteDuRang(rang)), 'hex');
  }

  /** Puts the part of somebody in the digest of his bucket, or takes it out: the same XOR. */
  #porter(rang: number, sens: 1 | -1): void {
    const empreinte = this.#empreinte(rang);
    if (empreinte === null) return;
    const part = hash('sha256', `${identiteDuRang(rang).demandeur}:${empreinte}`, 'buffer');
    const seau = this.repartition.seauDuRang(rang);
    for (let octet = 0; octet < OCTETS; octet += 1) this.#seaux[seau * OCTETS + octet]! ^= part[octet]!;
    this.#effectifs[seau]! += sens;
  }
}
