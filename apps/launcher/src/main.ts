import 'reflect-metadata';
import { finir, lireReglagesLanceur, ReglagesInvalides } from '#config';
import { Lanceur } from './lanceur.js';
import { surveillerParent } from './processus/parent.js';

/**
 * `npm start`: everything, with the demonstration. `npm run start:passerelle` (`--sans-demonstration`): the gateway
 * against the partners of the settings.
 */
const demonstration = !process.argv.includes('--sans-demonstration');
const dire = (texte: string): void => void process.stdout.write(`${texte}\n`);
// Whoever read us may be gone (npm killed, a closed terminal): that must not stop an orderly stop.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

// What the roles write (journals, the partners' files) is for our account only.
process.umask(0o077);

let lanceur: Lanceur | undefined;
let arret: Promise<void> | undefined;
let arretDemande = 0;

/** One Ctrl-C can come twice: from the terminal to the whole group, and from npm, which passes it on. */
const MEME_GESTE_MS = 1_000;

function arreter(cause: string, code: number): void {
  if (arret) {
    if (performance.now() - arretDemande < MEME_GESTE_MS) return;
    dire('Arrêt immédiat.');
    lanceur?.tuer();
    process.exitCode = 1;
    finir();
    return;
  }
  arretDemande = performance.now();
  process.exitCode = code;
  dire(`${cause} : arrêt en cours…`);
  arret = terminer().then(() => dire('Tout est arrêté.'));
}

async function terminer(): Promise<void> {
  try {
    await lanceur?.arreter();
  } catch (erreur) {
    process.stderr.write(`L'arrêt a rencontré une erreur : ${message(erreur)}\n`);
    process.exitCode = 1;
  }
  finir();
}

function message(erreur: unknown): string {
  return erreur instanceof Error ? erreur.message : String(erreur);
}

process.on('SIGINT', () => arreter('Ctrl-C', 0));
process.on('SIGTERM', () => arreter('SIGTERM', 0));
process.on('SIGHUP', () => arreter('Terminal fermé', 0));

try {
  const reglages = lireReglagesLanceur(demonstration);
  lanceur = new Lanceur(reglages, {
    demonstration,
    dire,
    surAbandon: (erreur) => arreter(erreur.message, 1),
  });
  surveillerParent(() => arreter('npm a disparu', 0));
  await lanceur.demarrer();
} catch (erreur) {
  if (!arret) {
    const debut = erreur instanceof ReglagesInvalides ? '' : 'Démarrage impossible : ';
    process.stderr.write(`${debut}${message(erreur)}\n`);
    process.exitCode = 1;
    arret = terminer();
  }
}
