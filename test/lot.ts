/** What the environment of a test file holds (`jest-environment.mjs`). */
declare global {
  var rouvrirLaSuite: () => () => void;
}

/**
 * Runs a test file among others in one realm (`config/test-lots.mjs`): what it describes, and its hooks, are in a suite
 * that has its name. A file that cannot be loaded is a failed test, and the others of the lot still run.
 */
export async function fichier(chemin: string, charger: () => Promise<unknown>): Promise<void> {
  describe(chemin, () => undefined);
  const refermer = globalThis.rouvrirLaSuite();
  try {
    await charger();
  } catch (erreur) {
    test('is loaded', () => {
      throw erreur;
    });
  } finally {
    refermer();
  }
}
