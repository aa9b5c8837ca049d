import type { Sql } from '#persistence';
import { setTimeout as attendre } from 'node:timers/promises';

/** What is still on its way. */
export interface EnChemin {
  /** In the outboxes of the simulated partners. */
  chezLesPartenaires: number;
  aAppliquer: number;
  aEmettre: number;
}

const CADENCE_MS = 200;
/** Without any movement for so long, what is left waits for something else: a partner that is down. */
const PATIENCE_MS = 8_000;

/** Reads what waits in the gateway. */
export async function lireEnChemin(sql: Sql): Promise<Omit<EnChemin, 'chezLesPartenaires'>> {
  const [ligne] = await sql<{ a_appliquer: number; a_emettre: number }>(
    `SELECT (SELECT count(*) FROM messages_entrants WHERE issue = 'recu') AS a_appliquer,
            (SELECT count(*) FROM messages_sortants WHERE issue IN ('a_emettre', 'incertain')) AS a_emettre`,
  );
  return { aAppliquer: ligne?.a_appliquer ?? 0, aEmettre: ligne?.a_emettre ?? 0 };
}

/** Waits until nothing is on its way any more, or nothing moves any more; gives what is left. */
export async function attendreLeCalme(
  lire: () => Promise<EnChemin>,
  surAvancement: (enChemin: EnChemin) => void,
  patienceMs = PATIENCE_MS,
): Promise<EnChemin> {
  let dernier = '';
  let depuis = performance.now();
  for (;;) {
    const enChemin = await lire();
    surAvancement(enChemin);
    if (total(enChemin) === 0) return enChemin;
    const vu = JSON.stringify(enChemin);
    if (vu !== dernier) {
      dernier = vu;
      depuis = performance.now();
    } else if (performance.now() - depuis > patienceMs) {
      return enChemin;
    }
    await attendre(CADENCE_MS);
  }
}

export function total({ chezLesPartenaires, aAppliquer, aEmettre }: EnChemin): number {
  return chezLesPartenaires + aAppliquer + aEmettre;
}
