import { ProblemeApi, type Correction } from './probleme.js';

/** Seconds of a Retry-After header, which may also be a date. */
export function lireRetryAfter(valeur: string | null, maintenant = Date.now()): number | undefined {
  if (valeur === null) return undefined;
  if (/^\d+$/.test(valeur)) return Number(valeur);
  const date = Date.parse(valeur);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - maintenant) / 1_000));
}

/** The problem that an answer holds; what is not one still says its status. */
export async function lireProbleme(reponse: Response): Promise<ProblemeApi> {
  const corps = (await reponse.json().catch(() => ({}))) as Record<string, unknown>;
  const texte = (nom: string): string | undefined =>
    typeof corps[nom] === 'string' ? corps[nom] : undefined;
  const reessayerApres = lireRetryAfter(reponse.headers.get('retry-after'));
  const correlation = texte('correlation');
  return new ProblemeApi(
    reponse.status,
    texte('code') ?? 'REPONSE_INATTENDUE',
    texte('detail') ?? 'La passerelle n’a pas dit pourquoi.',
    {
      ...(correlation === undefined ? {} : { correlation }),
      ...(reessayerApres === undefined ? {} : { reessayerApres }),
      ...(Array.isArray(corps.erreurs) ? { erreurs: corps.erreurs as Correction[] } : {}),
    },
  );
}
