import { FRANCAIS, type Sql, tirerId, type UniteDeTravail } from '#persistence';

/** Screens whose filters can be kept. */
export const ECRANS_A_VUES = ['messages', 'ecarts', 'echecs', 'cotraitances', 'audit'] as const;
export type EcranAVues = (typeof ECRANS_A_VUES)[number];

/** A view as its account, or those who hold its role, see it. */
export interface VueEnregistree {
  id: string;
  ecran: EcranAVues;
  nom: string;
  filtres: Readonly<Record<string, unknown>>;
  /** Shown to all who hold the same role. */
  partagee: boolean;
  /** Of the account that reads: it alone may change it. */
  mienne: boolean;
}

/** Whose views: an account under a role. */
export interface TitulaireDeVues {
  compte: string;
  role: string;
}

export interface ContenuDeVue {
  nom: string;
  filtres: Readonly<Record<string, unknown>>;
  partagee: boolean;
}

export type IssueDeVue =
  | { issue: 'gardee'; id: string }
  | { issue: 'inconnue' }
  | { issue: 'nom_pris' }
  | { issue: 'trop'; maximum: number };

const PAR_ECRAN = 50;

/** Filters under a name, kept with the account: they follow the person from one machine to another. */
export class VuesEnregistrees {
  constructor(private readonly unite: UniteDeTravail) {}

  /** One's own and those shared within the role, by name. */
  lister({ compte, role }: TitulaireDeVues, ecran?: EcranAVues): Promise<VueEnregistree[]> {
    return this.unite.seule<VueEnregistree>(
      `SELECT id, ecran, nom, filtres, partagee, compte = $1 AS mienne FROM vues
       WHERE role = $2 AND (compte = $1 OR partagee) AND supprimee_le IS NULL AND ($3::text IS NULL OR ecran = $3)
       ORDER BY lower(nom COLLATE ${FRANCAIS}), id LIMIT 500`,
      [compte, role, ecran ?? null],
    );
  }

  creer(titulaire: TitulaireDeVues, ecran: EcranAVues, contenu: ContenuDeVue): Promise<IssueDeVue> {
    return this.unite.executer(async (sql): Promise<IssueDeVue> => {
      await verrouiller(sql, titulaire);
      const refus = await refuser(sql, titulaire, ecran, contenu.nom, null);
      if (refus) return refus;
      const id = tirerId();
      await sql(
        'INSERT INTO vues (id, compte, role, ecran, nom, filtres, partagee) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [
          ...[id, titulaire.compte, titulaire.role, ecran],
          ...[contenu.nom, JSON.stringify(contenu.filtres), contenu.partagee],
        ],
      );
      return { issue: 'gardee', id };
    });
  }

  /** Of one's own; what is not given stays. */
  changer(titulaire: TitulaireDeVues, id: string, change: Partial<ContenuDeVue>): Promise<IssueDeVue> {
    return this.unite.executer(async (sql): Promise<IssueDeVue> => {
      await verrouiller(sql, titulaire);
      const ecran = await ecranDe(sql, titulaire, id);
      if (!ecran) return { issue: 'inconnue' };
      const refus = change.nom === undefined ? null : await refuser(sql, titulaire, ecran, change.nom, id);
      if (refus) return refus;
      await sql(
        `UPDATE vues SET nom = coalesce($2, nom), filtres = coalesce($3::json, filtres), partagee = coalesce($4, partagee),
                changee_le = clock_timestamp() WHERE id = $1`,
        [
          id,
          change.nom ?? null,
          change.filtres === undefined ? null : JSON.stringify(change.filtres),
          change.partagee ?? null,
        ],
      );
      return { issue: 'gardee', id };
    });
  }

  /** Of one's own: nobody sees it any more; its row goes with the next files that expire. @returns false when it is unknown */
  async supprimer({ compte, role }: TitulaireDeVues, id: string): Promise<boolean> {
    const lignes = await this.unite.seule(
      `UPDATE vues SET supprimee_le = clock_timestamp()
       WHERE id = $1 AND compte = $2 AND role = $3 AND supprimee_le IS NULL RETURNING id`,
      [id, compte, role],
    );
    return lignes.length > 0;
  }

  /** Which screen a view of one's own is for; undefined when it is unknown. */
  async ecran(titulaire: TitulaireDeVues, id: string): Promise<EcranAVues | undefined> {
    return ecranDe(this.unite.seule, titulaire, id);
  }
}

async function ecranDe(
  sql: Sql,
  { compte, role }: TitulaireDeVues,
  id: string,
): Promise<EcranAVues | undefined> {
  const [ligne] = await sql<{ ecran: EcranAVues }>(
    'SELECT ecran FROM vues WHERE id = $1 AND compte = $2 AND role = $3 AND supprimee_le IS NULL',
    [id, compte, role],
  );
  return ligne?.ecran;
}

/** Two changes of one account come one after the other: a name stays its only one. */
async function verrouiller(sql: Sql, { compte }: TitulaireDeVues): Promise<void> {
  await sql(`SELECT pg_advisory_xact_lock(hashtextextended('vues:' || $1, 0))`, [compte]);
}

async function refuser(
  sql: Sql,
  { compte, role }: TitulaireDeVues,
  ecran: EcranAVues,
  nom: string,
  saufId: string | null,
): Promise<IssueDeVue | null> {
  const [ligne] = await sql<{ pris: boolean; nombre: number }>(
    `SELECT coalesce(bool_or(lower(nom) = lower($4) AND id IS DISTINCT FROM $5::uuid), false) AS pris, count(*)::int AS nombre
     FROM vues WHERE compte = $1 AND role = $2 AND ecran = $3 AND supprimee_le IS NULL`,
    [compte, role, ecran, nom, saufId],
  );
  if (ligne?.pris) return { issue: 'nom_pris' };
  return saufId === null && (ligne?.nombre ?? 0) >= PAR_ECRAN ? { issue: 'trop', maximum: PAR_ECRAN } : null;
}
