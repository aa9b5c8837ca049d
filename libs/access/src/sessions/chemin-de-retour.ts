const ACCUEIL = '/';
const LONGUEUR_MAXIMALE = 512;
/** Visible ASCII: no space, no control character, no backslash. */
const SANS_PIEGE = /^[\x21-\x5b\x5d-\x7e]+$/;

/**
 * Where a person goes back to after signing in: a path of this very site. Anything else (another site, `//site`,
 * `/\site`, control characters that browsers drop) is replaced by the home page.
 */
export function cheminDeRetour(demande: string | undefined, origine: string): string {
  if (demande === undefined || demande.length > LONGUEUR_MAXIMALE || !/^\/(?![/\\])/.test(demande))
    return ACCUEIL;
  if (!SANS_PIEGE.test(demande) || !URL.canParse(demande, origine)) return ACCUEIL;
  const { origin, pathname, search, hash } = new URL(demande, origine);
  return origin === origine && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : ACCUEIL;
}
