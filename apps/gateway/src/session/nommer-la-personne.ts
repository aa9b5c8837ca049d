const NOM_MAXIMUM = 128;
const COURRIEL_MAXIMUM = 320;
const SANS_NOM = 'Sans nom';

/** The name of a person and their address, from what a provider says of them (OpenID Connect, standard claims). */
export function nommer(dites: Readonly<Record<string, unknown>>): { nom: string; courriel: string | null } {
  const texte = (nom: string, maximum: number): string | undefined => {
    const valeur = dites[nom];
    if (typeof valeur !== 'string') return undefined;
    const lisible = valeur
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, maximum);
    return lisible === '' ? undefined : lisible;
  };
  const prenomEtNom = [texte('given_name', 64), texte('family_name', 63)].filter((un) => un !== undefined);
  return {
    nom:
      texte('name', NOM_MAXIMUM) ??
      (prenomEtNom.length > 0 ? prenomEtNom.join(' ') : undefined) ??
      texte('preferred_username', NOM_MAXIMUM) ??
      SANS_NOM,
    courriel: texte('email', COURRIEL_MAXIMUM) ?? null,
  };
}
