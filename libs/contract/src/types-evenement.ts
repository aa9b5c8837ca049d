import type { TypeFait } from '#annexe7';
import { PREFIXE_TYPE } from './evenement.js';
import { TYPES } from './modele/catalogue.js';

const SUFFIXE_TYPE = '.v1';

const courts: ReadonlyMap<string, TypeFait> = new Map(TYPES.map((type) => [typeComplet(type), type]));

/** `statut.change` → `fr.dude.statut.change.v1` (X1). */
export function typeComplet(type: TypeFait): string {
  return `${PREFIXE_TYPE}${type}${SUFFIXE_TYPE}`;
}

/** `fr.dude.statut.change.v1` → `statut.change`; undefined for what X2 does not know. */
export function typeCourt(type: string): TypeFait | undefined {
  return courts.get(type);
}
