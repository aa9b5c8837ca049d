import type { UniteDeTravail } from '#persistence';
import type { CommandeDeGroupe, IssueDeGroupe } from './decision-de-personne.js';
import { executerOrdonnes } from './executer-ordonnes.js';
import { ordonnerGroupe } from './ordonner-groupe.js';
import { prendreOrdonnesParmi } from './prendre-ecarts.js';

/** Corrections of one commit. */
const LOT = 100;
/** What may be told at once; the ids of no more are kept. */
const PREMIERS = 5_000;
/** How long the person waits for what is told at once, ms. */
const DELAI_MS = 5_000;

/**
 * A person's decision about a group of écarts, outside the repair budget. What he saw is compared with what is there
 * under lock: nobody approves what he has not seen. All are decided in one commit, whatever their number; of the
 * corrections, the first are told at once, lot by lot, as long as a person can wait; the next synchronisation tells the
 * others, and what a death of the process leaves.
 */
export class ResoudreGroupe {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonnerEmettre: () => void = () => undefined,
    private readonly delaiMs = DELAI_MS,
  ) {}

  async execute(commande: CommandeDeGroupe): Promise<IssueDeGroupe> {
    const corriger = commande.decision === 'corriger';
    const ordre = await this.unite.executer((sql) =>
      ordonnerGroupe(sql, commande, corriger && this.delaiMs > 0 ? PREMIERS : 0),
    );
    if ('nombre' in ordre)
      return ordre.nombre === commande.nombre
        ? { issue: 'contenu_different' }
        : { issue: 'nombre_different', nombre: ordre.nombre };
    const { faits, impossibles } = ordre;
    const { dits, changes } = await this.#dire(ordre.premiers);
    return {
      issue: 'fait',
      faits,
      dits,
      ordonnes: corriger ? faits - dits - changes : 0,
      changes,
      impossibles,
    };
  }

  async #dire(ids: readonly string[]): Promise<{ dits: number; changes: number }> {
    const fin = performance.now() + this.delaiMs;
    const bilan = { dits: 0, changes: 0 };
    for (let debut = 0; debut < ids.length && performance.now() < fin; debut += LOT) {
      const lot = await this.unite.executer(async (sql) =>
        executerOrdonnes(sql, await prendreOrdonnesParmi(sql, ids.slice(debut, debut + LOT))),
      );
      bilan.dits += lot.dits;
      bilan.changes += lot.changes;
      this.sonnerEmettre();
    }
    return bilan;
  }
}
