import type { Partenaire } from '#annexe7';
import { ErreurPartenaire } from '#partners';
import type { Sql, UniteDeTravail } from '#persistence';
import type { ReglagesDesCorrections } from '../corrections/reglages-des-corrections.js';
import type { Registre } from '../ecarts/constat.js';
import { VUES, type Vue } from '../ecarts/ecart.js';
import { type Avancer, type IssueEtape, noterReprise, type Passage } from '../etapes/etape.js';
import type { BilanDeVue } from './bilan-de-vue.js';
import { comparerSeaux } from './comparer-seaux.js';
import { nosSeaux, type NotreSeau } from './nos-empreintes.js';
import { aToutPerdu } from './partenaire-vide.js';
import { passeComplete } from './passe-complete.js';
import { type Bilans, lireReprise, type Reprise } from './reprise.js';
import { DeclarationsRetirees, type SourceDEmpreintes } from './source-d-empreintes.js';
import { SuiviDeVue } from './suivi-de-vue.js';

/** What the comparison takes of the run to which it belongs. */
export type ComparaisonDemandee = Pick<Passage, 'synchronisation' | 'jeton' | 'reprise'>;

type IssueDeVue = 'faite' | 'non_prouvable' | 'partenaire_vide';

/**
 * Step `comparer_<partenaire>` of the night: what the partner holds from us and what it states, against what the gateway
 * believes of both, by digest (X4.3), into the ledger. What was committed stays; a resumed step goes on after it.
 */
export class ComparerPartenaire {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sources: Readonly<Record<Partenaire, SourceDEmpreintes>>,
    /** What a day may repair: a partner that has lost more is not compared. */
    private readonly budget: ReglagesDesCorrections['budget'],
  ) {}

  async execute(
    partenaire: Partenaire,
    { synchronisation, jeton, reprise }: ComparaisonDemandee,
    avancer: Avancer,
  ): Promise<IssueEtape> {
    const debut = lireReprise(reprise);
    const bilans = { ...debut.bilans };
    const etape = `comparer_${partenaire}` as const;
    const noter = (sql: Sql, place: Reprise): Promise<void> =>
      noterReprise(sql, { synchronisation, jeton, etape }, place);
    const preuves = { tenus: 'prouvables', declarations: 'prouvables' };
    try {
      const seaux = await nosSeaux(this.unite, partenaire);
      for (const vue of VUES.slice(VUES.indexOf(debut.vue))) {
        const registre = { partenaire, vue, synchronisation };
        const source = this.sources[partenaire];
        const suivi = new SuiviDeVue(this.unite, registre, source, { ...debut, bilans }, { avancer, noter });
        const issue = await this.#comparer(suivi, registre, seaux[vue]);
        if (issue === 'partenaire_vide')
          return { issue: 'sautee', cause: 'partenaire_vide', resultat: resultat(bilans) };
        if (issue === 'non_prouvable') preuves[vue === 'dit' ? 'tenus' : 'declarations'] = 'non_prouvables';
      }
    } catch (erreur) {
      if (!(erreur instanceof ErreurPartenaire)) throw erreur;
      return { issue: 'sautee', cause: erreur.message, resultat: resultat(bilans) };
    }
    return { issue: 'terminee', resultat: { ...resultat(bilans), ...preuves } };
  }

  async #comparer(
    suivi: SuiviDeVue,
    registre: Registre,
    nous: ReadonlyMap<number, NotreSeau>,
  ): Promise<IssueDeVue> {
    const { vue } = registre;
    const aToutPerduIci = (): Promise<boolean> => aToutPerdu(this.unite.seule, registre, this.budget);
    const eux = await suivi.vue.seaux();
    if (eux === null) return vue === 'dit' ? this.#parLesFaits(suivi, aToutPerduIci) : 'non_prouvable';
    if (eux.length === 0 && nous.size > 0 && (await aToutPerduIci())) return 'partenaire_vide';
    try {
      await comparerSeaux(suivi, nous, eux);
    } catch (erreur) {
      if (!(erreur instanceof DeclarationsRetirees)) throw erreur;
      return 'non_prouvable';
    }
    return 'faite';
  }

  /** Without digests; a partner that does not say what it holds either leaves nothing to compare. */
  async #parLesFaits(suivi: SuiviDeVue, aToutPerduIci: () => Promise<boolean>): Promise<IssueDeVue> {
    try {
      return await passeComplete(suivi, aToutPerduIci);
    } catch (erreur) {
      if (erreur instanceof ErreurPartenaire && erreur.statut === 404) return 'non_prouvable';
      throw erreur;
    }
  }
}

function resultat({ dit, declare }: Bilans): Record<Vue, BilanDeVue | null> {
  return { dit: dit ?? null, declare: declare ?? null };
}
