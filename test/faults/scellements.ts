import { creerDataSource, UniteDeTravail } from '#persistence';
import { ScellerJournaux, VerifierScellements } from '#supervision';

/** Seals every record at once: nothing is being written any more. */
export function scellerTout(base: string): Promise<number> {
  return surLaBase(base, (unite) => new ScellerJournaux(unite, 0).execute());
}

/** @returns the seals whose stretch is no longer what they sealed, each under its record */
export async function scellementsRompus(base: string): Promise<string[]> {
  const chaines = await surLaBase(base, (unite) => new VerifierScellements(unite).execute());
  return chaines.flatMap(({ journal, rompus }) => rompus.map(({ rang }) => `${journal} ${rang}`));
}

async function surLaBase<T>(base: string, travail: (unite: UniteDeTravail) => Promise<T>): Promise<T> {
  const source = await creerDataSource({
    url: base,
    taillePool: 1,
    application: 'banc-des-fautes',
  }).initialize();
  try {
    return await travail(new UniteDeTravail(source));
  } finally {
    await source.destroy();
  }
}
