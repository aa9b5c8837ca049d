import type { Sql, UniteDeTravail } from '#persistence';
import { compterAnnonces, type BilanDuLot } from '../application/appliquer-lot.use-case.js';
import { chargerEtVerrouiller, chargerSansVerrou } from '../application/charger.js';
import { deciderLot, type DossierEnFaute } from '../application/decider-lot.js';
import type { Decision } from '../application/decision.js';
import type { DossierCharge, Moment } from '../application/dossier-charge.js';
import { ecrire } from '../application/ecrire.js';
import { parMoities } from '../application/par-moities.js';
import { lireEnsemble } from '../lecture/instant-de-lecture.js';
import type { ReglesEnVigueur } from '../regles-en-vigueur.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';

/** Every dossier is looked at once in that many nights (index `dossiers_part`). */
export const PARTS_DE_VERIFICATION = 30;

/** Of a part; those that are due, or computed under other rules, are the business of the effects of the day. */
const A_VERIFIER = `seau % ${PARTS_DE_VERIFICATION} = $1 AND version > 0
  AND (prochain_effet IS NULL OR prochain_effet > $2::date) AND version_regles = $3`;

interface Present {
  moment: Moment;
  regles: ReglesEnVigueur;
}

function aVerifier(part: number, { moment: { aujourdhui }, regles }: Present): unknown[] {
  return [part, aujourdhui, regles.version(aujourdhui)];
}

export interface LotVerifie {
  /** Where the next lot starts; null: this part has been seen to its end. */
  dernier: string | null;
  dossiers: number;
  /** Dossiers found wrong and left as they are, beyond the number that may be put right. */
  laisses: number;
  /** Dossiers whose projections are no longer what `dit` says, although nothing had come due. */
  projections: number;
  /** Dossiers whose digests were not those of their facts (X4.3). */
  empreintes: number;
  annonces: BilanDuLot['annonces'];
}

/**
 * Looks again at a part of the dossiers: what each partner must hold, computed from the facts, against `dit`, and the
 * digests against both (design, "The night"). Reads without a lock; what differs is locked, decided again and put right:
 * told through the ordinary outbox. Whatever it finds is a fault of ours: beyond a bound it only counts.
 */
export class VerifierDossiers {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    private readonly signaler: (faute: DossierEnFaute) => void,
    private readonly taille = 500,
  ) {}

  /** Dossiers of a part. */
  async nombre(part: number): Promise<number> {
    const present = await lireMomentEtRegles(this.unite.seule, this.regles);
    const [ligne] = await this.unite.seule<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM dossiers WHERE ${A_VERIFIER}`,
      aVerifier(part, present),
    );
    return ligne?.nombre ?? 0;
  }

  /** One lot of a part (0 to 29), after the demandeur `apres` in their order; at most `borne` dossiers are put right. */
  async execute(part: number, apres: string, borne: number): Promise<LotVerifie> {
    const lignes = await this.unite.seule<{ demandeur: string }>(
      `SELECT demandeur FROM dossiers WHERE ${A_VERIFIER} AND demandeur > $4 ORDER BY demandeur LIMIT $5`,
      [...aVerifier(part, await lireMomentEtRegles(this.unite.seule, this.regles)), apres, this.taille],
    );
    const demandeurs = lignes.map(({ demandeur }) => demandeur);
    const fautifs = (await parMoities(demandeurs, (moitie) => this.#fautifs(moitie))).flat();
    const aRedresser = fautifs.slice(0, Math.max(0, borne));
    return {
      dernier: demandeurs.at(-1) ?? null,
      dossiers: demandeurs.length,
      laisses: fautifs.length - aRedresser.length,
      ...(aRedresser.length === 0
        ? { projections: 0, empreintes: 0, annonces: { gide: 0, parcours3: 0 } }
        : await this.#redresser(aRedresser)),
    };
  }

  #fautifs(demandeurs: readonly string[]): Promise<string[]> {
    return lireEnsemble(this.unite, async (sql) => {
      const present = await lireMomentEtRegles(sql, this.regles);
      const dossiers = await chargerSansVerrou(sql, demandeurs);
      const notees = await lireEmpreintes(sql, demandeurs);
      return this.#decider(dossiers, present)
        .filter((decision) => decision.annonces.length > 0 || !empreintesJustes(decision, notees))
        .map(({ demandeur }) => demandeur);
    });
  }

  #redresser(
    demandeurs: readonly string[],
  ): Promise<Pick<LotVerifie, 'projections' | 'empreintes' | 'annonces'>> {
    return this.unite.executer(async (sql) => {
      const dossiers = await chargerEtVerrouiller(sql, demandeurs);
      const present = await lireMomentEtRegles(sql, this.regles);
      const decisions = this.#decider(dossiers, present);
      const notees = await lireEmpreintes(sql, demandeurs);
      const aDire = decisions.filter(({ annonces }) => annonces.length > 0);
      const aNoter = decisions.filter(
        (decision) => decision.annonces.length === 0 && !empreintesJustes(decision, notees),
      );
      await ecrire(sql, [...aDire, ...aNoter], present.moment.aujourdhui);
      return { projections: aDire.length, empreintes: aNoter.length, annonces: compterAnnonces(aDire) };
    });
  }

  /**
   * As if nothing had been summed up yet: every digest is computed. What has come due since the lot was read, at
   * midnight, is no fault.
   */
  #decider(dossiers: ReadonlyMap<string, DossierCharge>, { moment, regles }: Present): Decision[] {
    const version = regles.version(moment.aujourdhui);
    const charges = [...dossiers.values()]
      .filter(
        ({ prochainEffet, versionRegles }) =>
          versionRegles === version && (prochainEffet === null || prochainEffet > moment.aujourdhui),
      )
      .map((charge) => ({ ...charge, versionRegles: null }));
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
