import { signer, TYPE_EVENEMENT, TYPE_LOT, type Secrets } from '#contract';

const DELAI_MAXIMUM = 15_000;
const REPRISE_MAXIMALE_MS = 60_000;

/** One webhook as it leaves: its id (the same at each attempt) and the events in their order. */
export interface MessageWebhook {
  id: string;
  corps: readonly string[];
  /** A single event (X3.1) instead of a batch of one. */
  seul: boolean;
}

export type IssueWebhook =
  | { issue: 'accepte'; refuses: number }
  /** The gateway will never take this body as it is. */
  | { issue: 'invalide'; statut: number }
  | { issue: 'a_reprendre'; statut: number | null; attendreMs: number | null };

/** X3.2. Signs and posts one webhook; never throws. */
export async function envoyerWebhook(
  url: string,
  message: MessageWebhook,
  secrets: Secrets,
  fin: AbortSignal,
): Promise<IssueWebhook> {
  const corps = message.seul ? message.corps.join('') : `[${message.corps.join(',')}]`;
  const horodatage = Math.floor(Date.now() / 1000);
  try {
    const reponse = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([fin, AbortSignal.timeout(DELAI_MAXIMUM)]),
      headers: {
        'content-type': message.seul ? TYPE_EVENEMENT : TYPE_LOT,
        'webhook-id': message.id,
        'webhook-timestamp': String(horodatage),
        'webhook-signature': signer(secrets, message.id, horodatage, corps),
      },
      body: corps,
    });
    return await lireIssue(reponse);
  } catch {
    // Refused, cut or timed out: the outcome is unknown, and sending again is harmless (X3.4).
    return { issue: 'a_reprendre', statut: null, attendreMs: null };
  }
}

async function lireIssue(reponse: Response): Promise<IssueWebhook> {
  const texte = await reponse.text();
  const { status: statut } = reponse;
  if (statut === 202) return { issue: 'accepte', refuses: nombreDeRefus(texte) };
  if (statut === 400 || statut === 413 || statut === 415) return { issue: 'invalide', statut };
  return { issue: 'a_reprendre', statut, attendreMs: reprise(reponse.headers.get('retry-after')) };
}

function nombreDeRefus(texte: string): number {
  const { refuses } = JSON.parse(texte) as { refuses?: unknown };
  return Array.isArray(refuses) ? refuses.length : 0;
}

function reprise(entete: string | null): number | null {
  if (entete === null) return null;
  const attente = /^\d+$/.test(entete) ? Number(entete) * 1000 : Date.parse(entete) - Date.now();
  return attente > 0 ? Math.min(attente, REPRISE_MAXIMALE_MS) : null;
}
