const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** As the API bounds them. */
export const IDS_MAX = 1_000;

/** The ids of messages found in a text that was pasted, each once; and what of it was not an id. */
export function lireIds(texte: string): { ids: string[]; reste: string } {
  return {
    ids: [...new Set([...texte.matchAll(UUID)].map(([id]) => id.toLowerCase()))],
    reste: texte
      .replace(UUID, '')
      .replace(/[\s,;"']+/g, ' ')
      .trim(),
  };
}
