import { ajouterJours, type Partenaire } from '#annexe7';
import { Fenetres, lireEnsemble } from '#exchange';
import { Horloge, tirerId, type Sql, type UniteDeTravail } from '#persistence';
import {
  interrogerPartenaires,
  type BilansDuPartenaire,
  type SourceDeBilan,
} from './interroger-partenaires.js';
import { lireLignes, type LigneDeBilan } from './ligne-de-bilan.js';
import { rapprocher, type Rapprochement } from './rapprochement.js';

/** What one check found of a partner's own counts, over all the days checked. */
export interface ColonneDuPartenaire {
  partenaire: Partenaire;
  etat: BilansDuPartenaire['etat'];
  luLe: string;
  cause: string | null;
  /** Null when there is nothing to compare with. */
  accord: boolean | null;
  rapprochements: Rapprochement[];
}

export interface ControleFait {
  id: string;
  jours: string[];
  conforme: boolean;
}

/** What a check keeps of the lines: how much was counted, and the lines that do not hold. */
export interface ResultatDuControle {
  porte: number;
  somme: number;
  ecarts: LigneDeBilan[];
}

/**
 * Conservation checks itself (X6.1): the present business day and the one before, counted at the door against the sum
 * over fates in one snapshot, beside what each partner counted (X4.5). Each run leaves a row: its absence shows.
 */
export class VerifierConservation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sources: Readonly<Record<Partenaire, SourceDeBilan>>,
    private readonly rythmeMinutes: number,
    private readonly fenetres = Fenetres.AUCUNE,
  ) {}

  /** Is a check due by its rhythm? */
  async estDu(): Promise<boolean> {
    const [ligne] = await this.unite.seule<{ due: boolean }>(
      `SELECT coalesce(bilan_pris_le <= clock_timestamp() - interval '1 min' * $1, true) AS due FROM surveillance`,
      [this.rythmeMinutes],
    );
    return ligne?.due ?? false;
  }

  /**
   * @param quand `du`: when its rhythm asks for it, by one process alone; `maintenant`: in any case
   * @returns null when it was not due
   */
  async execute(quand: 'du' | 'maintenant' = 'du'): Promise<ControleFait | null> {
    if (!(await this.#prendre(quand))) return null;
    const { aujourdhui } = await Horloge.lire(this.unite.seule);
    const du = ajouterJours(aujourdhui, -1);
    const jours = [du, aujourdhui];
    const bilans = await interrogerPartenaires(
      this.unite.seule,
      { sources: this.sources, fenetres: this.fenetres },
      jours,
    );
    const { lignes, colonnes } = await lireEnsemble(this.unite, async (sql) => ({
      lignes: await lireLignes(sql, du, aujourdhui),
      colonnes: await dresserColonnes(sql, bilans, { du, au: aujourdhui }),
    }));
    const resultat: ResultatDuControle = {
      porte: additionner(lignes.map(({ porte }) => porte)),
      somme: additionner(lignes.map(({ somme }) => somme)),
      ecarts: lignes.filter(({ difference }) => difference !== 0),
    };
    const fait = { id: tirerId(), jours, conforme: resultat.ecarts.length === 0 };
    await this.unite.seule(
      'INSERT INTO bilans (id, jours, conforme, resultat, partenaires) VALUES ($1, $2, $3, $4, $5)',
      [fait.id, jours, fait.conforme, JSON.stringify(resultat), JSON.stringify(colonnes)],
    );
    return fait;
  }

  async #prendre(quand: 'du' | 'maintenant'): Promise<boolean> {
    const prises = await this.unite.seule(
      `UPDATE surveillance SET bilan_pris_le = clock_timestamp()
       WHERE $2 OR coalesce(bilan_pris_le <= clock_timestamp() - interval '1 min' * $1, true) RETURNING ligne`,
      [this.rythmeMinutes, quand === 'maintenant'],
    );
    return prises.length > 0;
  }
}

async function dresserColonnes(
  sql: Sql,
  bilans: Readonly<Record<Partenaire, BilansDuPartenaire>>,
  periode: { du: string; au: string },
): Promise<ColonneDuPartenaire[]> {
  const colonnes: ColonneDuPartenaire[] = [];
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const dit = bilans[partenaire];
    const rapprochements =
      dit.etat === 'lu' ? await rapprocher(sql, partenaire, { ...periode, bilans: dit.bilans }) : [];
    colonnes.push({
      partenaire,
      etat: dit.etat,
      luLe: dit.luLe,
      cause: dit.etat === 'injoignable' ? dit.cause : null,
      accord: dit.etat === 'lu' ? rapprochements.every(({ difference }) => difference === 0) : null,
      rapprochements,
    });
  }
  return colonnes;
}

function additionner(nombres: readonly number[]): number {
  return nombres.reduce((somme, nombre) => somme + nombre, 0);
}
