import type { Journal } from '#observability';
import { direFaille } from '#persistence';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const FICHIER = 'passerelle.json';

/**
 * Leaves in the data folder where this gateway is reached from this machine, so that the command-line tool finds it
 * whatever the port. Without that folder (a container, a database elsewhere), the tool is told by PASSERELLE_URL.
 */
export function annoncerAdresse(dossier: string, adresse: AddressInfo, journal: Journal): void {
  if (!existsSync(dossier)) return;
  const brouillon = join(dossier, `${FICHIER}.nouveau`);
  try {
    writeFileSync(brouillon, `${JSON.stringify({ url: urlLocale(adresse) })}\n`, { mode: 0o600 });
    renameSync(brouillon, join(dossier, FICHIER));
  } catch (erreur) {
    journal.warn(
      { faille: direFaille(erreur) },
      'l’adresse n’a pas pu être notée dans le dossier de données',
    );
  }
}

/** An address to listen on is not one to call: 0.0.0.0 is reached by the loopback. */
function urlLocale({ address, port }: AddressInfo): string {
  const hote = ['0.0.0.0', '::'].includes(address)
    ? '127.0.0.1'
    : address.includes(':')
      ? `[${address}]`
      : address;
  return `http://${hote}:${port}`;
}
