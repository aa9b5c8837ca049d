import { validateSync, type ValidationError } from 'class-validator';
import { estObjet } from '../formes/forme.js';
import { CONTRAINTE, estRequis, type Classe } from './regle.js';
import { phraseDAttente } from './phrase.js';
import { OBJET } from '../formes/forme.js';
import { planDe } from './plan.js';

/** One thing to correct: where (JSON pointer, relative to the object judged) and how (French sentence). */
export interface Faute {
  readonly pointeur: string;
  readonly phrase: string;
}

/**
 * True when a JSON object obeys the rules of a class. It reads the same metadata as class-validator, about ten
 * times faster; `fautesDe` (class-validator itself) is asked only about what this refuses, and a property test
 * holds the two together.
 */
export function estConforme(classe: Classe, objet: Record<string, unknown>): boolean {
  for (const { nom, forme, presence, groupe } of planDe(classe)) {
    const valeur = objet[nom];
    if (valeur === undefined) {
      if (estRequis(presence, objet)) return false;
    } else if (!forme.accepte(valeur)) {
      return false;
    } else if (groupe !== undefined && !estConforme(groupe, valeur as Record<string, unknown>)) {
      return false;
    }
  }
  return true;
}

/** All that is wrong in a value, by class-validator, in the order of the contract; empty when nothing is. */
export function fautesDe(classe: Classe, valeur: unknown): Faute[] {
  if (!estObjet(valeur)) return [{ pointeur: '', phrase: phraseDAttente('La valeur', OBJET, valeur) }];
  const erreurs = validateSync(instance(classe, valeur), {
    validationError: { target: false },
    forbidUnknownValues: false,
  });
  return enOrdre(classe, erreurs);
}

/** The known members of an object, nested ones included; unknown ones are dropped (X1). */
export function membresDe(classe: Classe, objet: Record<string, unknown>): Record<string, unknown> {
  const connus: Record<string, unknown> = {};
  for (const { nom, groupe } of planDe(classe)) {
    const valeur = objet[nom];
    if (valeur === undefined) continue;
    connus[nom] = groupe === undefined ? valeur : membresDe(groupe, valeur as Record<string, unknown>);
  }
  return connus;
}

/** An instance that class-validator can judge: known members only, nested objects of their own class. */
function instance(classe: Classe, objet: Record<string, unknown>): object {
  const faite = new classe() as Record<string, unknown>;
  for (const { nom, groupe } of planDe(classe)) {
    const valeur = objet[nom];
    faite[nom] = groupe !== undefined && estObjet(valeur) ? instance(groupe, valeur) : valeur;
  }
  return faite;
}

function enOrdre(classe: Classe, erreurs: readonly ValidationError[]): Faute[] {
  return planDe(classe).flatMap(({ nom, forme, groupe }) => {
    const erreur = erreurs.find(({ property }) => property === nom);
    if (erreur === undefined) return [];
    const phrase = erreur.constraints?.[CONTRAINTE];
    if (phrase !== undefined) {
      const fautif = forme.fautif?.(erreur.value);
      return [{ pointeur: fautif === undefined ? `/${nom}` : `/${nom}/${fautif.rang}`, phrase }];
    }
    if (groupe === undefined) return [];
    return enOrdre(groupe, erreur.children ?? []).map((faute) => ({
      ...faute,
      pointeur: `/${nom}${faute.pointeur}`,
    }));
  });
}
