import { Fenetres, raisonDeNePasDemander } from '#exchange';
import { Horloge, type Sql, type UniteDeTravail } from '#persistence';
import { type Avancer, type IssueEtape, noterReprise, type Passage } from '../etapes/etape.js';
import { ajouter, type BilanDesCorrections, bilanRepris } from './bilan-des-corrections.js';
import { deciderUnLot } from './decider-un-lot.js';
import { PARTENAIRES } from './dire-les-corrections.js';
import { executerOrdonnes } from './executer-ordonnes.js';
import type { BilanDesLectures, LireLesDeclarations } from './lire-les-declarations.js';
import { oublierLesTenues } from './oublier-les-tenues.js';
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

/** One run of the step, as far as it is. */
interface Cours {
  readonly passage: Passage;
  readonly avancer: Avancer;
  /** Of what is committed. */
  bilan: BilanDesCorrections;
  /** Partners that are not asked any more, and why. */
  readonly pannes: Map<string, string>;
}

/**
 * The step `corriger` of a synchronisation: of each open écart, the oldest first, says whether it is corrected, given to
 * a person or left, and corrects within the repair budget. Its state is the écarts themselves: run again, it goes on;
 * what it did before is noted in the commit of each lot.
 */
export class CorrigerEcarts {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly declarations: LireLesDeclarations,
    private readonly reglages: ReglagesDesCorrections,
    private readonly sonnerEmettre: () => void,
    private readonly fenetres = Fenetres.AUCUNE,
  ) {}

  async execute(passage: Passage, avancer: Avancer): Promise<IssueEtape> {
    const cours: Cours = { passage, avancer, bilan: bilanRepris(passage.reprise), pannes: new Map() };
    await this.#direLesOrdonnes(cours);
    await this.#lireLesOrdonnes(cours);
    await oublierLesTenues(this.unite.seule, this.reglages);
    await this.#decider(cours);
    this.sonnerEmettre();
    const resultat = { ...cours.bilan };
    if (cours.pannes.size === 0) return { issue: 'terminee', resultat };
    return { issue: 'sautee', cause: [...cours.pannes.values()].join(' ; '), resultat };
  }

  async #decider(cours: Cours): Promise<void> {
    const total = await this.#aDecider();
    let fait = 0;
    for (let apres: Place | null = AU_DEBUT; apres !== null;) {
      const place: Place = apres;
      const lot = await this.unite.executer(async (sql) => {
        const decide = await deciderUnLot(sql, place, LOT, this.reglages);
        return { ...decide, bilan: await this.#noter(sql, cours, decide) };
      });
      cours.bilan = lot.bilan;
      await this.#lire(lot.aLire, cours);
      fait += lot.nombre;
      apres = lot.dernier;
      await cours.avancer(fait, Math.max(total, fait));
    }
  }

  async #aDecider(): Promise<number> {
    const { aujourdhui } = await Horloge.lire(this.unite.seule);
    return compterEcartsADecider(this.unite.seule, await politiqueEnVigueur(this.unite.seule, aujourdhui));
  }

  async #direLesOrdonnes(cours: Cours): Promise<void> {
    for (let apres: Place | undefined = AU_DEBUT; apres !== undefined;) {
      const place: Place = apres;
      const lot = await this.unite.executer(async (sql) => {
        const pris = await prendreOrdonnes(sql, 'dit', place, LOT);
        const faits = await executerOrdonnes(sql, pris);
        const bilan = await this.#noter(sql, cours, { ...faits, surOrdre: faits.dits });
        return { bilan, dernier: pris.at(-1) };
      });
      cours.bilan = lot.bilan;
      apres = lot.dernier;
      await cours.avancer(cours.bilan.dits, 0);
    }
  }

  async #lireLesOrdonnes(cours: Cours): Promise<void> {
    for (let apres: Place | undefined = AU_DEBUT; apres !== undefined;) {
      const place: Place = apres;
      const pris = await this.unite.executer((sql) => prendreOrdonnes(sql, 'declare', place, LOT));
      await this.#lire(pris, cours);
      apres = pris.at(-1);
      await cours.avancer(cours.bilan.lus, 0);
    }
  }

  /**
   * A partner that may not be asked now, or has not answered, is not asked again: the next synchronisation reads what
   * remains.
   */
  async #lire(ecarts: readonly EcartPris[], cours: Cours): Promise<void> {
    const { pannes } = cours;
    for (const partenaire of PARTENAIRES) {
      const siens = ecarts.filter((ecart) => ecart.partenaire === partenaire);
      if (siens.length === 0 || pannes.has(partenaire)) continue;
      const raison = await raisonDeNePasDemander(this.unite.seule, partenaire, this.fenetres);
      if (raison !== null) {
        pannes.set(partenaire, raison);
        continue;
      }
      const lecture = await this.declarations.execute(partenaire, siens, async (sql, faites) => {
        await this.#noter(sql, cours, ajoutDe(faites));
      });
      if ('panne' in lecture) pannes.set(partenaire, lecture.panne);
      else cours.bilan = ajouter(cours.bilan, ajoutDe(lecture));
    }
  }

  /** In the commit of what was done. @returns what the bilan then is */
  async #noter(sql: Sql, cours: Cours, fait: Partial<BilanDesCorrections>): Promise<BilanDesCorrections> {
    const bilan = ajouter(cours.bilan, fait);
    await noterReprise(sql, { ...cours.passage, etape: 'corriger' }, { bilan });
    return bilan;
  }
}

function ajoutDe({ lus, disparus, refuses }: BilanDesLectures): Partial<BilanDesCorrections> {
  return { lus, changes: disparus, soumis: refuses > 0 ? { refus: refuses } : {} };
}
