import { BailPerdu, reprendreEmission, suspendreEmission } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { AttendreApplication, type LectureComplete } from './etapes/attendre-application.js';
import { AttendreEmission } from './etapes/attendre-emission.js';
import { Avancer, IssueEtape } from './etapes/etape.js';
import { TirerChangements } from './etapes/tirer-changements.js';
import { TraiterEffetsDus } from './etapes/traiter-effets-dus.js';
import {
  ETAPES,
  NomEtape,
  PrendreSynchronisation,
  signalerAvancement,
  SynchronisationPrise,
} from './prendre-synchronisation.js';
import { compterEtats } from './rapport/compter-etats.js';
import { etablirRapport } from './rapport/etablir-rapport.js';

export interface EtapesDeSynchronisation {
  tirer: TirerChangements;
  appliquer: AttendreApplication;
  effets: TraiterEffetsDus;
  emettre: AttendreEmission;
}

/** Wraps each step, to measure and to follow it. */
export type SuivreEtape = (
  etape: { synchronisation: string; etape: NomEtape },
  travail: () => Promise<IssueEtape>,
) => Promise<IssueEtape>;

/** How long nothing leaves after the last sign of life of the steps that read and compute. */
const SUSPENSION_S = 20;

/**
 * Runs the synchronisation that waits (X4.1, design "The night"): pull both feeds, apply, effects due, tell, report.
 * Steps already done are not done again when it resumes after its worker died.
 */
export class ExecuterSynchronisation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly prendre: PrendreSynchronisation,
    private readonly etapes: EtapesDeSynchronisation,
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

  async #faire(prise: SynchronisationPrise, etape: NomEtape): Promise<void> {
    const debutees = await this.unite.seule(
      `UPDATE synchronisation_etapes SET etat = 'en_cours', debut = coalesce(debut, clock_timestamp())
       WHERE synchronisation = $1 AND etape = $2 AND etat IN ('a_faire', 'en_cours') RETURNING etape`,
      [prise.id, etape],
    );
    if (debutees.length === 0) return;
    const issue = await this.suivre({ synchronisation: prise.id, etape }, () => this.#executer(prise, etape));
    await this.unite.seule(
      `UPDATE synchronisation_etapes SET etat = $3, resultat = $4, cause = $5, fin = clock_timestamp()
       WHERE synchronisation = $1 AND etape = $2`,
      [
        prise.id,
        etape,
        issue.issue,
        JSON.stringify(issue.resultat ?? {}),
        issue.issue === 'sautee' ? issue.cause : null,
      ],
    );
  }

  async #executer(prise: SynchronisationPrise, etape: NomEtape): Promise<IssueEtape> {
    const avancer: Avancer = async (fait, total) => {
      if (!(await signalerAvancement(this.unite.seule, prise, { etape, fait, total }))) throw new BailPerdu();
      if (etape !== 'emettre') await suspendreEmission(this.unite.seule, SUSPENSION_S);
    };
    await avancer(0, 0);
    switch (etape) {
      case 'tirer_gide':
        return this.etapes.tirer.execute('gide', avancer);
      case 'tirer_parcours3':
        return this.etapes.tirer.execute('parcours3', avancer);
      case 'appliquer':
        return this.etapes.appliquer.execute(await this.#lecturesCompletes(prise), avancer);
      case 'effets_dus':
        return this.etapes.effets.execute(avancer);
      case 'emettre':
        await reprendreEmission(this.unite.seule);
        return this.etapes.emettre.execute(avancer);
      case 'rapport':
        throw new Error('unreachable: the report is not a step to run but the end');
    }
  }

  /** The feeds whose step read them to their end; GIDE's missing, E3 is held (H3). */
  #lecturesCompletes({ id }: SynchronisationPrise): Promise<LectureComplete[]> {
    return this.unite.seule<LectureComplete>(
      `SELECT substr(etape, length('tirer_') + 1) AS partenaire, resultat->>'luJusquAu' AS jour FROM synchronisation_etapes
       WHERE synchronisation = $1 AND etape LIKE 'tirer\\_%' AND etat = 'terminee'`,
      [id],
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
