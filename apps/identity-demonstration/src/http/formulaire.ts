import type { IncomingMessage } from 'node:http';

/** Our forms have two short fields. */
const OCTETS_MAX = 4_096;

/** The fields of a form; null: it is not one, or it is too long. */
export async function lireFormulaire(requete: IncomingMessage): Promise<URLSearchParams | null> {
  const type = requete.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  const morceaux: Buffer[] = [];
  let octets = 0;
  for await (const morceau of requete as AsyncIterable<Buffer>) {
    octets += morceau.length;
    // Read to its end all the same: who sends it can then read the answer.
    if (octets <= OCTETS_MAX) morceaux.push(morceau);
  }
  return octets > OCTETS_MAX ? null : new URLSearchParams(Buffer.concat(morceaux).toString('utf8'));
}

/**
 * Whether a form was sent from one of our own pages: another page of the same host (the gateway, another program of
 * this machine) may not sign somebody in. Browsers say one of the two, or both.
 */
export function vientDIci(requete: IncomingMessage, emetteur: string): boolean {
  const { origin, 'sec-fetch-site': site } = requete.headers;
  return (origin === undefined || origin === emetteur) && (site === undefined || site === 'same-origin');
}
