/** Exit codes of the tool, documented in its help. */
export const CODES = { ok: 0, refuse: 1, usage: 2, injoignable: 3 } as const;
export type CodeDeSortie = (typeof CODES)[keyof typeof CODES];

/** An expected failure: one French sentence for the person, one exit code for the script; never a stack trace. */
export class EchecDeCommande extends Error {
  constructor(
    readonly code: CodeDeSortie,
    message: string,
  ) {
    super(message);
    this.name = 'EchecDeCommande';
  }
}

export function refuse(message: string): EchecDeCommande {
  return new EchecDeCommande(CODES.refuse, message);
}

export function mauvaisUsage(message: string): EchecDeCommande {
  return new EchecDeCommande(CODES.usage, message);
}

export function injoignable(message: string): EchecDeCommande {
  return new EchecDeCommande(CODES.injoignable, message);
}
