/** Levels of pino. */
const ERREUR = 50;

/**
 * Whether a line of a role's journal is worth the console: errors of its JSON journal, and what Node itself writes
 * when a process ends on an exception. Everything stays in the file.
 */
export function aMontrer(ligne: string): string | null {
  const texte = ligne.trimEnd();
  if (texte === '') return null;
  const fait = lireJson(texte);
  if (!fait)
    return /^(\w*(Error|Exception)\b|\s+at |.* absent\(s\) ou incorrect|\s+- [A-Z_0-9]+ : |La passerelle )/.test(
      texte,
    )
      ? texte
      : null;
  if (typeof fait['level'] !== 'number' || fait['level'] < ERREUR) return null;
  return [fait['message'] ?? fait['msg'], fait['faille'], fait['detail']]
    .filter((part) => typeof part === 'string')
    .join(' : ');
}

function lireJson(texte: string): Record<string, unknown> | null {
  if (!texte.startsWith('{')) return null;
  try {
    return JSON.parse(texte) as Record<string, unknown>;
  } catch {
    return null;
  }
}
