import { readFileSync } from 'node:fs';

/** A process, told from a later one that receives the same number. */
export interface IdentiteProcessus {
  pid: number;
  /** When it was started, in ticks since the machine was; absent where the system does not tell. */
  depuis?: string;
}

export function identifier(pid: number): IdentiteProcessus {
  return { pid, depuis: lireEtat(pid)?.depuis };
}

/** Whether that very process is alive. */
export function vit({ pid, depuis }: IdentiteProcessus): boolean {
  const etat = lireEtat(pid);
  if (etat) return etat.etat !== 'Z' && etat.depuis === depuis;
  if (process.platform === 'linux') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The parent of a process and its program, where the system tells (Linux). */
export function parentDe(pid: number): { pid: number; programme: string } | null {
  const parent = lireEtat(pid)?.parent;
  const programme = parent === undefined ? undefined : lireEtat(parent)?.programme;
  return parent === undefined || programme === undefined ? null : { pid: parent, programme };
}

interface EtatProcessus {
  programme: string;
  etat: string;
  parent: number;
  depuis: string;
}

/** /proc/<pid>/stat: `pid (program) state ppid … starttime`, where the program may hold anything. */
function lireEtat(pid: number): EtatProcessus | null {
  let texte: string;
  try {
    texte = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  const fin = texte.lastIndexOf(')');
  const programme = texte.slice(texte.indexOf('(') + 1, fin);
  const champs = texte.slice(fin + 2).split(' ');
  return { programme, etat: champs[0] ?? '', parent: Number(champs[1]), depuis: champs[19] ?? '' };
}
