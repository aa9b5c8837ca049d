import { membresConnus, memesDonnees, type TypeFait } from '#annexe7';
import type { FaitDuPartenaire, FaitIllisible, FaitsDuDemandeur } from '#partners';
import type { NatureEcart, VersionTenue, Vue } from '../ecarts/ecart.js';
import type { NotreFait } from './nos-faits.js';

/** A key on which both sides differ (X4.3). */
export interface Difference {
  demandeur: string;
  cle: string;
  type: string;
  cotraitance: string | null;
  nature: NatureEcart;
  nous: VersionTenue | null;
  eux: VersionTenue | null;
  notreFait: NotreFait | null;
  leurFait: FaitDuPartenaire | null;
  /** What they hold under this key breaks the contract. */
  illisible: FaitIllisible | null;
}

/** Type under which a fact stands whose key cannot be read. */
const TYPE_ILLISIBLE = 'illisible';

/** Key by key, what differs about one demandeur; facts that break the contract come with the key that they have. */
export function differencesDe(
  vue: Vue,
  demandeur: string,
  notres: readonly NotreFait[],
  leurs: Pick<FaitsDuDemandeur, 'faits' | 'illisibles'>,
): Difference[] {
  const nous = new Map(notres.map((fait) => [fait.cle, fait]));
  const eux = new Map(leurs.faits.map((fait) => [fait.cle, fait]));
  const illisibles = new Map(
    leurs.illisibles.map((fait) => [fait.cle ?? TYPE_ILLISIBLE + fait.pointeur, fait]),
  );
  const differences: Difference[] = [];
  for (const cle of new Set([...nous.keys(), ...eux.keys(), ...illisibles.keys()])) {
    const [notreFait = null, leurFait = null, illisible = null] = [
      nous.get(cle),
      eux.get(cle),
      illisibles.get(cle),
    ];
    const nature = illisible ? natureIllisible(vue, notreFait) : natureDe(vue, notreFait, leurFait);
    if (nature === null) continue;
    const { cotraitance } = (notreFait ?? leurFait)?.data ?? {};
    differences.push({
      demandeur,
      cle,
      type: (notreFait ?? leurFait)?.type ?? typeDeLaCle(cle),
      cotraitance: typeof cotraitance === 'string' ? cotraitance : null,
      nature,
      nous: notreFait && version(notreFait),
      eux: illisible ? null : leurFait && version(leurFait),
      notreFait,
      leurFait,
      illisible,
    });
  }
  return differences;
}

function natureDe(vue: Vue, nous: NotreFait | null, eux: FaitDuPartenaire | null): NatureEcart | null {
  if (nous === null) return vue === 'dit' ? 'en_trop' : 'absent';
  if (eux === null) return vue === 'dit' ? 'absent' : 'en_trop';
  if (nous.sequence !== eux.sequence) return 'sequence';
  return memesDonnees(membresConnus(nous.type, nous.data), eux.data) ? null : 'different';
}

function natureIllisible(vue: Vue, nous: NotreFait | null): NatureEcart {
  if (nous !== null) return 'different';
  return vue === 'dit' ? 'en_trop' : 'absent';
}

function version({ type, sequence, data }: { type: TypeFait; sequence: string; data: object }): VersionTenue {
  return { sequence, data: membresConnus(type, data) };
}

function typeDeLaCle(cle: string): string {
  return cle.slice(0, cle.indexOf('/'));
}
