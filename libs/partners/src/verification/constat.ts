import { libelleCause } from '../causes.js';
import { EchecJeton } from '../jetons.js';
import { EchecReseau } from '../transport.js';

/** What one check of the contract found at a partner; French texts for the person who must correct it. */
export interface Constat {
  /** Rule id of the contract, e.g. `X4.2`. */
  regle: string;
  /** The rule as a statement that should be true. */
  titre: string;
  resultat: 'conforme' | 'non_conforme' | 'non_propose';
  /** What was seen. Names members, positions and statuses; no person's data. */
  explication?: string;
  /** What to change over there. */
  correction?: string;
}

/** Ends a check: the partner does otherwise than the contract says. */
export class NonConforme extends Error {
  constructor(
    readonly explication: string,
    readonly correction: string,
  ) {
    super(explication);
    this.name = 'NonConforme';
  }
}

/** Ends a check: the partner does not offer this, and may do so. */
export class NonPropose extends Error {
  constructor(readonly explication: string) {
    super(explication);
    this.name = 'NonPropose';
  }
}

/** Throws {@link NonConforme} unless the condition holds. */
export function exiger(condition: boolean, explication: string, correction: string): asserts condition {
  if (!condition) throw new NonConforme(explication, correction);
}

/** Something to say of a partner that conforms. */
type Remarque = string | undefined | void;

/** Runs one check. What it returns is a remark on a conforming partner. */
export async function examiner(
  regle: string,
  titre: string,
  travail: () => Promise<Remarque> | Remarque,
): Promise<Constat> {
  try {
    const remarque = await travail();
    return { regle, titre, resultat: 'conforme', ...(remarque && { explication: remarque }) };
  } catch (erreur) {
    if (erreur instanceof NonPropose)
      return { regle, titre, resultat: 'non_propose', explication: erreur.explication };
    if (erreur instanceof NonConforme)
      return nonConforme(regle, titre, erreur.explication, erreur.correction);
    if (erreur instanceof EchecReseau)
      return nonConforme(
        regle,
        titre,
        `Pas de réponse utilisable : ${libelleCause(erreur.issue.cause)}.`,
        'Vérifiez que le partenaire est en marche, joignable à cette adresse, et qu’il répond dans le délai.',
      );
    if (erreur instanceof EchecJeton)
      return nonConforme(
        regle,
        titre,
        `Plus de jeton : ${libelleCause(erreur.motif)}.`,
        'Le point d’accès des jetons doit répondre à chaque renouvellement.',
      );
    throw erreur;
  }
}

export function nonConforme(regle: string, titre: string, explication: string, correction: string): Constat {
  return { regle, titre, resultat: 'non_conforme', explication, correction };
}
