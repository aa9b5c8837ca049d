import { lanceParNpm } from '#config';
import { parentDe } from '../donnees/identite-processus.js';

const COQUILLES = ['sh', 'dash', 'bash', 'ash', 'zsh', 'busybox'];

/**
 * Under an npm script, tells when npm is gone (killed without having told us): our parent changes, or that of the
 * shell between npm and us.
 * @returns stops watching
 */
export function surveillerParent(surDisparition: () => void, cadenceMs = 500): () => void {
  if (!lanceParNpm()) return () => undefined;
  const lignee = (): string => {
    const parent = parentDe(process.pid);
    const grandParent = parent && COQUILLES.includes(parent.programme) ? parentDe(parent.pid) : null;
    return `${process.ppid} ${grandParent?.pid ?? ''}`;
  };
  const alOrigine = lignee();
  const minuterie = setInterval(() => {
    if (lignee() === alOrigine) return;
    clearInterval(minuterie);
    surDisparition();
  }, cadenceMs).unref();
  return () => clearInterval(minuterie);
}
