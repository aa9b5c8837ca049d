import { userInfo } from 'node:os';

/** The system account that runs the tool: its name, or its number when it has none (often so in a container). */
export function compteSysteme(lire: () => { username: string } = userInfo): string {
  try {
    return lire().username;
  } catch {
    // Thrown for an account that the system has no entry for.
    return String(process.getuid?.() ?? 'inconnu');
  }
}
