import '@nestjs/common';
import '@nestjs/core';

// Jest's require() of nest-commander only takes an @nestjs/common that has been evaluated: after the imports above.
const { executer } = await import('../src/executer.js');

export interface Resultat {
  code: number;
  sortie: string;
  erreurs: string;
}

class Fin extends Error {
  constructor(readonly code: number) {
    super('the process would end here');
  }
}

/** Runs the tool in this process, as if it had been called with these arguments in this environment. */
export async function lancer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Resultat> {
  const resultat: Resultat = { code: 0, sortie: '', erreurs: '' };
  let fin: number | undefined;
  const sortir = (code?: number | string | null): never => {
    fin ??= Number(code ?? 0);
    throw new Fin(fin);
  };
  const rendre = [
    remplacer(process, 'argv', ['node', 'passerelle', ...args]),
    remplacer(process, 'env', { PASSERELLE_DATA_DIR: '/nulle/part', ...env }),
    remplacer(process, 'exit', sortir),
    remplacer(process.stdout, 'write', (texte: unknown) => ((resultat.sortie += String(texte)), true)),
    remplacer(process.stderr, 'write', (texte: unknown) => ((resultat.erreurs += String(texte)), true)),
  ];
  try {
    resultat.code = await executer();
  } finally {
    for (const une of rendre) une();
  }
  return { ...resultat, code: fin ?? resultat.code };
}

/** Puts something else in place of a member, and gives what puts it back. */
function remplacer<T extends object, K extends keyof T>(objet: T, membre: K, valeur: T[K]): () => void {
  const avant = objet[membre];
  objet[membre] = valeur;
  return () => {
    objet[membre] = avant;
  };
}
