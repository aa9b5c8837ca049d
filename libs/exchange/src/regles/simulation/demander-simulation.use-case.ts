import { tirerId, type UniteDeTravail } from '#persistence';
import type { ZoneDeCompetence } from '#territory';
import { FLUX } from '../flux.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../source-de-regles.js';
import { structureTouchee, type ChangementDeRegles } from './changement.js';
import { compterVises } from './compter-un-lot.js';

/** Territory data, as the change of a rule is checked against them. */
export interface TerritoireVerifie {
  structureConnue(structure: string): boolean;
  inconnusDe(zone: ZoneDeCompetence): string[];
}

export interface DemandeDeSimulation {
  changement: ChangementDeRegles;
  /** Why; that of the change, once it is approved. Null: nothing is to be approved. */
  motif: string | null;
  acteur: string;
}

export type IssueDemandeDeSimulation =
  /** `deja_demandee`: the same one waits, or runs. */
  | { issue: 'demandee' | 'deja_demandee'; simulation: string }
  | { issue: 'flux_inconnu' }
  | { issue: 'structure_inconnue' }
  | { issue: 'zone_inconnue'; codes: string[] }
  | { issue: 'zone_vide' };

/** Asks what a change of the rules would do; a worker counts it (H6, E5). */
export class DemanderSimulation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    private readonly territoire: TerritoireVerifie,
    /** Rings for this simulation after the commit. */
    private readonly sonner: (simulation: string) => void,
  ) {}

  async execute(demande: DemandeDeSimulation): Promise<IssueDemandeDeSimulation> {
    const refus = this.#verifier(demande.changement);
    if (refus) return refus;
    const issue = await this.#inscrire(demande);
    if (issue.issue === 'demandee') this.sonner(issue.simulation);
    return issue;
  }

  #verifier(changement: ChangementDeRegles): IssueDemandeDeSimulation | undefined {
    if (changement.genre === 'flux') {
      const { vers, type } = changement;
      if (!FLUX.some((flux) => flux.vers === vers && flux.type === type)) return { issue: 'flux_inconnu' };
    }
    const structure = structureTouchee(changement);
    if (structure !== null && !this.territoire.structureConnue(structure))
      return { issue: 'structure_inconnue' };
    if (changement.genre !== 'zone') return undefined;
    const { epci, communes } = changement;
    if (epci.length + communes.length === 0) return { issue: 'zone_vide' };
    const codes = this.territoire.inconnusDe({ epci, communesSansEpci: communes });
    return codes.length > 0 ? { issue: 'zone_inconnue', codes } : undefined;
  }

  #inscrire({ changement, motif, acteur }: DemandeDeSimulation): Promise<IssueDemandeDeSimulation> {
    return this.unite.executer(async (sql) => {
      const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
      const version = regles.version(moment.aujourdhui);
      const [pareille] = await sql<{ id: string }>(
        `SELECT id FROM simulations_regles WHERE etat IN ('en_attente', 'en_cours') AND acteur = $1 AND changement::text = $2
           AND motif IS NOT DISTINCT FROM $3 AND revision = $4 LIMIT 1`,
        [acteur, JSON.stringify(changement), motif, moment.revision],
      );
      if (pareille) return { issue: 'deja_demandee', simulation: pareille.id };
      const total = await compterVises(sql, {
        structure: structureTouchee(changement),
        autreQue: changement.genre === 'regles' ? version : null,
      });
      const id = tirerId();
      await sql(
        `INSERT INTO simulations_regles (id, genre, changement, motif, acteur, revision, version_regles, jour, total)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          changement.genre,
          JSON.stringify(changement),
          motif,
          acteur,
          moment.revision,
          version,
          moment.aujourdhui,
          total,
        ],
      );
      return { issue: 'demandee', simulation: id };
    });
  }
}
