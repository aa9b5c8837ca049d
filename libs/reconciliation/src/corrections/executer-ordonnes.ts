import type { Sql } from '#persistence';
import { direLesCorrections } from './dire-les-corrections.js';
import type { EcartPris } from './prendre-ecarts.js';
import { ecrireDecisions, type DecisionEcrite } from './ecrire-decisions.js';
import type { Ecart } from '../ecarts/ecart.js';

export interface BilanDesOrdonnes {
  dits: number;
  enRoute: number;
  changes: number;
}

/**
 * Makes corrections that a person has ordered (vue `dit`), outside the repair budget. One whose version is on its way
 * stays ordered; one of which something else would now be told is open again: the person did not see that.
 */
export async function executerOrdonnes(sql: Sql, ecarts: readonly EcartPris[]): Promise<BilanDesOrdonnes> {
  const bilan: BilanDesOrdonnes = { dits: 0, enRoute: 0, changes: 0 };
  const issues = await direLesCorrections(sql, ecarts);
  const decisions: DecisionEcrite[] = [];
  for (const ecart of ecarts) {
    const issue = issues.get(ecart.id);
    if (issue?.issue === 'dite') {
      bilan.dits += 1;
      decisions.push({
        id: ecart.id,
        etat: 'en_correction',
        message: issue.id,
        personne: personneDe(ecart),
        compte: true,
      });
    } else if (issue?.issue === 'a_change' || issue?.issue === 'numero_epuise') {
      bilan.changes += 1;
      decisions.push({
        id: ecart.id,
        etat: 'ouvert',
        evenement: 'rouvert',
        detail: issue.issue.toUpperCase(),
      });
    } else bilan.enRoute += 1;
  }
  await ecrireDecisions(sql, decisions);
  return bilan;
}

/** Who ordered it, kept as long as his order stands. */
export function personneDe({
  decidePar,
  motif,
}: Pick<Ecart, 'decidePar' | 'motif'>): { par: string; motif: string } | undefined {
  return decidePar === null ? undefined : { par: decidePar, motif: motif ?? '' };
}
