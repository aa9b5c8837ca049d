import type { Sql, UniteDeTravail } from '#persistence';
import { compterAnnonces, type BilanDuLot } from '../application/appliquer-lot.use-case.js';
import { chargerEtVerrouiller, chargerSansVerrou } from '../application/charger.js';
import { deciderLot, type DossierEnFaute } from '../application/decider-lot.js';
import type { Decision } from '../application/decision.js';
import type { DossierCharge } from '../application/dossier-charge.js';
import { ecrire } from '../application/ecrire.js';
import { lireEnsemble } from '../lecture/instant-de-lecture.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';

/** Every dossier is looked at once in that many nights. */
export const PARTS_DE_VERIFICATION = 30;

export interface LotVerifie {
  /** Where the next lot starts; null: this part has been seen to its end. */
  dernier: string | null;
  dossiers: number;
  /** Dossiers whose projections are no longer what `dit` says, although nothing had come due. */
  projections: number;
  /** Dossiers whose digests were not those of their facts (X4.3). */
  empreintes: number;
  annonces: BilanDuLot['annonces'];
}

/**
 * Looks again at a part of the dossiers: what each partner must hold, computed from the facts, against `dit`, and the
 * digests against both (design, "The night"). Reads without a lock; what differs is locked, decided again and put right:
 * told through the ordinary outbox. Whatever it finds is a fault of ours.
 */
export class VerifierDossiers {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    private readonly signaler: (faute: DossierEnFaute) => void,
    private readonly taille = 500,
  ) {}

  /** One lot of a part (0 to 29), after the demandeur `apres` in their order. */
  async execute(part: number, apres: string): Promise<LotVerifie> {
    const vu = await lireEnsemble(this.unite, async (sql) => {
      const demandeurs = await this.#suivants(sql, part, apres);
      return { demandeurs, fautifs: await this.#fautifs(sql, await chargerSansVerrou(sql, demandeurs)) };
    });
    const { demandeurs, fautifs } = vu;
    const lot = { dernier: demandeurs.at(-1) ?? null, dossiers: demandeurs.length };
    const rien = { projections: 0, empreintes: 0, annonces: { gide: 0, parcours3: 0 } };
    return fautifs.length === 0 ? { ...lot, ...rien } : { ...lot, ...(await this.#redresser(fautifs)) };
  }

  /** Those that are due, or computed under other rules, are the business of the effects of the day. */
  async #suivants(sql: Sql, part: number, apres: string): Promise<string[]> {
    const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
    const lignes = await sql<{ demandeur: string }>(
      `SELECT demandeur FROM dossiers
       WHERE demandeur > $1 AND seau % ${PARTS_DE_VERIFICATION} = $2 AND version > 0
         AND (prochain_effet IS NULL OR prochain_effet > $3::date) AND version_regles = $4
       ORDER BY demandeur LIMIT $5`,
      [apres, part, moment.aujourdhui, regles.version(moment.aujourdhui), this.taille],
    );
    return lignes.map(({ demandeur }) => demandeur);
  }

  async #fautifs(sql: Sql, dossiers: ReadonlyMap<string, DossierCharge>): Promise<string[]> {
    const decisions = await this.#decider(sql, dossiers);
    const notees = await lireEmpreintes(sql, [...dossiers.keys()]);
    return decisions
      .filter((decision) => decision.annonces.length > 0 || !empreintesJustes(decision, notees))
      .map(({ demandeur }) => demandeur);
  }

  #redresser(
    demandeurs: readonly string[],
  ): Promise<Pick<LotVerifie, 'projections' | 'empreintes' | 'annonces'>> {
    return this.unite.executer(async (sql) => {
      const dossiers = await chargerEtVerrouiller(sql, demandeurs);
      const decisions = await this.#decider(sql, dossiers);
      const notees = await lireEmpreintes(sql, demandeurs);
      const aDire = decisions.filter(({ annonces }) => annonces.length > 0);
      const aNoter = decisions.filter(
        (decision) => decision.annonces.length === 0 && !empreintesJustes(decision, notees),
      );
      const { moment } = await lireMomentEtRegles(sql, this.regles);
      await ecrire(sql, [...aDire, ...aNoter], moment.aujourdhui);
      return { projections: aDire.length, empreintes: aNoter.length, annonces: compterAnnonces(aDire) };
    });
  }

  /** As if nothing had been summed up yet: every digest is computed. */
  async #decider(sql: Sql, dossiers: ReadonlyMap<string, DossierCharge>): Promise<Decision[]> {
    const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
    const charges = [...dossiers.values()].map((charge) => ({ ...charge, versionRegles: null }));
    const { decisions, fautes } = deciderLot(charges, new Map(), moment, regles);
    fautes.forEach(this.signaler);
    return decisions;
  }
}

/** `<dit> <declare>` in hexadecimal, by `<partenaire> <demandeur>`. */
async function lireEmpreintes(sql: Sql, demandeurs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const lignes = await sql<{ nom: string; empreintes: string }>(
    `SELECT partenaire || ' ' || demandeur AS nom,
            coalesce(encode(dit, 'hex'), '') || ' ' || coalesce(encode(declare, 'hex'), '') AS empreintes
     FROM empreintes WHERE demandeur = ANY($1::text[])`,
    [demandeurs],
  );
  return new Map(lignes.map(({ nom, empreintes }) => [nom, empreintes]));
}

function empreintesJustes({ empreintes }: Decision, notees: ReadonlyMap<string, string>): boolean {
  return empreintes.every(
    ({ partenaire, demandeur, dit, declare }) =>
      (notees.get(`${partenaire} ${demandeur}`) ?? ' ') === `${dit ?? ''} ${declare ?? ''}`,
  );
}
