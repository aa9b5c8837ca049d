import type { Partenaire } from '#annexe7';
import type { Evenement } from '#contract';
import { Client } from 'undici';
import { signe } from '../evenements.js';
import { lotsDe, porteDe } from './journee.js';
import { SECRETS } from '../banc/secrets-du-banc.js';

/** A webhook ready to leave: written and signed before the clock starts, so that the sender weighs little. */
export interface Envoi {
  partenaire: Partenaire;
  evenements: number;
  corps: Buffer;
  entetes: Record<string, string>;
}

/** The day of each partner in signed lots; lots of one are single events (X3.1). */
export function preparerEnvois(evenements: readonly Evenement[], taille: number): Envoi[] {
  return (['gide', 'parcours3'] as const).flatMap((partenaire) => {
    const siens = evenements.filter((evenement) => porteDe(evenement) === partenaire);
    return lotsDe(siens, taille).map((lot) => {
      const corps = Buffer.from(JSON.stringify(taille === 1 ? lot[0] : lot));
      return {
        partenaire,
        evenements: lot.length,
        corps,
        entetes: signe(SECRETS.webhooks[partenaire], corps),
      };
    });
  });
}

/**
 * Sends everything through keep-alive connections, each with one request at a time, shared evenly between the
 * partners. @throws Error on the first answer that is not 202 with everything received
 */
export async function envoyer(url: string, envois: readonly Envoi[], connexions: number): Promise<void> {
  await Promise.all(
    (['gide', 'parcours3'] as const).map(async (partenaire) => {
      const siens = envois.filter((envoi) => envoi.partenaire === partenaire);
      let prochain = 0;
      await Promise.all(
        Array.from({ length: connexions / 2 }, async () => {
          const client = new Client(url, { pipelining: 1 });
          try {
            while (prochain < siens.length) {
              const envoi = siens[prochain] as Envoi;
              prochain += 1;
              await poster(client, envoi);
            }
          } finally {
            await client.close();
          }
        }),
      );
    }),
  );
}

/** One webhook. @throws Error when it is not answered 202 with everything received */
export async function poster(
  client: Pick<Client, 'request'>,
  { partenaire, corps, entetes, evenements }: Envoi,
): Promise<void> {
  const { statusCode, body } = await client.request({
    path: `/webhooks/${partenaire}`,
    method: 'POST',
    headers: entetes,
    body: corps,
  });
  const texte = await body.text();
  if (statusCode === 202 && (JSON.parse(texte) as { recus: number }).recus === evenements) return;
  throw new Error(`Le webhook de ${partenaire} a répondu ${statusCode} : ${texte.slice(0, 500)}`);
}
