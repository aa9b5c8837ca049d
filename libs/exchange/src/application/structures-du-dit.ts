import { cleDuFait, estDeType, fusionner } from '#annexe7';
import type { CotraitanceCalculee } from './decision.js';
import type { DossierCharge } from './dossier-charge.js';

/**
 * H6. The structures by which the flux of something told is judged: that of its cotraitance, or of every cotraitance for
 * what is told of the person. One whose affectation was withdrawn, now or before, is still that of the structure it had.
 */
export function structuresDuDit(
  { resumes, versions }: Pick<DossierCharge, 'resumes' | 'versions'>,
  calculees: readonly Pick<CotraitanceCalculee, 'cotraitance' | 'structure'>[],
  cotraitance: string | null,
): (string | null)[] {
  const numeros =
    cotraitance === null
      ? [...new Set([...resumes.keys(), ...calculees.map((calculee) => calculee.cotraitance)])]
      : [cotraitance];
  const structures = numeros.map((numero) => {
    const calculee = calculees.find((une) => une.cotraitance === numero);
    return calculee?.structure ?? structureTenue(versions, numero);
  });
  return structures.length > 0 ? structures : [null];
}

/** That of the last affectation stated before it was withdrawn. */
function structureTenue(versions: DossierCharge['versions'], cotraitance: string): string | null {
  const cle = cleDuFait('affectation.enregistree', { cotraitance });
  const enoncees = versions.filter((version) => version.cle === cle && version.data.annule === undefined);
  const affectation = fusionner(enoncees).get(cle);
  return affectation && estDeType(affectation, 'affectation.enregistree') ? affectation.data.structure : null;
}
