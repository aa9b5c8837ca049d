import 'reflect-metadata';
import { finir } from '#config';
import { CODES } from './echec.js';
import { executer } from './executer.js';

// A reader that has left (head, less) is no error.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) =>
  finir(erreur.code === 'EPIPE' ? CODES.ok : CODES.refuse),
);
process.exitCode = await executer();
