import type { Sql, UniteDeTravail } from '#persistence';
import { lireMomentEtRegles, type SourceDeRegles } from '../source-de-regles.js';
import type { ChangementDeRegles } from './changement.js';

export type IssueApprobation =
  | { issue: 'approuvee' | 'deja_approuvee' }
  | { issue: 'inconnue' }
  /** Still counting, or it could not be counted. */
  | { issue: 'pas_terminee'; etat: string }
  /** The rules, or the day, have changed since: what was counted is no longer what would happen. */
  | { issue: 'perimee' }
  /** It looked at a deployment: there is nothing to activate. */
  | { issue: 'sans_objet' };

interface Ligne {
  changement: ChangementDeRegles;
  motif: string | null;
  etat: string;
  revision: number;
  version_regles: string;
  jour: string;
}

/**
 * Puts in force the change that a simulation has counted, on the day and the rules that it has looked at (H6, E5). Recorded,
 * never undone: another change does that. Approving it again changes nothing.
 */
export class ApprouverSimulation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {}

  execute({ simulation, par }: { simulation: string; par: string }): Promise<IssueApprobation> {
    return this.unite.executer(async (sql) => {
      // One change at a time: the revision is that of the rules until the end of the transaction.
      await sql('SELECT FROM revisions_regles FOR UPDATE');
      const [ligne] = await sql<Ligne>(
        'SELECT changement, motif, etat, revision, version_regles, jour FROM simulations_regles WHERE id = $1 FOR UPDATE',
        [simulation],
      );
      if (!ligne) return { issue: 'inconnue' };
      const { changement, etat } = ligne;
      if (changement.genre === 'regles') return { issue: 'sans_objet' };
      if (etat === 'approuvee') return { issue: 'deja_approuvee' };
      if (etat === 'perimee') return { issue: 'perimee' };
      if (etat !== 'terminee') return { issue: 'pas_terminee', etat };
      const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
      const valable = moment.revision === ligne.revision && moment.aujourdhui === ligne.jour;
      if (!valable || regles.version(ligne.jour) !== ligne.version_regles) {
        await sql(`UPDATE simulations_regles SET etat = 'perimee' WHERE id = $1`, [simulation]);
        return { issue: 'perimee' };
      }
      await inscrire(sql, changement, { par, motif: ligne.motif, simulation });
      await sql(
        `UPDATE simulations_regles SET etat = 'approuvee', approuvee_par = $2, approuvee_le = clock_timestamp() WHERE id = $1`,
        [simulation, par],
      );
      return { issue: 'approuvee' };
    });
  }
}

async function inscrire(
  sql: Sql,
  changement: Exclude<ChangementDeRegles, { genre: 'regles' }>,
  { par, motif, simulation }: { par: string; motif: string | null; simulation: string },
): Promise<void> {
  if (changement.genre === 'flux') {
    const { vers, type, structure, depuis } = changement;
    await sql(
      `INSERT INTO activations_flux (vers, type, structure, depuis, par, motif, simulation) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [vers, type, structure, depuis, par, motif, simulation],
    );
    return;
  }
  const { structure, epci, communes, depuis } = changement;
  await sql(
    `INSERT INTO zones_competence (structure, epci, communes, depuis, par, motif, simulation) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [structure, epci, communes, depuis, par, motif, simulation],
  );
}
