import 'reflect-metadata';
import { lireReglagesLanceur, ReglagesInvalides } from '#config';
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

function arreter(cause: string, code: number): void {
  if (arret) {
    dire('Arrêt immédiat.');
    lanceur?.tuer();
    setTimeout(() => process.exit(1), 3_000).unref();
    return;
  }
  dire(`${cause} : arrêt en cours…`);
  process.exitCode = code;
  arret = (lanceur?.arreter() ?? Promise.resolve()).then(
    () => dire('Tout est arrêté.'),
    (erreur: unknown) => {
      process.stderr.write(`L'arrêt a rencontré une erreur : ${message(erreur)}\n`);
      process.exitCode = 1;
    },
  );
  void arret.then(() => process.exit());
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
    process.stderr.write(
      `${erreur instanceof ReglagesInvalides ? '' : 'Démarrage impossible : '}${message(erreur)}\n`,
    );
    arreter('Échec du démarrage', 1);
  }
}
