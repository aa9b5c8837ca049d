import 'reflect-metadata';
import { CODES } from './echec.js';
import { executer } from './executer.js';

// A reader that has left (head, less) is no error.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) =>
  process.exit(erreur.code === 'EPIPE' ? CODES.ok : CODES.refuse),
);
process.exitCode = await executer();
