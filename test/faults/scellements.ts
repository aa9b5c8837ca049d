import { creerDataSource, UniteDeTravail } from '#persistence';
import { ScellerTransitions, VerifierScellements } from '#supervision';

/** Seals every transition at once: nothing is being written any more. */
export function scellerTout(base: string): Promise<number> {
  return surLaBase(base, (unite) => new ScellerTransitions(unite, 0).execute());
}

/** @returns the seals whose stretch of transitions is no longer what they sealed */
export async function scellementsRompus(base: string): Promise<string[]> {
  const { rompus } = await surLaBase(base, (unite) => new VerifierScellements(unite).execute());
  return rompus.map(({ rang }) => String(rang));
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
