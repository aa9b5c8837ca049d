import { cleDuFait, membresConnus, type ContexteProjection, type Fait, type TypeFait } from '../src/index.js';

/** An event of the vectors, as far as the rules are concerned. */
export interface EvenementDeVecteur {
  id: string;
  type: string;
  sequence: string;
  data: Record<string, unknown>;
}

/** The fact that an event states: the prefix and suffix of the wire removed, known members only. */
export function faitDe({ id, type, sequence, data }: EvenementDeVecteur): Fait {
  const court = type.replace(/^fr\.dude\./, '').replace(/\.v1$/, '') as TypeFait;
  const connus = membresConnus(court, data);
  return {
    type: court,
    cle: cleDuFait(court, connus),
    sequence,
    data: connus,
    message: id,
  } as unknown as Fait;
}

/** All flux active, GIDE's feed always read: the context of the vectors. */
export function contexteDesVecteurs(aujourdhui: string): ContexteProjection {
  return { aujourdhui, gideLuJusquAu: '9999-12-31', fluxActif: () => true };
}
