import { type Signaler } from './files.js';

/** While a backend or the database is away, the same thing fails many times a second: told once a minute. */
const PERIODE_MS = 60_000;

/** The same as `signaler`, without the repetitions of what lasts: connections lost, sweeps that fail. */
export function sansRepetition(signaler: Signaler, maintenant = (): number => performance.now()): Signaler {
  const dites = new Map<string, number>();
  return (incident) => {
    if (incident.nature === 'connexion' || incident.nature === 'balayage_echoue') {
      const quoi = `${incident.file} ${incident.nature}`;
      const derniere = dites.get(quoi);
      if (derniere !== undefined && maintenant() - derniere < PERIODE_MS) return;
      dites.set(quoi, maintenant());
    }
    signaler(incident);
  };
}
