import type { Partenaire } from '#annexe7';
import { UniteDeTravail } from '#persistence';
import { Injectable } from '@nestjs/common';
import { isIP } from 'node:net';

const PRECISION_MS = 60_000;

/** When a partner last signed with a key. */
export interface UsageDeCle {
  cle: string;
  premiereLe: Date;
  derniereLe: Date;
  /** Network of who sent it: /24 in IPv4, /48 in IPv6. */
  reseau: string | null;
}

/** Which keys of the webhooks still serve, to the minute: one writing for many requests. */
@Injectable()
export class SignaturesVues {
  readonly #notees = new Map<string, number>();

  constructor(private readonly unite: UniteDeTravail) {}

  async noter(partenaire: Partenaire, cle: string, adresse: string): Promise<void> {
    const [nom, maintenant] = [`${partenaire}:${cle}`, Date.now()];
    if (maintenant - (this.#notees.get(nom) ?? 0) < PRECISION_MS) return;
    this.#notees.set(nom, maintenant);
    const lisible = adresse.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
    await this.unite.seule(
      `INSERT INTO signatures_vues AS v (partenaire, cle, reseau)
       VALUES ($1, $2, network(set_masklen($3::inet, CASE family($3::inet) WHEN 4 THEN 24 ELSE 48 END)))
       ON CONFLICT (partenaire, cle) DO UPDATE SET derniere_le = clock_timestamp(), reseau = excluded.reseau`,
      [partenaire, cle, isIP(lisible) === 0 ? null : lisible],
    );
  }

  lister(partenaire: Partenaire): Promise<UsageDeCle[]> {
    return this.unite.seule<UsageDeCle>(
      `SELECT cle, premiere_le AS "premiereLe", derniere_le AS "derniereLe", reseau::text AS reseau
       FROM signatures_vues WHERE partenaire = $1 ORDER BY derniere_le DESC`,
      [partenaire],
    );
  }
}
