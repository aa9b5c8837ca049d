import 'reflect-metadata';
import { lireReglagesScheduler, ReglagesInvalides } from '#config';
import { direFaille, migrer } from '#persistence';

/** `npm run migrate`: brings the database of DATABASE_URL up to date and ends. Two at a time are safe. */
try {
  const executees = await migrer(lireReglagesScheduler().baseUrl);
  const suite = executees.length > 0 ? ` : ${executees.join(', ')}` : '';
  process.stdout.write(`${executees.length} migration(s) exécutée(s)${suite}.\n`);
} catch (erreur) {
  const refuses = erreur instanceof ReglagesInvalides;
  process.stderr.write(`${refuses ? erreur.message : `Migration impossible : ${direFaille(erreur)}.`}\n`);
  process.exitCode = 1;
}
