import type { Partenaire, TypeFait } from '#annexe7';
import { Horloge, type Sql } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';
import { compterAuDela } from './au-dela-du-budget.js';
import { deciderEcart } from './decider-ecart.js';
import { PARTENAIRES } from './dire-les-corrections.js';
import {
  type DecisionDePolitique,
  type ObjetDePolitique,
  type PolitiqueDesEcarts,
  politiqueEnVigueur,
} from './politique.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';
import { lireSortes, type SorteDEcarts } from './sortes-d-ecarts.js';

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

/** Likewise when it would be activated: a policy never changes what a past day decided. */
export interface SimulationRefusee {
  issue: 'dans_le_passe';
  aujourdhui: string;
}

/**
 * What-if: what the open écarts would become if this row were in force. Reads only; gives what activating it then does.
 * They are counted by the database, by sort: memory does not follow their number.
 */
export async function simulerPolitique(
  sql: Sql,
  proposition: PropositionDePolitique,
  reglages: ReglagesDesCorrections,
): Promise<SimulationDePolitique | SimulationRefusee> {
  const { aujourdhui } = await Horloge.lire(sql);
  const jour = proposition.depuis ?? aujourdhui;
  if (jour < aujourdhui) return { issue: 'dans_le_passe', aujourdhui };
  const actuelle = await politiqueEnVigueur(sql, jour);
  const { partenaire, vue, type, decision } = proposition;
  const proposee = actuelle.avec({ id: null, partenaire, vue, type, decision });
  const decidees = (await lireSortes(sql, reglages.correctionsMaximum)).map((sorte) => ({
    sorte,
    avant: decider(sorte, actuelle, reglages),
    apres: decider(sorte, proposee, reglages),
  }));
  const auDela = async (quand: 'avant' | 'apres'): Promise<number> => {
    const corrigees = decidees.filter((une) => une[quand] === 'corriger').map(({ sorte }) => sorte);
    let nombre = 0;
    for (const un of PARTENAIRES)
      nombre += await compterAuDela(sql, { partenaire: un, jour }, corrigees, reglages);
    return nombre;
  };
  return {
    jour,
    total: somme(decidees),
    changements: somme(decidees.filter(({ avant, apres }) => avant !== apres)),
    avant: compter(decidees, 'avant'),
    apres: compter(decidees, 'apres'),
    auDelaDuBudget: { avant: await auDela('avant'), apres: await auDela('apres') },
    detail: detailler(decidees),
  };
}

interface SorteDecidee {
  sorte: SorteDEcarts;
  avant: DecisionDePolitique;
  apres: DecisionDePolitique;
}

function decider(
  sorte: SorteDEcarts,
  politique: PolitiqueDesEcarts,
  reglages: ReglagesDesCorrections,
): DecisionDePolitique {
  const corrections = sorte.epuise ? reglages.correctionsMaximum : 0;
  return deciderEcart({ ...sorte, corrections }, politique, reglages).decision;
}

function somme(decidees: readonly SorteDecidee[]): number {
  return decidees.reduce((total, { sorte }) => total + sorte.nombre, 0);
}

function compter(decidees: readonly SorteDecidee[], quand: 'avant' | 'apres'): ComptesParDecision {
  const comptes = { corriger: 0, soumettre: 0, ignorer: 0 };
  for (const une of decidees) comptes[une[quand]] += une.sorte.nombre;
  return comptes;
}

function detailler(decidees: readonly SorteDecidee[]): SimulationDePolitique['detail'] {
  const lignes = new Map<string, SimulationDePolitique['detail'][number]>();
  for (const { sorte, avant, apres } of decidees) {
    const { partenaire, vue, type, nombre } = sorte;
    const nom = `${partenaire} ${vue} ${type} ${avant} ${apres}`;
    const ligne = lignes.get(nom);
    if (ligne) ligne.nombre += nombre;
    else lignes.set(nom, { partenaire, vue, type, avant, apres, nombre });
  }
  return [...lignes.entries()].sort(([un], [autre]) => (un < autre ? -1 : 1)).map(([, ligne]) => ligne);
}
