import type { Sql, UniteDeTravail } from '#persistence';
import type { DossierEnFaute } from '../../application/decider-lot.js';
import { lireEnsemble } from '../../lecture/instant-de-lecture.js';
import type { ReglesEnVigueur } from '../../regles-en-vigueur.js';
import { lireContenu } from '../contenu-des-regles.js';
import type { ReglesCourantes } from '../regles-courantes.js';
import { lireMomentEtRegles } from '../source-de-regles.js';
import { avecChangement, structureTouchee } from './changement.js';
import { type Comparaison, compterUnLot, lireVises } from './compter-un-lot.js';
import { aucunEffet } from './effet-des-regles.js';
import {
  garderLeLot,
  prendreSimulation,
  quitterSimulation,
  type SimulationPrise,
} from './prendre-simulation.js';

export interface BilanDeSimulation {
  suite: 'reste' | 'terminee' | 'perimee' | 'echouee';
  dossiers: number;
}

interface Proposees {
  simulation: string;
  regles: ReglesEnVigueur;
}

interface LotCompte {
  suite: BilanDeSimulation['suite'];
  dossiers: number;
  fautes: DossierEnFaute[];
}

const DOSSIERS_PAR_LOT = 500;
/** How long a worker stays with one simulation before it looks at what else there is. */
const DUREE_MS = 5_000;
/** Times it may be taken without a lot being counted: beyond, it is given up and says so. */
const REPRISES_MAXIMALES = 5;

/**
 * Counts what a change of the rules would do, lot after lot, each in a READ ONLY transaction: charger and décider under
 * both rules. It keeps its place; a worker that dies leaves the rest to the next one. Rules that change meanwhile end it.
 */
export class ExecuterSimulation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: ReglesCourantes,
    private readonly signaler: (faute: DossierEnFaute) => void,
    private readonly dureeMs = DUREE_MS,
    private readonly taille = DOSSIERS_PAR_LOT,
  ) {}

  #proposees: Proposees | undefined;

  /** @returns null when the simulation is not due, or held by another worker */
  async execute(id: string): Promise<BilanDeSimulation | null> {
    const prise = await prendreSimulation(this.unite, id);
    if (!prise) return null;
    const bilan: BilanDeSimulation = { suite: 'reste', dossiers: 0 };
    if (prise.reprises > REPRISES_MAXIMALES) bilan.suite = 'echouee';
    const fin = performance.now() + this.dureeMs;
    while (bilan.suite === 'reste') {
      const lot = await this.#compter(prise);
      lot.fautes.forEach(this.signaler);
      bilan.suite = lot.suite;
      bilan.dossiers += lot.dossiers;
      if (performance.now() >= fin) break;
    }
    await quitterSimulation(this.unite.seule, prise, bilan.suite === 'reste' ? 'en_cours' : bilan.suite);
    return bilan;
  }

  async #compter(prise: SimulationPrise): Promise<LotCompte> {
    const compte = await lireEnsemble(this.unite, async (sql) => {
      const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
      const { jour, revision, versionRegles, changement, position } = prise;
      const valable = moment.revision === revision && moment.aujourdhui === jour;
      if (!valable || regles.version(jour) !== versionRegles) return null;
      const deRegles = changement.genre === 'regles';
      const vises = { structure: structureTouchee(changement), autreQue: deRegles ? versionRegles : null };
      const demandeurs = await lireVises(sql, vises, { apres: position, limite: this.taille });
      const comparaison: Comparaison = deRegles
        ? { moment, avant: null, apres: regles }
        : {
            moment,
            avant: regles,
            apres: await this.#composer(sql, prise, regles),
          };
      // The work may be run again by its transaction: what was counted before is not touched.
      const resultat = structuredClone(prise.resultat ?? aucunEffet());
      return { demandeurs, resultat, fautes: await compterUnLot(sql, demandeurs, comparaison, resultat) };
    });
    if (compte === null) return { suite: 'perimee', dossiers: 0, fautes: [] };
    const { demandeurs, resultat, fautes } = compte;
    const position = demandeurs.at(-1) ?? prise.position;
    await garderLeLot(this.unite.seule, prise, { position, fait: demandeurs.length, resultat });
    prise.position = position;
    prise.resultat = resultat;
    return {
      suite: demandeurs.length < this.taille ? 'terminee' : 'reste',
      dossiers: demandeurs.length,
      fautes,
    };
  }

  /** The rules with the change, made once for a simulation: those in force do not change while it lasts. */
  async #composer(
    sql: Sql,
    { id, changement, jour }: SimulationPrise,
    presentes: ReglesEnVigueur,
  ): Promise<ReglesEnVigueur> {
    if (this.#proposees?.simulation === id) return this.#proposees.regles;
    const contenu = avecChangement(await lireContenu(sql), changement, presentes, jour);
    const regles = this.regles.composer(contenu);
    this.#proposees = { simulation: id, regles };
    return regles;
  }
}
