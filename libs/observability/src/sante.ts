import { setTimeout as attendre } from 'node:timers/promises';

/** Something that must answer for the process to be of use: throws when it does not. */
export type Epreuve = () => Promise<unknown>;

export type EtatDeSante = { pret: true } | { pret: false; absents: string[] };

const DELAI_MS = 2_000;

/**
 * Tries everything at once, each for a bounded time: a frozen server shows as absent, never as a hang.
 * @param epreuves by the name that the answer gives when it fails
 */
export async function eprouver(
  epreuves: Readonly<Record<string, Epreuve>>,
  delaiMs = DELAI_MS,
): Promise<EtatDeSante> {
  const issues = await Promise.all(
    Object.entries(epreuves).map(async ([nom, epreuve]) => ((await tient(epreuve, delaiMs)) ? [] : [nom])),
  );
  const absents = issues.flat();
  return absents.length === 0 ? { pret: true } : { pret: false, absents };
}

async function tient(epreuve: Epreuve, delaiMs: number): Promise<boolean> {
  const minuteur = new AbortController();
  const retard = attendre(delaiMs, false, { signal: minuteur.signal }).catch(() => false);
  const essai = Promise.resolve()
    .then(epreuve)
    .then(
      () => true,
      () => false,
    );
  const issue = await Promise.race([essai, retard]);
  minuteur.abort();
  return issue;
}
