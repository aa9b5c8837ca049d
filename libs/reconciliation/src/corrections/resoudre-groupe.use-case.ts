import type { Sql, UniteDeTravail } from '#persistence';
import type { CommandeDeGroupe, FiltreDeGroupe, IssueDeGroupe } from './decision-de-personne.js';
import { ecrireDecisions } from './ecrire-decisions.js';
import { executerOrdonnes } from './executer-ordonnes.js';
import { decisionOrdonnee } from './ordonner.js';
import { COLONNES_PRISES, type EcartPris, prendreOrdonnesParmi } from './prendre-ecarts.js';
import { raisonDeRefuser } from './regles-de-resolution.js';

/** Corrections of one commit. */
const LOT = 100;

/** Columns that a group may be chosen by. */
const COLONNES: Readonly<Record<keyof FiltreDeGroupe, string>> = {
  partenaire: 'partenaire',
  vue: 'vue',
  type: 'type',
  nature: 'nature',
  cause: 'cause',
  etat: 'etat',
  motifSoumission: 'motif_soumission',
};

/**
 * A person's decision about a group of écarts, outside the repair budget. The number that he saw is compared with what
 * is there under lock: nobody approves what he has not seen. All are decided in one commit; corrections are then told lot
 * by lot, and what a death of the process leaves is told by the next synchronisation.
 */
export class ResoudreGroupe {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonnerEmettre: () => void = () => undefined,
  ) {}

  async execute(commande: CommandeDeGroupe): Promise<IssueDeGroupe> {
    const ordre = await this.unite.executer((sql) => ordonner(sql, commande));
    if ('nombre' in ordre) return { issue: 'nombre_different', nombre: ordre.nombre };
    const { retenus, impossibles } = ordre;
    const bilan = { faits: retenus.length, dits: 0, ordonnes: 0, changes: 0, impossibles };
    if (commande.decision !== 'corriger') return { issue: 'fait', ...bilan };
    for (let debut = 0; debut < retenus.length; debut += LOT) {
      const ids = retenus.slice(debut, debut + LOT);
      const lot = await this.unite.executer(async (sql) =>
        executerOrdonnes(sql, await prendreOrdonnesParmi(sql, ids)),
      );
      bilan.dits += lot.dits;
      bilan.changes += lot.changes;
      this.sonnerEmettre();
    }
    return { issue: 'fait', ...bilan, ordonnes: bilan.faits - bilan.dits - bilan.changes };
  }
}

async function ordonner(
  sql: Sql,
  commande: CommandeDeGroupe,
): Promise<{ retenus: string[]; impossibles: Record<string, number> } | { nombre: number }> {
  const { texte, valeurs } = conditionsDe(commande.filtre);
  const ecarts = await sql<EcartPris>(
    `SELECT ${COLONNES_PRISES} FROM ecarts e WHERE ${texte} ORDER BY e.id FOR UPDATE`,
    valeurs,
  );
  if (ecarts.length !== commande.nombre) return { nombre: ecarts.length };
  const impossibles: Record<string, number> = {};
  const retenus = ecarts.flatMap((ecart) => {
    const raison = raisonDeRefuser(ecart, commande.decision);
    if (raison === null) return [ecart.id];
    impossibles[raison] = (impossibles[raison] ?? 0) + 1;
    return [];
  });
  await ecrireDecisions(
    sql,
    retenus.map((id) => decisionOrdonnee(id, commande)),
  );
  return { retenus, impossibles };
}

function conditionsDe(filtre: FiltreDeGroupe): { texte: string; valeurs: unknown[] } {
  const conditions = filtre.etat === undefined ? [`e.etat IN ('ouvert', 'soumis')`] : [];
  const valeurs: unknown[] = [];
  for (const nom of Object.keys(COLONNES) as (keyof FiltreDeGroupe)[]) {
    const valeur = filtre[nom];
    if (valeur === undefined) continue;
    valeurs.push(valeur);
    conditions.push(`e.${COLONNES[nom]} = $${valeurs.length}`);
  }
  return { texte: conditions.join(' AND '), valeurs };
}
