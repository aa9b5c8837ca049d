/** One story in one test: each step goes on from where the one before left things; a failure says in which it is. */
export async function parEtapes(etapes: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  for (const [nom, faire] of Object.entries(etapes))
    try {
      await faire();
    } catch (erreur) {
      if (erreur instanceof Error) erreur.message = `step « ${nom} »: ${erreur.message}`;
      throw erreur;
    }
}
