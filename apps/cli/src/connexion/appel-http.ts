import { injoignable, refuse } from '../echec.js';

/** Longer than the gateway takes to answer, or to say that it cannot, ms. */
const DELAI = 60_000;

export interface ReponseHttp {
  statut: number;
  corps: unknown;
}

/** One HTTP call. @throws EchecDeCommande, code 3, when nobody answers at this address */
export async function appelerHttp(qui: string, url: string, options: RequestInit = {}): Promise<ReponseHttp> {
  let reponse: Response;
  try {
    reponse = await fetch(url, { ...options, redirect: 'manual', signal: AbortSignal.timeout(DELAI) });
  } catch (erreur) {
    // What fetch throws when nobody answers, or not in time.
    if (!['TypeError', 'TimeoutError'].includes((erreur as Error).name)) throw erreur;
    throw injoignable(`${qui} ne répond pas à ${new URL(url).origin}. Est-ce démarré (npm start) ?`);
  }
  return { statut: reponse.status, corps: await lireCorps(reponse) };
}

/** The body of a success. @throws EchecDeCommande, code 1, with what the problem document says (RFC 9457) */
export function exigerSucces(qui: string, { statut, corps }: ReponseHttp): unknown {
  if (statut >= 200 && statut < 300) return corps;
  const { detail } = (corps ?? {}) as { detail?: unknown };
  const suite = typeof detail === 'string' ? detail : 'sa réponse ne dit pas pourquoi.';
  if (statut === 503) throw injoignable(`${qui} n’est pas en état de répondre : ${suite}`);
  throw refuse(`${qui} a refusé (${statut}) : ${suite}`);
}

async function lireCorps(reponse: Response): Promise<unknown> {
  const texte = await reponse.text();
  try {
    return texte === '' ? null : JSON.parse(texte);
  } catch (erreur) {
    if (erreur instanceof SyntaxError) return texte;
    throw erreur;
  }
}
