import 'reflect-metadata';
import { ReglagesInvalides } from '#config';
import { direFaille } from '#persistence';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { CODES, EchecDeCommande } from './echec.js';
import { formaterAide, terminer, traduireRefus } from './francais.js';

/** What went wrong in one sentence, and the exit code: expected failures never show a stack trace. */
function conclure(erreur: unknown): void {
  if (erreur instanceof EchecDeCommande) {
    process.stderr.write(`${erreur.message}\n`);
    process.exitCode = erreur.code;
  } else if (erreur instanceof ReglagesInvalides) {
    process.stderr.write(`${erreur.message}\n`);
    process.exitCode = CODES.usage;
  } else {
    process.stderr.write(
      `Erreur inattendue (${direFaille(erreur)}). Relancez la commande ; si elle persiste, donnez ce texte à l’exploitant.\n`,
    );
    process.exitCode = CODES.refuse;
  }
}

// A reader that has left (head, less) is no error.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) =>
  process.exit(erreur.code === 'EPIPE' ? CODES.ok : CODES.refuse),
);

try {
  const app = await CommandFactory.createWithoutRunning(CliModule, {
    logger: false,
    abortOnError: false,
    cliName: 'passerelle',
    helpConfiguration: { formatHelp: formaterAide },
    outputConfiguration: {
      outputError: (texte, ecrire) => ecrire(traduireRefus(texte)),
    },
    errorHandler: terminer,
    serviceErrorHandler: conclure,
  });
  await CommandFactory.runApplication(app);
  await app.close();
} catch (erreur) {
  conclure(erreur);
}
