import { adresseDe, type Requete } from './adresse.js';
import type { Operations } from './contrat.js';
import { enArrierePlan } from './presence.js';
import { lireProbleme } from './lire-probleme.js';
import { ProblemeApi } from './probleme.js';

export interface Demande<Corps> {
  chemin?: Readonly<Record<string, string>>;
  requete?: Requete;
  corps?: Corps;
  entetes?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** What the session gives to every call: its token, and what to do when it is over. */
const session = { jeton: null as string | null, finie: (): void => undefined };

export function tenirSession(jeton: string | null, finie: () => void): void {
  session.jeton = jeton;
  session.finie = finie;
}

/** Calls an operation of the API. @throws ProblemeApi for every other answer, and when there is none (status 0) */
export async function demander<O extends keyof Operations>(
  operation: O,
  { chemin, requete, corps, entetes, signal }: Demande<Operations[O]['corps']> = {},
): Promise<Operations[O]['reponse']> {
  const [methode = 'GET', modele = ''] = operation.split(' ');
  try {
    return (await envoyer(methode, adresseDe(modele, chemin, requete), {
      corps,
      entetes,
      signal,
    })) as Promise<Operations[O]['reponse']>;
  } catch (erreur) {
    if (erreur instanceof ProblemeApi && erreur.statut === 401) session.finie();
    throw erreur;
  }
}

async function envoyer(
  methode: string,
  adresse: string,
  { corps, entetes, signal }: Pick<Demande<unknown>, 'corps' | 'entetes' | 'signal'> = {},
): Promise<unknown> {
  const reponse = await fetch(adresse, {
    method: methode,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      ...(corps === undefined ? {} : { 'content-type': 'application/json' }),
      ...(methode === 'GET' || session.jeton === null ? {} : { 'x-passerelle-jeton': session.jeton }),
      ...(methode === 'GET' && enArrierePlan() ? { 'x-passerelle-arriere-plan': '1' } : {}),
      ...entetes,
    },
    ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
    ...(signal ? { signal } : {}),
  }).catch((erreur: unknown) => {
    if (signal?.aborted) throw erreur;
    throw new ProblemeApi(0, 'SANS_REPONSE', 'Aucune réponse n’est venue de la passerelle.');
  });
  if (!reponse.ok) throw await lireProbleme(reponse);
  return reponse.json();
}
