import type { DateCivile } from './dates-civiles.js';
import type { TypeFait } from './donnees-des-faits.js';
import { cotraitanceDuFait, type Fait } from './fait.js';
import { membresConnus } from './membres-connus.js';
import type { Partenaire } from './vocabulaire.js';

/** What the projections depend on besides the facts (H3, H6, H7). */
export interface ContexteProjection {
  aujourdhui: DateCivile;
  /** H3. Last business day on which GIDE's change feed was read to its end; null: never; 9999-12-31: always. */
  gideLuJusquAu: DateCivile | null;
  /** H6. Is this flux active today? Evaluated by the caller. */
  fluxActif(versPartenaire: Partenaire, type: TypeFait, structure: string | null): boolean;
}

/** Section 8. One fact that a partner must hold; `data` is exactly what is told. */
export interface FaitProjete {
  cle: string;
  type: TypeFait;
  cotraitance: string | null;
  data: Record<string, unknown>;
}

/** Section 8. By key, what one partner must hold. */
export type Projection = Map<string, FaitProjete>;

/** Section 8, relayed: the owner's statement as it stands, its known members only. */
export function relayer(projection: Projection, fait: Fait): void {
  const { cle, type, data } = fait;
  projection.set(cle, { cle, type, cotraitance: cotraitanceDuFait(fait), data: membresConnus(type, data) });
}
