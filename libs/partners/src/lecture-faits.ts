import type { FaitTenu, TypeFait } from '#annexe7';
import type { Verdict } from '#contract';
import { estNumero, estObjet, invalide } from './lecture.js';
import type { Lecture } from './lecture.js';

/** A fact that a partner holds: what it is compared by (X4.3), and the event that carried it. */
export interface FaitDuPartenaire extends FaitTenu {
  type: TypeFait;
  /** Id of the CloudEvents event. */
  id: string;
}

/** A fact of the answer that breaks the contract; the others of the same demandeur are still usable. */
export interface FaitIllisible {
  code: string;
  /** JSON pointer from the demandeur's entry, e.g. `/faits/3/data/dateEffet`. */
  pointeur: string;
}

export interface FaitsDuDemandeur {
  demandeur: string;
  faits: FaitDuPartenaire[];
  illisibles: FaitIllisible[];
}

/**
 * `POST …/faits` (X4.3). The answer's frame must be right (only demandeurs asked, each once); within it every fact is
 * controlled like an incoming event, and one that breaks the contract is set aside, for the écart to name it.
 */
export function lireFaits(
  corps: unknown,
  demandes: readonly string[],
  controler: (brut: unknown) => Verdict,
): Lecture<FaitsDuDemandeur[]> {
  if (!Array.isArray(corps)) return invalide('la réponse doit être une liste');
  const attendus = new Set(demandes);
  const valeur: FaitsDuDemandeur[] = [];
  for (const [rang, ligne] of (corps as unknown[]).entries()) {
    if (!estObjet(ligne)) return invalide(`/${rang} doit être un objet`);
    const { demandeur, faits } = ligne;
    if (!estNumero(demandeur) || !attendus.delete(demandeur))
      return invalide(`/${rang}/demandeur n'a pas été demandé, ou est donné deux fois`);
    if (!Array.isArray(faits)) return invalide(`/${rang}/faits doit être une liste`);
    valeur.push(lireFaitsDe(demandeur, faits, controler));
  }
  return { conforme: true, valeur };
}

function lireFaitsDe(
  demandeur: string,
  bruts: readonly unknown[],
  controler: (brut: unknown) => Verdict,
): FaitsDuDemandeur {
  const lus: FaitsDuDemandeur = { demandeur, faits: [], illisibles: [] };
  const cles = new Set<string>();
  for (const [rang, brut] of bruts.entries()) {
    const pointeur = `/faits/${rang}`;
    const verdict = controler(brut);
    if (verdict.verdict === 'refuse')
      lus.illisibles.push({ code: verdict.code, pointeur: pointeur + verdict.pointeur });
    else if (verdict.verdict === 'echo') lus.illisibles.push({ code: 'ECHO', pointeur });
    else if (verdict.demandeur !== demandeur)
      lus.illisibles.push({ code: 'AUTRE_DEMANDEUR', pointeur: `${pointeur}/data/demandeur` });
    else if (cles.has(verdict.cle)) lus.illisibles.push({ code: 'CLE_EN_DOUBLE', pointeur });
    else {
      cles.add(verdict.cle);
      const { evenement, type, cle, donnees } = verdict;
      lus.faits.push({ id: evenement.id, type, cle, sequence: evenement.sequence, data: donnees });
    }
  }
  return lus;
}
