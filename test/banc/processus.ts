import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc (USER_HZ): 100 on every Linux that Node runs on. */
const TICS_PAR_SECONDE = 100;

interface Etat {
  parent: number;
  /** Seconds of CPU of the process itself and of its children that have ended. */
  cpu: number;
}

/** CPU seconds (user and system) of a process and of all its descendants, those that have ended included. */
export function cpuDeLArbre(racine: number): number {
  const processus = lireProcessus();
  return descendance(racine, processus).reduce((somme, pid) => somme + (processus.get(pid)?.cpu ?? 0), 0);
}

/** Highest resident memory that a process has reached, bytes; 0 when it has ended. */
export function memoireMaximale(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(lire(`/proc/${pid}/status`))?.[1] ?? 0) * 1_024;
}

/** Resident memory of a process now, bytes; 0 when it has ended. */
export function memoireResidente(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(lire(`/proc/${pid}/status`))?.[1] ?? 0) * 1_024;
}

/** Highest resident memory reached by the largest process of a tree. */
export function memoireDuPlusGros(racine: number): number {
  return Math.max(...descendance(racine, lireProcessus()).map(memoireMaximale));
}

function descendance(racine: number, processus: ReadonlyMap<number, Etat>): number[] {
  const enfants = [...processus].filter(([, { parent }]) => parent === racine).map(([pid]) => pid);
  return [racine, ...enfants.flatMap((pid) => descendance(pid, processus))];
}

function lireProcessus(): Map<number, Etat> {
  const processus = new Map<number, Etat>();
  for (const nom of readdirSync('/proc')) {
    if (!/^\d+$/.test(nom)) continue;
    const stat = lire(`/proc/${nom}/stat`);
    // The name, between parentheses, may hold spaces; the state follows it.
    const champs = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = champs;
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = champs.slice(11, 15);
    processus.set(Number(nom), { parent, cpu: (utime + stime + cutime + cstime) / TICS_PAR_SECONDE });
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
