import type { Partenaire } from '#annexe7';
import { ErreurPartenaire } from '#partners';
import type { UniteDeTravail } from '#persistence';
import type { Registre } from '../ecarts/constat.js';
import { VUES, type Vue } from '../ecarts/ecart.js';
import type { Avancer, IssueEtape, Passage } from '../etapes/etape.js';
import type { BilanDeVue } from './bilan-de-vue.js';
import { comparerSeaux } from './comparer-seaux.js';
import { nosSeaux } from './nos-empreintes.js';
import { partenaireOublieux } from './partenaire-vide.js';
import { passeComplete } from './passe-complete.js';
import { type Bilans, lireReprise } from './reprise.js';
import { DeclarationsRetirees, type SourceDEmpreintes, VueDuPartenaire } from './source-d-empreintes.js';
import { SuiviDeVue } from './suivi-de-vue.js';

/** What the comparison takes of the run to which it belongs. */
export type ComparaisonDemandee = Pick<Passage, 'synchronisation' | 'reprise'>;

type IssueDeVue = 'faite' | 'non_prouvable' | 'partenaire_vide';

/**
 * Step `comparer_<partenaire>` of the night: what the partner holds from us and what it states, against what the gateway
 * believes of both, by digest (X4.3), into the ledger. What was committed stays; a resumed step goes on after it.
 */
export class ComparerPartenaire {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sources: Readonly<Record<Partenaire, SourceDEmpreintes>>,
  ) {}

  async execute(
    partenaire: Partenaire,
    { synchronisation, reprise }: ComparaisonDemandee,
    avancer: Avancer,
  ): Promise<IssueEtape> {
    if (await this.#enPause(partenaire)) return { issue: 'sautee', cause: 'partenaire_en_pause' };
    const debut = lireReprise(reprise);
    const bilans = { ...debut.bilans };
    let declarations: 'prouvables' | 'non_prouvables' = 'prouvables';
    try {
      for (const vue of VUES.slice(VUES.indexOf(debut.vue))) {
        const registre = { partenaire, vue, synchronisation };
        const questions = new VueDuPartenaire(this.sources[partenaire], vue);
        const suivi = new SuiviDeVue(this.unite, registre, questions, { ...debut, bilans }, avancer);
        const issue = await this.#comparer(suivi, registre);
        if (issue === 'partenaire_vide')
          return { issue: 'sautee', cause: 'partenaire_vide', resultat: resultat(bilans) };
        if (issue === 'non_prouvable') declarations = 'non_prouvables';
      }
    } catch (erreur) {
      if (!(erreur instanceof ErreurPartenaire)) throw erreur;
      return { issue: 'sautee', cause: erreur.message, resultat: resultat(bilans) };
    }
    return { issue: 'terminee', resultat: { ...resultat(bilans), declarations } };
  }

  async #comparer(suivi: SuiviDeVue, { partenaire, vue }: Registre): Promise<IssueDeVue> {
    const nous = await nosSeaux(this.unite.seule, partenaire, vue);
    const eux = await suivi.vue.seaux();
    if (eux === null) return vue === 'dit' ? passeComplete(suivi) : 'non_prouvable';
    if (eux.length === 0 && nous.size > 0 && (await this.#aOublie(partenaire, vue))) return 'partenaire_vide';
    try {
      await comparerSeaux(suivi, nous, eux);
    } catch (erreur) {
      if (!(erreur instanceof DeclarationsRetirees)) throw erreur;
      return 'non_prouvable';
    }
    return 'faite';
  }

  /** What we have of what it states, it stated. */
  async #aOublie(partenaire: Partenaire, vue: Vue): Promise<boolean> {
    return vue === 'declare' || partenaireOublieux(this.unite.seule, partenaire);
  }

  /** A pause that a person commanded: the partner is not asked either (X5.5). */
  async #enPause(partenaire: Partenaire): Promise<boolean> {
    const lignes = await this.unite.seule(
      `SELECT FROM partenaires WHERE partenaire = $1 AND pause = 'exploitant'`,
      [partenaire],
    );
    return lignes.length > 0;
  }
}

function resultat({ dit, declare }: Bilans): Record<Vue, BilanDeVue | null> {
  return { dit: dit ?? null, declare: declare ?? null };
}
