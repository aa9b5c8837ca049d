import 'reflect-metadata';
import { lireReglagesMigration, ReglagesInvalides } from '#config';
import { accorderLesDroits, direFaille, migrer } from '#persistence';
import { accorderLesFiles } from '#queueing';

/**
 * `npm run migrate`: brings the database of DATABASE_URL up to date, gives the role of the processes its rights when it
 * has one (check 23), and ends. Two at a time are safe.
 */
try {
  const { baseUrl, roleApplication } = lireReglagesMigration();
  const executees = await migrer(baseUrl);
  const suite = executees.length > 0 ? ` : ${executees.join(', ')}` : '';
  process.stdout.write(`${executees.length} migration(s) exécutée(s)${suite}.\n`);
  if (roleApplication) {
    await accorderLesDroits(baseUrl, roleApplication);
    await accorderLesFiles(baseUrl, roleApplication.nom);
    process.stdout.write(`Droits accordés au rôle ${roleApplication.nom}.\n`);
  }
} catch (erreur) {
  const refuses = erreur instanceof ReglagesInvalides;
  process.stderr.write(`${refuses ? erreur.message : `Migration impossible : ${direFaille(erreur)}.`}\n`);
  process.exitCode = 1;
}
