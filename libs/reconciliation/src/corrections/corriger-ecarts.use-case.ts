import { Fenetres, raisonDeNePasDemander } from '#exchange';
import { Horloge, type UniteDeTravail } from '#persistence';
import type { MotifSoumission } from '../ecarts/ecart.js';
import type { Avancer, IssueEtape } from '../etapes/etape.js';
import { deciderUnLot } from './decider-un-lot.js';
import { PARTENAIRES } from './dire-les-corrections.js';
import { executerOrdonnes } from './executer-ordonnes.js';
import type { LireLesDeclarations } from './lire-les-declarations.js';
import { politiqueEnVigueur } from './politique.js';
import {
  AU_DEBUT,
  compterEcartsADecider,
  type EcartPris,
  type Place,
  prendreOrdonnes,
} from './prendre-ecarts.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

/** Écarts of one commit; also what one question to a partner may ask about (X4.3). */
const LOT = 100;

/** What the step did, as the report shows it. */
export interface BilanDesCorrections {
  /** Told again; of these, `surOrdre` because a person ordered it. */
  dits: number;
  surOrdre: number;
  /** Read at the partner, which had stated them without the gateway receiving them. */
  lus: number;
  ignores: number;
  soumis: Partial<Record<MotifSoumission, number>>;
  /** Left as they are until the next comparison: a version was on its way, or something else would now be told. */
  enRoute: number;
  changes: number;
}

/**
 * The step `corriger` of a synchronisation: of each open écart, the oldest first, says whether it is corrected, given to
 * a person or left, and corrects within the repair budget. Its state is the écarts themselves: run again, it goes on.
 */
export class CorrigerEcarts {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly declarations: LireLesDeclarations,
    private readonly reglages: ReglagesDesCorrections,
    private readonly sonnerEmettre: () => void,
    private readonly fenetres = Fenetres.AUCUNE,
  ) {}

  async execute(avancer: Avancer): Promise<IssueEtape> {
    const bilan: BilanDesCorrections = {
      dits: 0,
      surOrdre: 0,
      lus: 0,
      ignores: 0,
      soumis: {},
      enRoute: 0,
      changes: 0,
    };
    const pannes = new Map<string, string>();
    await this.#direLesOrdonnes(bilan, avancer);
    await this.#lireLesOrdonnes(bilan, pannes, avancer);
    await this.#decider(bilan, pannes, avancer);
    this.sonnerEmettre();
    const resultat = { ...bilan };
    if (pannes.size === 0) return { issue: 'terminee', resultat };
    return { issue: 'sautee', cause: [...pannes.values()].join(' ; '), resultat };
  }

  async #decider(bilan: BilanDesCorrections, pannes: Map<string, string>, avancer: Avancer): Promise<void> {
    const total = await this.#aDecider();
    let fait = 0;
    for (let apres: Place | null = AU_DEBUT; apres !== null;) {
      const place: Place = apres;
      const lot = await this.unite.executer((sql) => deciderUnLot(sql, place, LOT, this.reglages));
      bilan.dits += lot.dits;
      bilan.ignores += lot.ignores;
      bilan.enRoute += lot.enRoute;
      bilan.changes += lot.changes;
      for (const [motif, nombre] of Object.entries(lot.soumis) as [MotifSoumission, number][])
        bilan.soumis[motif] = (bilan.soumis[motif] ?? 0) + nombre;
      await this.#lire(lot.aLire, bilan, pannes);
      fait += lot.nombre;
      apres = lot.dernier;
      await avancer(fait, Math.max(total, fait));
    }
  }

  async #aDecider(): Promise<number> {
    const { aujourdhui } = await Horloge.lire(this.unite.seule);
    return compterEcartsADecider(this.unite.seule, await politiqueEnVigueur(this.unite.seule, aujourdhui));
  }

  async #direLesOrdonnes(bilan: BilanDesCorrections, avancer: Avancer): Promise<void> {
    for (let apres: Place | undefined = AU_DEBUT; apres !== undefined;) {
      const place: Place = apres;
      const lot = await this.unite.executer(async (sql) => {
        const pris = await prendreOrdonnes(sql, 'dit', place, LOT);
        return { ...(await executerOrdonnes(sql, pris)), dernier: pris.at(-1) };
      });
      bilan.dits += lot.dits;
      bilan.surOrdre += lot.dits;
      bilan.enRoute += lot.enRoute;
      bilan.changes += lot.changes;
      apres = lot.dernier;
      await avancer(bilan.dits, 0);
    }
  }

  async #lireLesOrdonnes(
    bilan: BilanDesCorrections,
    pannes: Map<string, string>,
    avancer: Avancer,
  ): Promise<void> {
    for (let apres: Place | undefined = AU_DEBUT; apres !== undefined;) {
      const place: Place = apres;
      const pris = await this.unite.executer((sql) => prendreOrdonnes(sql, 'declare', place, LOT));
      await this.#lire(pris, bilan, pannes);
      apres = pris.at(-1);
      await avancer(bilan.lus, 0);
    }
  }

  /** A partner that may not be asked now, or has not answered, is not asked again: the next synchronisation reads what remains. */
  async #lire(
    ecarts: readonly EcartPris[],
    bilan: BilanDesCorrections,
    pannes: Map<string, string>,
  ): Promise<void> {
    for (const partenaire of PARTENAIRES) {
      const siens = ecarts.filter((ecart) => ecart.partenaire === partenaire);
      if (siens.length === 0 || pannes.has(partenaire)) continue;
      const raison = await raisonDeNePasDemander(this.unite.seule, partenaire, this.fenetres);
      if (raison !== null) {
        pannes.set(partenaire, raison);
        continue;
      }
      const lecture = await this.declarations.execute(partenaire, siens);
      if ('panne' in lecture) {
        pannes.set(partenaire, lecture.panne);
        continue;
      }
      bilan.lus += lecture.lus;
      bilan.changes += lecture.disparus;
      if (lecture.refuses > 0) bilan.soumis.refus = (bilan.soumis.refus ?? 0) + lecture.refuses;
    }
  }
}
