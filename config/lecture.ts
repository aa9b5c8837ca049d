import 'reflect-metadata';
import { validateSync } from 'class-validator';

export type Environnement = Readonly<Record<string, string | undefined>>;

/** The start is refused: says for each wrong variable what to write, never what was written. */
export class ReglagesInvalides extends Error {
  constructor(readonly variables: readonly { nom: string; attendu: string }[]) {
    const lignes = variables.map(({ nom, attendu }) => `  - ${nom} : ${attendu}`);
    const debut = variables.length > 1 ? 'Des réglages sont' : 'Un réglage est';
    super([`${debut} absent(s) ou incorrect(s) :`, ...lignes].join('\n'));
    this.name = 'ReglagesInvalides';
  }
}

/**
 * Reads variables of the environment into classes whose properties are named after them, and validates all of
 * them before saying anything. An empty variable counts as absent, then the default of the class applies.
 * @throws ReglagesInvalides
 */
export function lireVariables<T extends object[]>(
  env: Environnement,
  ...classes: { [K in keyof T]: new () => T[K] }
): T {
  const lues = classes.map((Classe) => new Classe());
  const fautes = lues.flatMap((variables) => {
    for (const nom of Object.keys(variables)) {
      const valeur = env[nom]?.trim();
      if (valeur) Object.assign(variables, { [nom]: valeur });
    }
    return validateSync(variables, { stopAtFirstError: true });
  });
  if (fautes.length > 0) {
    const attendu = (contraintes: Record<string, string> = {}): string => Object.values(contraintes)[0] ?? '';
    throw new ReglagesInvalides(
      fautes.map((faute) => ({ nom: faute.property, attendu: attendu(faute.constraints) })),
    );
  }
  return lues as T;
}
