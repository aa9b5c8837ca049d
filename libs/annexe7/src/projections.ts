import type { ContexteProjection, Projection } from './contexte-projection.js';
import type { Dossier } from './dossier.js';
import { finPourGide, finPourParcours3, type FinADire } from './fin-a-dire.js';
import { projeterVersGide } from './projection-gide.js';
import { projeterVersParcours3 } from './projection-parcours3.js';

/** Section 8. What each partner must hold today. */
export interface Projections {
  parcours3: Projection;
  gide: Projection;
}

/** H1, H2, H3, H6. What both partners must be told of a demandeur, given the facts and today. */
export function projections(dossier: Dossier, contexte: ContexteProjection): Projections {
  return {
    parcours3: projeterVersParcours3(dossier, contexte),
    gide: projeterVersGide(dossier, contexte),
  };
}

/**
 * H3. True when something due today is held back only because GIDE's change feed has not been read to its
 * end on or after the limit of E3.
 */
export function effetRetenu(dossier: Dossier, contexte: ContexteProjection): boolean {
  return dossier.completes.some(
    (cotraitance) =>
      estRetenue(finPourParcours3(cotraitance, contexte)) || estRetenue(finPourGide(cotraitance, contexte)),
  );
}

function estRetenue(fin: FinADire | null): boolean {
  return fin !== null && fin.fluxActif && fin.moment === 'retenue';
}
