import { setTimeout as attendre } from 'node:timers/promises';
import type { Evenement } from '#contract';
import Fastify from 'fastify';
import pg from 'pg';
import { porteDe } from './journee.js';
import { centile } from './mesures.js';
import { agent, PasserelleAuBanc, poster } from './passerelle-au-banc.js';

export interface Latences {
  p50: number;
  p99: number;
}

const PAR_SECONDE = 50;

/** The webhook at 50 requests a second, beside a bare Fastify route that commits one insert, in turn on one machine. */
export async function mesurerLatences(
  passerelle: PasserelleAuBanc,
  url: string,
  evenements: readonly Evenement[],
  secondes: number,
): Promise<{ webhook: Latences; nue: Latences }> {
  const nue = await demarrerRouteNue(url);
  const webhook: number[] = [];
  const bare: number[] = [];
  const enVol: Promise<unknown>[] = [];
  for (const evenement of evenements.slice(0, PAR_SECONDE * secondes)) {
    enVol.push(passerelle.envoyer(porteDe(evenement), [evenement], true).then((ms) => webhook.push(ms)));
    await attendre(500 / PAR_SECONDE);
    enVol.push(nue.envoyer(evenement).then((ms) => bare.push(ms)));
    await attendre(500 / PAR_SECONDE);
  }
  await Promise.all(enVol);
  await nue.fermer();
  return { webhook: latences(webhook), nue: latences(bare) };
}

function latences(durees: readonly number[]): Latences {
  // The first second warms connections and code on both sides.
  const chaudes = durees.slice(PAR_SECONDE);
  return { p50: centile(chaudes, 50), p99: centile(chaudes, 99) };
}

async function demarrerRouteNue(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await pool.query(
    'CREATE TABLE nue (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, corps json NOT NULL)',
  );
  const application = Fastify();
  application.post('/nue', async (requete, reponse) => {
    await pool.query('INSERT INTO nue (corps) VALUES ($1)', [JSON.stringify(requete.body)]);
    return reponse.status(202).send({ recus: 1 });
  });
  const adresse = new URL(await application.listen({ port: 0, host: '127.0.0.1' }));
  const connexions = agent();
  return {
    envoyer(evenement: Evenement): Promise<number> {
      const corps = Buffer.from(JSON.stringify(evenement));
      const headers = { 'content-type': 'application/json', 'content-length': corps.length };
      return poster({ port: Number(adresse.port), path: '/nue', headers, agent: connexions }, corps);
    },
    async fermer() {
      connexions.destroy();
      await application.close();
      await pool.end();
    },
  };
}
