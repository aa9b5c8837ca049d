/**
 * Runs a work that must end within `delaiMs`, body included. The promise settles at the deadline even when the work
 * does not heed the signal, so a socket that never says anything cannot hold its caller.
 * @throws what `aLEcheance` makes, once the deadline has passed.
 */
export async function avecEcheance<T>(
  delaiMs: number,
  aLEcheance: () => Error,
  travail: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controle = new AbortController();
  let minuteur: NodeJS.Timeout | undefined;
  const echeance = new Promise<never>((_resoudre, rejeter) => {
    minuteur = setTimeout(() => {
      rejeter(aLEcheance());
      controle.abort();
    }, delaiMs);
  });
  try {
    return await Promise.race([travail(controle.signal), echeance]);
  } finally {
    clearTimeout(minuteur);
  }
}
