import type { Partenaire } from '#annexe7';
import type { UniteDeTravail } from '#persistence';
import { lireEnsemble } from './instant-de-lecture.js';

/** Where the exchange with a partner stands; figures only. */
export interface PartenaireLu {
  partenaire: Partenaire;
  nom: string;
  /** Outgoing messages whose fate is open (X6). */
  enAttente: { aEmettre: number; incertains: number; retenus: number };
  /** Outgoing messages that the partner refused, or given up after retries. */
  enEchec: { refuses: number; echecs: number };
  /** Change feed (X4.1): last business day read to its end, and when. */
  flux: { luJusquAu: string | null; luLe: Date | null };
  dernierEnvoi: {
    creeLe: Date;
    finiLe: Date | null;
    issue: string | null;
    cause: string | null;
    messages: number;
  } | null;
}

const NOMS: Readonly<Record<Partenaire, string>> = {
  gide: 'GIDE (Pôle emploi)',
  parcours3: 'Parcours 3 (missions locales)',
};

/** X5.5: both partners, or the one whose key asks. */
export class ListerPartenaires {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(seul: Partenaire | null): Promise<PartenaireLu[]> {
    return lireEnsemble(this.unite, async (sql) => {
      const curseurs = await sql<{ partenaire: Partenaire; lu_jusquau: string | null; lu_le: Date | null }>(
        `SELECT partenaire, lu_jusquau, lu_le FROM curseurs WHERE $1::text IS NULL OR partenaire = $1 ORDER BY partenaire`,
        [seul],
      );
      const comptes = await sql<{ partenaire: string; issue: string; nombre: number }>(
        `SELECT partenaire, issue, count(*) AS nombre FROM messages_sortants
         WHERE issue IN ('a_emettre', 'incertain', 'retenu', 'refuse', 'en_echec') GROUP BY partenaire, issue`,
      );
      const envois = await sql<{
        partenaire: string;
        cree_le: Date;
        fini_le: Date | null;
        issue: string | null;
        cause: string | null;
        nombre: number;
      }>(
        `SELECT DISTINCT ON (partenaire) partenaire, cree_le, fini_le, issue, cause, cardinality(messages) AS nombre
         FROM envois ORDER BY partenaire, cree_le DESC`,
      );
      return curseurs.map(({ partenaire, lu_jusquau, lu_le }) => {
        const nombre = (issue: string): number =>
          comptes.find((c) => c.partenaire === partenaire && c.issue === issue)?.nombre ?? 0;
        const envoi = envois.find((e) => e.partenaire === partenaire);
        return {
          partenaire,
          nom: NOMS[partenaire],
          enAttente: {
            aEmettre: nombre('a_emettre'),
            incertains: nombre('incertain'),
            retenus: nombre('retenu'),
          },
          enEchec: { refuses: nombre('refuse'), echecs: nombre('en_echec') },
          flux: { luJusquAu: lu_jusquau, luLe: lu_le },
          dernierEnvoi: envoi
            ? {
                creeLe: envoi.cree_le,
                finiLe: envoi.fini_le,
                issue: envoi.issue,
                cause: envoi.cause,
                messages: envoi.nombre,
              }
            : null,
        };
      });
    });
  }
}
