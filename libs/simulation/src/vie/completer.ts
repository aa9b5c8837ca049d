import type { TypeFait } from '#annexe7';
import type { AEnoncer, Enonces } from '../magasin/enonces.js';
import type { Geste } from './vie.js';

/** Types whose facts are numbered by their owner, per demandeur, in the order in which they are stated. */
const NUMEROS: Readonly<Partial<Record<string, string>>> = {
  'statut.change': 'statut',
  'demandeur.modifie': 'modification',
};

/**
 * Fills in what only the partner's memory knows: the next number of a statut or of a modification, and the data of the
 * statement that a correction changes. Undefined when the statement to correct was never made.
 */
export function completer(geste: Geste, enonces: Enonces): AEnoncer | undefined {
  const { corrige, ...reste } = geste;
  if (corrige !== undefined) {
    const corrigee = enonces.parRepere(corrige);
    return corrigee === undefined ? undefined : { ...reste, data: { ...corrigee.data, ...geste.data } };
  }
  const membre = NUMEROS[geste.type];
  const { demandeur, ...data } = geste.data;
  if (membre === undefined || data[membre] !== undefined || typeof demandeur !== 'string') return reste;
  const numero = enonces.dernierNumero(demandeur, geste.type as TypeFait) + 1;
  return { ...reste, data: { demandeur, [membre]: numero, ...data } };
}
