import { setTimeout as attendre } from 'node:timers/promises';

/** Waits until a condition holds; fails with its name when it still does not after `delaiMs`. */
export async function attendreQue(
  quoi: string,
  condition: () => boolean | Promise<boolean>,
  delaiMs = 90_000,
): Promise<void> {
  const limite = Date.now() + delaiMs;
  while (!(await condition())) {
    if (Date.now() > limite) throw new Error(`Attendu en vain : ${quoi}`);
    await attendre(10);
  }
}
