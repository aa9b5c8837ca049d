/** Members whose value is a secret, wherever they stand. */
const SECRETS = /secret|cle|webhooks|alarmes/i;

/** One flat line per setting for the start log: secrets only say whether they are set, URLs lose their password. */
export function resumerReglages(reglages: object): Record<string, string | number | boolean> {
  const resume: Record<string, string | number | boolean> = {};
  const parcourir = (objet: object, prefixe: string, secret: boolean): void => {
    for (const [nom, valeur] of Object.entries(objet) as [string, unknown][]) {
      const chemin = prefixe ? `${prefixe}.${nom}` : nom;
      const cache = secret || SECRETS.test(nom);
      if (typeof valeur === 'object' && valeur !== null) parcourir(valeur, chemin, cache);
      else if (valeur === undefined) resume[chemin] = '(absent)';
      else if (cache) resume[chemin] = '(secret)';
      else if (typeof valeur === 'string') resume[chemin] = sansMotDePasse(valeur);
      else if (typeof valeur === 'number' || typeof valeur === 'boolean') resume[chemin] = valeur;
    }
  };
  parcourir(reglages, '', false);
  return resume;
}

/** `scheme://user:password@host` → `scheme://***@host`. */
function sansMotDePasse(texte: string): string {
  return texte.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1***@').replace(/\?.*$/s, '?***');
}
