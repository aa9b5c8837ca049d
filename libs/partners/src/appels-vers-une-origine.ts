import { Agent } from 'undici';
import type { ReseauxSortants } from './reseaux-sortants.js';

/** As `fetch`, for a library that is given one. */
export type Appeler = (adresse: string, demande: RequestInit) => Promise<Response>;

const CONNEXION_MAXIMALE_MS = 3_000;

/**
 * Calls of a library that makes its own, kept to one origin and to the networks that are allowed (check 16): what a
 * document of that origin names elsewhere is not called, and no redirection is followed.
 * @throws the TypeError of a fetch without answer
 */
export function appelsVersUneOrigine(url: string, reseaux: ReseauxSortants): Appeler {
  const { origin: origine, hostname: hote } = new URL(url);
  const dispatcher = new Agent({
    connect: { timeout: CONNEXION_MAXIMALE_MS, lookup: reseaux.resolution() },
  });
  return async (adresse, demande) => {
    if (new URL(adresse).origin !== origine) throw sansReponse('the address is of another origin');
    try {
      reseaux.exigerHote(hote);
    } catch (erreur) {
      throw sansReponse('the address is in a network that is not allowed', erreur);
    }
    const init: RequestInit & { dispatcher: Agent } = { ...demande, redirect: 'manual', dispatcher };
    return fetch(adresse, init);
  };
}

function sansReponse(texte: string, cause: unknown = new Error(texte)): TypeError {
  return new TypeError(texte, { cause });
}
