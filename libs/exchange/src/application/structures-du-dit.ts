import type { CotraitanceCalculee } from './decision.js';
import type { DossierCharge } from './dossier-charge.js';

/**
 * H6. The structures by which the flux of something told is judged: that of its cotraitance, or of every cotraitance for
 * what is told of the person. One whose affectation has just been withdrawn is still that of the structure it had.
 */
export function structuresDuDit(
  { resumes }: DossierCharge,
  calculees: readonly Pick<CotraitanceCalculee, 'cotraitance' | 'structure'>[],
  cotraitance: string | null,
): (string | null)[] {
  const numeros =
    cotraitance === null
      ? [...new Set([...resumes.keys(), ...calculees.map((calculee) => calculee.cotraitance)])]
      : [cotraitance];
  const structures = numeros.map((numero) => {
    const calculee = calculees.find((une) => une.cotraitance === numero);
    return calculee?.structure ?? structureTenue(resumes.get(numero)?.resume);
  });
  return structures.length > 0 ? structures : [null];
}

function structureTenue(resume: string | undefined): string | null {
  return resume === undefined ? null : (JSON.parse(resume) as { structure: string | null }).structure;
}
