import type { Sql, UniteDeTravail } from '#persistence';
import type { Registre } from '../ecarts/constat.js';
import type { Avancer } from '../etapes/etape.js';
import { ajouterAuBilan, bilanVierge, type BilanDeVue } from './bilan-de-vue.js';
import type { Reprise } from './reprise.js';
import { type SourceDEmpreintes, VueDuPartenaire } from './source-d-empreintes.js';

/** What the step says to the run that it belongs to, which may be another worker's by then. @throws BailPerdu */
interface Conduite {
  avancer: Avancer;
  noter: (sql: Sql, reprise: Reprise) => Promise<void>;
}

/** How far the comparison of one view is: what it counts and where it stands are committed with what it writes. */
export class SuiviDeVue {
  readonly vue: VueDuPartenaire;
  #requetesComptees = 0;
  #depuis = performance.now();
  #avancement: [fait: number, total: number] = [0, 0];

  constructor(
    readonly unite: UniteDeTravail,
    readonly registre: Registre,
    source: SourceDEmpreintes,
    /** Where it starts from; its `bilans` are kept up to date. */
    private readonly reprise: Reprise,
    private readonly conduite: Conduite,
  ) {
    this.vue = new VueDuPartenaire(source, registre.vue, () => conduite.avancer(...this.#avancement));
  }

  get bilan(): BilanDeVue {
    return this.reprise.bilans[this.registre.vue] ?? bilanVierge();
  }

  get apres(): Reprise['apres'] {
    return this.reprise.vue === this.registre.vue ? this.reprise.apres : null;
  }

  /** One transaction: what it writes, what it counts, and where the comparison then stands. */
  async ecrire(apres: Reprise['apres'], travail: (sql: Sql) => Promise<Partial<BilanDeVue>>): Promise<void> {
    const requetes = this.vue.requetes;
    const maintenant = performance.now();
    this.reprise.bilans[this.registre.vue] = await this.unite.executer(async (sql) => {
      const { mode = this.bilan.mode, ...comptes } = await travail(sql);
      const bilan = ajouterAuBilan(
        { ...this.bilan, mode },
        {
          ...comptes,
          requetes: requetes - this.#requetesComptees,
          dureeMs: Math.round(maintenant - this.#depuis),
        },
      );
      await this.#noter(sql, apres, bilan);
      return bilan;
    });
    this.#requetesComptees = requetes;
    this.#depuis = maintenant;
  }

  #noter(sql: Sql, apres: Reprise['apres'], bilan: BilanDeVue): Promise<void> {
    const { vue } = this.registre;
    return this.conduite.noter(sql, { vue, apres, bilans: { ...this.reprise.bilans, [vue]: bilan } });
  }

  async avancerJusqua(fait: number, total: number): Promise<void> {
    this.#avancement = [fait, total];
    await this.conduite.avancer(fait, total);
  }
}
