import { type Journal } from '../journal.js';
import { SANS_TRACES, type Traceur } from './traceur.js';

export interface OptionsDuTraceur {
  /** Base address of the collector; absent: no traces, and the SDK is not even loaded. */
  collecteur: string | undefined;
  role: string;
  journal: Journal;
}

export async function creerTraceur({ collecteur, role, journal }: OptionsDuTraceur): Promise<Traceur> {
  if (collecteur === undefined) return SANS_TRACES;
  const { TraceurOtlp } = await import('./traceur-otlp.js');
  return new TraceurOtlp(collecteur, role, journal);
}
