import { empreinteDemandeur, type Fait, type Partenaire } from '#annexe7';
import { proprietaireDe } from '#contract';
import { sequenceSurLeFil } from '../emission/message-sortant.js';

/** What is needed of a row of `dit` to sum it up. */
export interface FaitDit {
  cle: string;
  sequence: number;
  data: Record<string, unknown>;
  acquittee: number;
}

/**
 * X4.3: digest of what a partner must hold from us about a demandeur once all that is numbered has been acknowledged,
 * lower-case hexadecimal; null: nothing. A withdrawal of what was never acknowledged leaves nothing over there.
 */
export function empreinteDite(dits: readonly FaitDit[]): string | null {
  const tenus = dits.filter(({ data, acquittee }) => data.annule !== true || acquittee > 0);
  if (tenus.length === 0) return null;
  return empreinteDemandeur(
    tenus.map(({ cle, sequence, data }) => ({ cle, sequence: sequenceSurLeFil(sequence), data })),
  );
}

/** X4.3: digest of what a partner states of a demandeur, as accepted here: newest version of each key; null: nothing. */
export function empreinteDeclaree(partenaire: Partenaire, fusionnes: readonly Fait[]): string | null {
  const siens = fusionnes.filter(({ type }) => proprietaireDe(type) === partenaire);
  if (siens.length === 0) return null;
  return empreinteDemandeur(
    siens.map(({ cle, sequence, data }) => ({
      cle,
      sequence,
      data: data as unknown as Record<string, unknown>,
    })),
  );
}
