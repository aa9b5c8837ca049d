import { BailPerdu, reprendreEmission, suspendreEmission } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { type Avancer, ETAPES, type Etapes, type IssueEtape, type NomEtape } from './etapes/etape.js';
import {
  PrendreSynchronisation,
  signalerAvancement,
  SynchronisationPrise,
} from './prendre-synchronisation.js';
import { compterEtats } from './rapport/compter-etats.js';
import { etablirRapport } from './rapport/etablir-rapport.js';

/** Wraps each step, to measure and to follow it. */
export type SuivreEtape = (
  etape: { synchronisation: string; etape: NomEtape },
  travail: () => Promise<IssueEtape>,
) => Promise<IssueEtape>;

type EtapeAFaire = keyof Etapes;

/** While these read and compute, nothing leaves: what one feed makes us tell, the next may make untrue. */
const SANS_EMISSION: ReadonlySet<NomEtape> = new Set([
  'tirer_gide',
  'tirer_parcours3',
  'appliquer',
  'effets_dus',
]);

/** How long nothing leaves after the last sign of life of such a step. */
const SUSPENSION_S = 20;

/**
 * Runs the synchronisation that waits (X4.1, design "The night"): pull both feeds, apply, effects due, tell, compare,
 * verify, correct, report. Steps already done are not done again when it resumes after its worker died.
 */
export class ExecuterSynchronisation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly prendre: PrendreSynchronisation,
    private readonly etapes: Etapes,
    private readonly suivre: SuivreEtape = (_etape, travail) => travail(),
  ) {}

  /** @returns the id of the synchronisation that was run, null when none waited */
  async execute(): Promise<string | null> {
    const prise = await this.prendre.execute();
    if (prise === null) return null;
    await this.unite.seule(
      `UPDATE synchronisations SET rapport = json_build_object('etatsAvant', $2::json) WHERE id = $1 AND rapport IS NULL`,
      [prise.id, JSON.stringify(await compterEtats(this.unite.seule))],
    );
    for (const etape of ETAPES) if (etape !== 'rapport') await this.#faire(prise, etape);
    await this.#conclure(prise);
    return prise.id;
  }

  async #faire(prise: SynchronisationPrise, etape: EtapeAFaire): Promise<void> {
    const [debutee] = await this.unite.seule<{ reprise: unknown }>(
      `UPDATE synchronisation_etapes SET etat = 'en_cours', debut = coalesce(debut, clock_timestamp())
       WHERE synchronisation = $1 AND etape = $2 AND etat IN ('a_faire', 'en_cours') RETURNING reprise`,
      [prise.id, etape],
    );
    if (!debutee) return;
    const issue = await this.suivre({ synchronisation: prise.id, etape }, () =>
      this.#executer(prise, etape, debutee.reprise),
    );
    const notee = await this.unite.seule(
      `UPDATE synchronisation_etapes e SET etat = $4, resultat = $5, cause = $6, fin = clock_timestamp()
       FROM (SELECT id FROM synchronisations WHERE id = $1 AND jeton = $2 AND etat = 'en_cours' FOR SHARE) AS s
       WHERE e.synchronisation = s.id AND e.etape = $3 RETURNING e.etape`,
      [
        prise.id,
        prise.jeton,
        etape,
        issue.issue,
        JSON.stringify(issue.resultat ?? {}),
        issue.issue === 'sautee' ? issue.cause : null,
      ],
    );
    if (notee.length === 0) throw new BailPerdu();
  }

  async #executer(prise: SynchronisationPrise, etape: EtapeAFaire, reprise: unknown): Promise<IssueEtape> {
    const avancer: Avancer = async (fait, total) => {
      if (!(await signalerAvancement(this.unite.seule, prise, { etape, fait, total }))) throw new BailPerdu();
      if (SANS_EMISSION.has(etape)) await suspendreEmission(this.unite.seule, SUSPENSION_S);
    };
    await avancer(0, 0);
    if (etape === 'emettre') await reprendreEmission(this.unite.seule);
    return this.etapes[etape](
      { synchronisation: prise.id, jeton: prise.jeton, jour: prise.jour, reprise },
      avancer,
    );
  }

  async #conclure(prise: SynchronisationPrise): Promise<void> {
    await this.unite.executer(async (sql) => {
      const rapport = await etablirRapport(sql, prise.id);
      await sql(
        `UPDATE synchronisation_etapes SET etat = 'terminee', debut = coalesce(debut, clock_timestamp()), fin = clock_timestamp()
         WHERE synchronisation = $1 AND etape = 'rapport'`,
        [prise.id],
      );
      const finie = await sql(
        `UPDATE synchronisations SET etat = $3, etape = 'rapport', rapport = $4, fin = clock_timestamp(), bail_jusqua = NULL
         WHERE id = $1 AND jeton = $2 AND etat = 'en_cours' RETURNING id`,
        [
          prise.id,
          prise.jeton,
          Object.keys(rapport.sautees).length > 0 ? 'partielle' : 'terminee',
          JSON.stringify(rapport),
        ],
      );
      if (finie.length === 0) throw new BailPerdu();
    });
  }
}
