import { cleDuFait, type FaitTenu, type TypeFait } from '#annexe7';
import { estInvalide, lireFaits, typeCourt } from '#contract';
import type { Evenement, Verdict } from '#contract';
import type { Lecture } from './lecture.js';

/** A fact that a partner holds: what it is compared by (X4.3), and the event that carried it. */
export interface FaitDuPartenaire extends FaitTenu {
  type: TypeFait;
  /** Id of the CloudEvents event. */
  id: string;
  /** The event as the partner gives it: what is stated may be received from here (X4.3). */
  evenement: Evenement;
}

/** A fact of the answer that breaks the contract; the others of the same demandeur are still usable. */
export interface FaitIllisible {
  code: string;
  /** JSON pointer from the demandeur's entry, e.g. `/faits/3/data/dateEffet`. */
  pointeur: string;
  /** Key that it can be given to, null when what makes it cannot be read. */
  cle: string | null;
}

const CLE_LISIBLE = /^[a-z.]+(\/(?!undefined|null)[A-Za-z0-9-]{1,64})+$/;

export interface FaitsDuDemandeur {
  demandeur: string;
  faits: FaitDuPartenaire[];
  illisibles: FaitIllisible[];
}

/**
 * `POST …/faits` (X4.3). The answer's frame must be right (only demandeurs asked, each once); within it every fact is
 * controlled like an incoming event, and one that breaks the contract is set aside, for the écart to name it.
 */
export function lireFaitsTenus(
  corps: unknown,
  demandes: readonly string[],
  controler: (brut: unknown) => Verdict,
): Lecture<FaitsDuDemandeur[]> {
  const lus = lireFaits(corps);
  if (estInvalide(lus)) return lus;
  const attendus = new Set(demandes);
  const rang = lus.findIndex(({ demandeur }) => !attendus.has(demandeur));
  if (rang !== -1) return { invalide: `/${rang}/demandeur : il n’a pas été demandé.` };
  return lus.map(({ demandeur, faits }) => lireFaitsDe(demandeur, faits, controler));
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
    const ecarter = (code: string, ou = pointeur): void => {
      lus.illisibles.push({ code, pointeur: ou, cle: cleLisible(brut) });
    };
    const verdict = controler(brut);
    if (verdict.verdict === 'refuse') ecarter(verdict.code, pointeur + verdict.pointeur);
    else if (verdict.verdict === 'echo') ecarter('ECHO');
    else if (verdict.demandeur !== demandeur) ecarter('AUTRE_DEMANDEUR', `${pointeur}/data/demandeur`);
    else if (cles.has(verdict.cle)) ecarter('CLE_EN_DOUBLE');
    else {
      cles.add(verdict.cle);
      const { evenement, type, cle, donnees } = verdict;
      lus.faits.push({ id: evenement.id, type, cle, sequence: evenement.sequence, data: donnees, evenement });
    }
  }
  return lus;
}

function cleLisible(brut: unknown): string | null {
  const { type, data } = membres(brut);
  const court = typeof type === 'string' ? typeCourt(type) : undefined;
  const cle = court === undefined ? '' : cleDuFait(court, membres(data));
  return CLE_LISIBLE.test(cle) ? cle : null;
}

function membres(valeur: unknown): Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null ? (valeur as Record<string, unknown>) : {};
}
