import { UniteDeTravail } from '#persistence';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';
import { BilanDuLot, compterAnnonces } from './appliquer-lot.use-case.js';
import { chargerEtVerrouiller } from './charger.js';
import { deciderLot, DossierEnFaute } from './decider-lot.js';
import type { Decision } from './decision.js';
import { ecrire } from './ecrire.js';
import { parMoities } from './par-moities.js';

export interface LotRecalcule {
  /** Where the next lot starts; null: nothing more is due. */
  dernier: string | null;
  dossiers: number;
  /** Cotraitances whose summary changed. */
  changements: number;
  annonces: BilanDuLot['annonces'];
}

/**
 * The effects that have come due (F13): dossiers whose état or projections change by themselves, and those computed
 * under other rules. The cost follows what is due, not what exists.
 */
export class RecalculerEffetsDus {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    private readonly signaler: (faute: DossierEnFaute) => void,
    private readonly taille = 500,
  ) {}

  async nombre(): Promise<number> {
    const { moment, regles } = await lireMomentEtRegles(this.unite.seule, this.regles);
    const [ligne] = await this.unite.seule<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM dossiers WHERE version > 0 AND (prochain_effet <= $1::date OR version_regles <> $2)`,
      [moment.aujourdhui, regles.version(moment.aujourdhui)],
    );
    return ligne?.nombre ?? 0;
  }

  /** One lot, after the demandeur `apres` in their order: a held E3 stays due without being met twice in one pass. */
  async execute(apres: string): Promise<LotRecalcule> {
    const { moment, regles } = await lireMomentEtRegles(this.unite.seule, this.regles);
    const dus = await this.unite.seule<{ demandeur: string }>(
      `SELECT demandeur FROM dossiers
       WHERE version > 0 AND demandeur > $1 AND (prochain_effet <= $2::date OR version_regles <> $3)
       ORDER BY demandeur LIMIT $4`,
      [apres, moment.aujourdhui, regles.version(moment.aujourdhui), this.taille],
    );
    const demandeurs = dus.map(({ demandeur }) => demandeur);
    const lot = { dossiers: 0, changements: 0, annonces: { gide: 0, parcours3: 0 } };
    for (const decisions of await parMoities(demandeurs, (moitie) => this.#recalculer(moitie))) {
      const annonces = compterAnnonces(decisions);
      lot.dossiers += decisions.length;
      lot.changements += decisions.reduce((somme, { cotraitances }) => somme + cotraitances.length, 0);
      lot.annonces.gide += annonces.gide;
      lot.annonces.parcours3 += annonces.parcours3;
    }
    return { dernier: demandeurs.at(-1) ?? null, ...lot };
  }

  #recalculer(demandeurs: readonly string[]): Promise<Decision[]> {
    return this.unite.executer(async (sql) => {
      const dossiers = await chargerEtVerrouiller(sql, demandeurs);
      const present = await lireMomentEtRegles(sql, this.regles);
      const { decisions, fautes } = deciderLot(dossiers.values(), new Map(), present.moment, present.regles);
      fautes.forEach(this.signaler);
      await ecrire(sql, decisions, present.moment.aujourdhui);
      return decisions;
    });
  }
}
