/** Opaque position in a list. It stands in URLs: it never holds anything about a person. */
export function ecrireCurseur(position: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position, or undefined when the text is not one of ours: ours hold no NUL, which PostgreSQL takes in no text. */
export function lireCurseur(texte: string): Record<string, unknown> | undefined {
  try {
    const position: unknown = JSON.parse(Buffer.from(texte, 'base64url').toString('utf8'));
    if (typeof position !== 'object' || position === null) return undefined;
    const avecNul = Object.values(position).some((un) => typeof un === 'string' && un.includes('\u0000'));
    return avecNul ? undefined : (position as Record<string, unknown>);
  } catch (erreur) {
    if (erreur instanceof SyntaxError) return undefined;
    throw erreur;
  }
}
