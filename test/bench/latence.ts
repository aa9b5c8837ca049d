import { setTimeout as attendre } from 'node:timers/promises';
import type { Evenement } from '#contract';
import { Pool } from 'undici';
import type { BancPostgres } from '../banc/banc-postgres.js';
import type { Terrain } from './course-passerelle.js';
import { Enfant } from '../banc/enfants.js';
import { type Envoi, poster, preparerEnvois } from './envois-signes.js';
import { quantile } from '../banc/quantiles.js';
import { demarrerPasserelle } from './passerelle-du-banc.js';

export interface Latences {
  p50: number;
  p99: number;
  requetes: number;
}

const REQUETES_PAR_SECONDE = 50;
/** The two sides take turns, so that the noise of the machine falls on both. */
const SECONDES_PAR_TOUR = 2.5;

/** The webhook, worker at work behind it, and the bare route: in turn, the same bodies, at the same pace. */
export async function mesurerLatences(
  terrain: Terrain,
  evenements: readonly Evenement[],
  secondes: number,
): Promise<{ webhook: Latences; routeNue: Latences }> {
  const { banc, partenaires, modele } = terrain;
  const base = await banc.creerBase(modele);
  const passerelle = await demarrerPasserelle(base, partenaires);
  const nue = await demarrerRouteNue(banc);
  try {
    const tours = Math.round(secondes / SECONDES_PAR_TOUR);
    const parTour = SECONDES_PAR_TOUR * REQUETES_PAR_SECONDE;
    const envois = preparerEnvois(evenements.slice(0, (tours + 1) * parTour), 1);
    const cotes = [
      { pool: new Pool(passerelle.url, { connections: 10 }), durees: [] as number[] },
      { pool: new Pool(nue.url, { connections: 10 }), durees: [] as number[] },
    ];
    // The first turn warms both up and is not counted.
    for (let tour = 0; tour <= tours; tour += 1) {
      const siens = envois.slice(tour * parTour, (tour + 1) * parTour);
      for (const { pool, durees } of cotes) {
        const mesurees = await cadencer(pool, siens);
        if (tour > 0) durees.push(...mesurees);
      }
    }
    await Promise.all(cotes.map(({ pool }) => pool.close()));
    const [webhook, routeNue] = cotes.map(({ durees }) => resumer(durees));
    if (!webhook || !routeNue) throw new Error('unreachable: there are two sides');
    return { webhook, routeNue };
  } finally {
    await Promise.all([passerelle.arreter(), nue.enfant.arreter()]);
    await banc.supprimerBase(base);
    await banc.supprimerBase(nue.base);
  }
}

async function demarrerRouteNue(banc: BancPostgres): Promise<{ enfant: Enfant; url: string; base: string }> {
  const base = await banc.creerBase();
  const enfant = await Enfant.demarrer('route nue', 'test/bench/route-nue.ts', { DATABASE_URL: base });
  return { enfant, url: (enfant.pret as { url: string }).url, base };
}

/** Requests leave at their time whatever the answers (open loop). */
async function cadencer(pool: Pool, envois: readonly Envoi[]): Promise<number[]> {
  const debut = performance.now();
  return Promise.all(
    envois.map(async (envoi, rang) => {
      const depart = debut + (rang * 1_000) / REQUETES_PAR_SECONDE;
      await attendre(Math.max(0, depart - performance.now()));
      const parti = performance.now();
      await poster(pool, envoi);
      return performance.now() - parti;
    }),
  );
}

function resumer(durees: readonly number[]): Latences {
  return { p50: quantile(durees, 0.5), p99: quantile(durees, 0.99), requetes: durees.length };
}
