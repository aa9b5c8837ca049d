import { ReglagesInvalides } from '#config';
import { direFaille } from '#persistence';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { CODES, type CodeDeSortie, EchecDeCommande } from './echec.js';
import { finSelonCommander, formaterAide, traduireRefus } from './francais.js';

/** Runs the command of the process's arguments. An expected failure is one sentence and an exit code, never a stack trace. */
export async function executer(): Promise<CodeDeSortie> {
  let code: CodeDeSortie = CODES.ok;
  const conclure = (erreur: unknown): void => {
    code = dire(erreur);
  };
  try {
    const app = await CommandFactory.createWithoutRunning(CliModule, {
      logger: false,
      abortOnError: false,
      cliName: 'passerelle',
      enablePositionalOptions: true,
      helpConfiguration: { formatHelp: formaterAide },
      outputConfiguration: { outputError: (texte, ecrire) => ecrire(traduireRefus(texte)) },
      // Otherwise commander would end the process itself.
      errorHandler: (fin) => {
        throw fin;
      },
      serviceErrorHandler: conclure,
    });
    await CommandFactory.runApplication(app);
    await app.close();
  } catch (erreur) {
    conclure(erreur);
  }
  return code;
}

function dire(erreur: unknown): CodeDeSortie {
  const motDeCommander = finSelonCommander(erreur);
  if (motDeCommander !== undefined) return motDeCommander;
  if (erreur instanceof EchecDeCommande) {
    process.stderr.write(`${erreur.message}\n`);
    return erreur.code;
  }
  if (erreur instanceof ReglagesInvalides) {
    process.stderr.write(`${erreur.message}\n`);
    return CODES.usage;
  }
  process.stderr.write(
    `Erreur inattendue (${direFaille(erreur)}). Relancez la commande ; si elle persiste, donnez ce texte à l’exploitant.\n`,
  );
  return CODES.refuse;
}
