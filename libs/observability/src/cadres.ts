/**
 * The frames of an error, without its text: the text stands first in the stack, may quote values, and may even look
 * like frames.
 */
export function cadresDe(erreur: unknown): string[] {
  if (!(erreur instanceof Error) || erreur.stack === undefined) return [];
  const { stack, message } = erreur;
  const debut = stack.indexOf(message);
  // A text that was changed after the stack was made cannot be told from the frames.
  if (debut < 0) return [];
  return stack
    .slice(debut + message.length)
    .split('\n')
    .filter((ligne) => /^\s+at /.test(ligne));
}
