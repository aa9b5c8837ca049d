import { getMetadataStorage } from 'class-validator';
import { CONTRAINTE, type Classe, type RegleDeMembre } from './regle.js';

export interface MembreDuPlan extends RegleDeMembre {
  readonly nom: string;
}

/** The members of a class in the order of their declaration, inherited ones first. */
export type Plan = readonly MembreDuPlan[];

const plans = new Map<Classe, Plan>();

/**
 * What class-validator knows of a class, as a list: the one source of the quick check, of the known members
 * and of the JSON Schema. Built once per class.
 */
export function planDe(classe: Classe): Plan {
  const connu = plans.get(classe);
  if (connu !== undefined) return connu;
  const regles = getMetadataStorage()
    .getTargetValidationMetadatas(classe, '', false, false)
    .filter((regle) => regle.name === CONTRAINTE);
  const plan = [
    ...regles.filter((r) => r.target !== classe),
    ...regles.filter((r) => r.target === classe),
  ].map(({ propertyName, constraints }) => ({ nom: propertyName, ...(constraints[0] as RegleDeMembre) }));
  if (plan.length === 0) throw new Error(`${classe.name} has no member with a rule of the contract`);
  plans.set(classe, plan);
  return plan;
}
