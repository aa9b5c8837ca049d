import type { Partenaire, TypeFait } from '#annexe7';
import { Horloge, type Sql } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';
import { BudgetDeReparation } from './budget.js';
import { deciderEcart } from './decider-ecart.js';
import { PARTENAIRES } from './dire-les-corrections.js';
import { type EcartADecider, INCONNU_ICI } from './ecart-a-decider.js';
import {
  type DecisionDePolitique,
  type ObjetDePolitique,
  type PolitiqueDesEcarts,
  politiqueEnVigueur,
} from './politique.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

export interface PropositionDePolitique extends ObjetDePolitique {
  decision: DecisionDePolitique;
  /** Business day on which it would come into force; today by default. */
  depuis?: string;
}

/** How many écarts there are under each decision. */
export type ComptesParDecision = Record<DecisionDePolitique, number>;

/** What the open écarts become under another row of the policy. */
export interface SimulationDePolitique {
  /** Day for which it was computed. */
  jour: string;
  /** Écarts that the policy decides: open, or submitted or ignored by it. */
  total: number;
  /** How many would be decided otherwise than today. */
  changements: number;
  avant: ComptesParDecision;
  apres: ComptesParDecision;
  /** Of those to correct, how many the repair budget of the day would hand to a person. */
  auDelaDuBudget: { avant: number; apres: number };
  detail: {
    partenaire: Partenaire;
    vue: Vue;
    type: TypeFait;
    avant: DecisionDePolitique;
    apres: DecisionDePolitique;
    nombre: number;
  }[];
}

/** What-if: what the open écarts would become if this row were in force. Reads only; gives what activating it then does. */
export async function simulerPolitique(
  sql: Sql,
  proposition: PropositionDePolitique,
  reglages: ReglagesDesCorrections,
): Promise<SimulationDePolitique> {
  const jour = proposition.depuis ?? (await Horloge.lire(sql)).aujourdhui;
  const actuelle = await politiqueEnVigueur(sql, jour);
  const ecarts = await sql<EcartADecider>(
    `SELECT id, partenaire, vue, demandeur, type, nature, cause, corrections, ${INCONNU_ICI} FROM ecarts e
     WHERE etat = 'ouvert' OR (decide_par IS NULL AND (etat = 'ignore' OR motif_soumission = 'politique'))
     ORDER BY depuis, id`,
  );
  const { partenaire, vue, type, decision } = proposition;
  const proposee = actuelle.avec({ id: null, partenaire, vue, type, decision });
  const avant = await appliquer(sql, { ecarts, politique: actuelle, jour, reglages });
  const apres = await appliquer(sql, { ecarts, politique: proposee, jour, reglages });
  return {
    jour,
    total: ecarts.length,
    changements: ecarts.filter((_ecart, rang) => avant.decisions[rang] !== apres.decisions[rang]).length,
    avant: compter(avant.decisions),
    apres: compter(apres.decisions),
    auDelaDuBudget: { avant: avant.auDela, apres: apres.auDela },
    detail: detailler(ecarts, avant.decisions, apres.decisions),
  };
}

/** The decision of each écart, the oldest first, and how many corrections the budget of the day has no room for. */
async function appliquer(
  sql: Sql,
  {
    ecarts,
    politique,
    jour,
    reglages,
  }: {
    ecarts: readonly EcartADecider[];
    politique: PolitiqueDesEcarts;
    jour: string;
    reglages: ReglagesDesCorrections;
  },
): Promise<{ decisions: DecisionDePolitique[]; auDela: number }> {
  const decisions = ecarts.map((ecart) => deciderEcart(ecart, politique, reglages).decision);
  let auDela = 0;
  for (const partenaire of PARTENAIRES) {
    const aDire = ecarts.filter(
      (ecart, rang) =>
        ecart.partenaire === partenaire && ecart.vue === 'dit' && decisions[rang] === 'corriger',
    );
    const demandeurs = aDire.map(({ demandeur }) => demandeur);
    const budget = await BudgetDeReparation.lire(sql, { partenaire, jour, demandeurs }, reglages);
    auDela += aDire.filter((ecart) => !budget.admettre(ecart)).length;
  }
  return { decisions, auDela };
}

function compter(decisions: readonly DecisionDePolitique[]): ComptesParDecision {
  const comptes = { corriger: 0, soumettre: 0, ignorer: 0 };
  for (const decision of decisions) comptes[decision] += 1;
  return comptes;
}

function detailler(
  ecarts: readonly EcartADecider[],
  avant: readonly DecisionDePolitique[],
  apres: readonly DecisionDePolitique[],
): SimulationDePolitique['detail'] {
  const lignes = new Map<string, SimulationDePolitique['detail'][number]>();
  ecarts.forEach(({ partenaire, vue, type }, rang) => {
    const passage = { avant: avant[rang] ?? 'soumettre', apres: apres[rang] ?? 'soumettre' };
    const nom = `${partenaire} ${vue} ${type} ${passage.avant} ${passage.apres}`;
    const ligne = lignes.get(nom);
    if (ligne) ligne.nombre += 1;
    else lignes.set(nom, { partenaire, vue, type, ...passage, nombre: 1 });
  });
  return [...lignes.entries()].sort(([un], [autre]) => (un < autre ? -1 : 1)).map(([, ligne]) => ligne);
}
