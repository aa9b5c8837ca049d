import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc (USER_HZ): 100 on every Linux that Node runs on. */
const TICS_PAR_SECONDE = 100;

interface Etat {
  parent: number;
  /** Seconds of CPU of the process itself, and of its children that have ended. */
  cpu: number;
  cpuDesEnfants: number;
}

/** CPU seconds of a process and of all its descendants, those that have ended included. */
export function cpuDeLArbre(racine: number): number {
  const processus = lireProcessus();
  const sous = (pid: number): number => {
    const etat = processus.get(pid);
    if (!etat) return 0;
    const enfants = [...processus].filter(([, { parent }]) => parent === pid);
    return etat.cpu + etat.cpuDesEnfants + enfants.reduce((somme, [enfant]) => somme + sous(enfant), 0);
  };
  return sous(racine);
}

/** Highest resident memory that a process has reached, in bytes; 0 when it has ended. */
export function memoireMaximale(pid: number): number {
  const statut = lire(`/proc/${pid}/status`);
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(statut)?.[1] ?? 0) * 1_024;
}

function lireProcessus(): Map<number, Etat> {
  const processus = new Map<number, Etat>();
  for (const nom of readdirSync('/proc')) {
    if (!/^\d+$/.test(nom)) continue;
    const stat = lire(`/proc/${nom}/stat`);
    // The name, between parentheses, may hold spaces: what follows starts with the state.
    const champs = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (champs.length < 15) continue;
    const [, parent] = champs;
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = champs.slice(11, 15).map(Number);
    processus.set(Number(nom), {
      parent: Number(parent),
      cpu: (utime + stime) / TICS_PAR_SECONDE,
      cpuDesEnfants: (cutime + cstime) / TICS_PAR_SECONDE,
    });
  }
  return processus;
}

/** A process may end between its listing and its reading. */
function lire(chemin: string): string {
  try {
    return readFileSync(chemin, 'utf8');
  } catch (erreur) {
    if (['ENOENT', 'ESRCH'].includes((erreur as NodeJS.ErrnoException).code ?? '')) return '';
    throw erreur;
  }
}
