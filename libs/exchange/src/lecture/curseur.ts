/** Opaque position in a list. It stands in URLs: it never holds anything about a person. */
export function ecrireCurseur(position: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position, or undefined when the text is not one of ours. */
export function lireCurseur(texte: string): Record<string, unknown> | undefined {
  try {
    const position: unknown = JSON.parse(Buffer.from(texte, 'base64url').toString('utf8'));
    return typeof position === 'object' && position !== null
      ? (position as Record<string, unknown>)
      : undefined;
  } catch (erreur) {
    if (erreur instanceof SyntaxError) return undefined;
    throw erreur;
  }
}
