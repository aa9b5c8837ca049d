import { createHash } from 'node:crypto';
import type { Sql } from '#persistence';
import { QuotaPartage, type Admission } from './quota-partage.js';

/** Sign-ins that begin, for one that fails: most people come back from the provider. */
const DEPARTS_PAR_ESSAI = 10;

/**
 * Guesses from one network address (check 12), counted over all processes. What is right is judged first and is never
 * refused for the guesses of a neighbour: behind one relay, everyone has the same address.
 */
export class EssaisVains {
  readonly #essais: QuotaPartage;
  readonly #departs: QuotaPartage;

  constructor(sql: Sql, parMinute: number) {
    this.#essais = new QuotaPartage(sql, parMinute);
    this.#departs = new QuotaPartage(sql, parMinute * DEPARTS_PAR_ESSAI);
  }

  /** Counts one more guess. @throws the technical error of the database */
  compter(adresse: string): Promise<Admission> {
    return this.#essais.prendre(`essais:${groupe(adresse)}`, 1);
  }

  /** Counts a sign-in that begins: each one is a row for ten minutes. @throws the technical error of the database */
  compterUnDepart(adresse: string): Promise<Admission> {
    return this.#departs.prendre(`departs:${groupe(adresse)}`, 1);
  }
}

/**
 * One of 65,536 groups of networks, so that neither the table nor the memory grows with who tries, and no address is
 * kept.
 */
function groupe(adresse: string): string {
  return createHash('sha256').update(reseau(adresse)).digest('hex').slice(0, 4);
}

/** An address of IPv4, or the network (/64) of one of IPv6: whoever has one has all of them. */
function reseau(adresse: string): string {
  if (!adresse.includes(':') || adresse.includes('.')) return adresse;
  const [debut = [], fin = []] = adresse
    .split('::')
    .map((partie) => partie.split(':').filter((un) => un !== ''));
  const zeros = Array<string>(Math.max(0, 8 - debut.length - fin.length)).fill('0');
  return [...debut, ...zeros, ...fin].slice(0, 4).join(':');
}
