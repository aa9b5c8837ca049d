import { Horloge, type Sql } from '#persistence';
import type { MotifSoumission } from '../ecarts/ecart.js';
import { BudgetDeReparation, detailDuBudget } from './budget.js';
import { type DecisionDEcart, deciderEcart } from './decider-ecart.js';
import { direLesCorrections, PARTENAIRES } from './dire-les-corrections.js';
import { type DecisionEcrite, ecrireDecisions } from './ecrire-decisions.js';
import { politiqueEnVigueur } from './politique.js';
import { type EcartPris, type Place, prendreEcarts } from './prendre-ecarts.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

/** What one lot came to, once it is committed. */
export interface LotDecide {
  nombre: number;
  /** Where the next lot begins; null: it was the last one. */
  dernier: Place | null;
  dits: number;
  ignores: number;
  soumis: Partial<Record<MotifSoumission, number>>;
  enRoute: number;
  changes: number;
  /** To be read at the partner, outside the transaction; untouched so far. */
  aLire: EcartPris[];
}

interface Decide {
  ecart: EcartPris;
  sort: DecisionDEcart;
}

/**
 * Decides one lot of écarts and tells its corrections, in the caller's transaction: policy of the day, repair budget
 * locked, versions numbered, écarts and their events (design, "The night").
 */
export async function deciderUnLot(
  sql: Sql,
  apres: Place,
  limite: number,
  reglages: ReglagesDesCorrections,
): Promise<LotDecide> {
  const { aujourdhui } = await Horloge.lire(sql);
  const politique = await politiqueEnVigueur(sql, aujourdhui);
  const ecarts = await prendreEcarts(sql, politique, apres, limite);
  const decides = ecarts.map((ecart) => ({ ecart, sort: deciderEcart(ecart, politique, reglages) }));
  const lot: LotDecide = {
    nombre: ecarts.length,
    dernier: ecarts.length < limite ? null : (ecarts.at(-1) ?? null),
    dits: 0,
    ignores: 0,
    soumis: {},
    enRoute: 0,
    changes: 0,
    aLire: decides
      .filter(({ ecart, sort }) => ecart.vue === 'declare' && sort.decision === 'corriger')
      .map(({ ecart }) => ecart),
  };
  const ecrites = decides.flatMap(({ ecart, sort }) => sansEffet(ecart, sort, lot));
  for (const partenaire of PARTENAIRES) {
    const siens = decides.filter(
      ({ ecart, sort }) =>
        ecart.partenaire === partenaire && ecart.vue === 'dit' && sort.decision === 'corriger',
    );
    if (siens.length === 0) continue;
    const demandeurs = siens.map(({ ecart }) => ecart.demandeur);
    const jour = { partenaire, jour: aujourdhui };
    const budget = await BudgetDeReparation.ouvrir(sql, { ...jour, demandeurs }, reglages);
    const detail = detailDuBudget(aujourdhui);
    for (let restants = siens; restants.length > 0;) {
      const admis = restants.filter(({ ecart }) => budget.admettre(ecart));
      if (admis.length === 0) {
        ecrites.push(...restants.map((decide) => soumettre(decide, 'budget', lot)));
        break;
      }
      // What is on its way, or has changed, leaves its room to the next ones.
      await budget.depenser(sql, jour, await corriger(sql, admis, { ecrites, lot, detail }));
      restants = restants.filter((decide) => !admis.includes(decide));
    }
  }
  await ecrireDecisions(sql, ecrites);
  return lot;
}

/** Decisions that change nothing at a partner. */
function sansEffet(ecart: EcartPris, sort: DecisionDEcart, lot: LotDecide): DecisionEcrite[] {
  if (sort.decision === 'soumettre') return [soumettre({ ecart, sort }, sort.motif, lot)];
  if (sort.decision !== 'ignorer') return [];
  lot.ignores += 1;
  const evenement = ecart.etat === 'ignore' ? undefined : ('ignore' as const);
  return [{ id: ecart.id, etat: 'ignore', politique: sort.politique, evenement }];
}

function soumettre({ ecart, sort }: Decide, motif: MotifSoumission, lot: LotDecide): DecisionEcrite {
  lot.soumis[motif] = (lot.soumis[motif] ?? 0) + 1;
  const evenement = ecart.motifSoumission === motif ? undefined : ('soumis' as const);
  return {
    id: ecart.id,
    etat: 'soumis',
    motifSoumission: motif,
    politique: sort.politique,
    evenement,
    detail: motif,
  };
}

async function corriger(
  sql: Sql,
  admis: readonly Decide[],
  { ecrites, lot, detail }: { ecrites: DecisionEcrite[]; lot: LotDecide; detail: string },
): Promise<EcartPris[]> {
  const issues = await direLesCorrections(
    sql,
    admis.map(({ ecart }) => ecart),
  );
  const corriges: EcartPris[] = [];
  for (const decide of admis) {
    const { ecart, sort } = decide;
    const issue = issues.get(ecart.id);
    if (issue?.issue === 'en_route') lot.enRoute += 1;
    else if (issue?.issue === 'a_change') lot.changes += 1;
    else if (issue?.issue === 'numero_epuise')
      ecrites.push({ ...soumettre(decide, 'politique', lot), detail: 'NUMERO_EPUISE' });
    else if (issue) {
      lot.dits += 1;
      corriges.push(ecart);
      ecrites.push({
        id: ecart.id,
        etat: 'en_correction',
        politique: sort.politique,
        message: issue.id,
        evenement: 'correction',
        detail,
        compte: true,
      });
    }
  }
  return corriges;
}
