import type { Partenaire } from '#annexe7';
import type { UniteDeTravail } from '#persistence';
import { Fenetres, type FenetreOuverte } from '../fenetres/fenetres.js';
import { lireEnsemble } from './instant-de-lecture.js';
import { lireAttentes, type AttentesDuPartenaire } from './lire-attentes.js';

/** Where the exchange with a partner stands; figures only. */
export interface PartenaireLu {
  partenaire: Partenaire;
  nom: string;
  /** Paused as a whole (X6): by itself because it is down, or by an operator; null when it is not. */
  pause: {
    nature: 'automatique' | 'exploitant';
    depuis: Date;
    motif: string;
    par: string | null;
    /** Automatic pause: when it is next asked whether it is back. */
    prochaineSonde: Date | null;
  } | null;
  /** The partner asked to be left in peace until then (Retry-After), or has just failed. */
  pasAvant: Date | null;
  /** It takes nothing, or is not even asked, until then: settings, on the real clock. */
  fenetre: FenetreOuverte | null;
  /** Outgoing messages whose fate is open (X6). */
  enAttente: { aEmettre: number; incertains: number; retenus: number };
  /** Since when. */
  attentes: AttentesDuPartenaire;
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
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly fenetres = Fenetres.AUCUNE,
  ) {}

  execute(seul: Partenaire | null): Promise<PartenaireLu[]> {
    return lireEnsemble(this.unite, async (sql) => {
      const curseurs = await sql<LigneDePartenaire>(
        `SELECT partenaire, c.lu_jusquau, c.lu_le, p.pause, p.pause_depuis, p.pause_motif, p.pause_par, p.sonde_le,
                CASE WHEN t.pas_avant > clock_timestamp() THEN t.pas_avant END AS pas_avant,
                CASE WHEN h.aujourdhui IS NULL THEN clock_timestamp() END AS heure_reelle
         FROM curseurs c JOIN partenaires p USING (partenaire) CROSS JOIN horloge h
              LEFT JOIN tranches t ON t.file = 'emettre-' || partenaire AND t.numero = 0
         WHERE $1::text IS NULL OR partenaire = $1 ORDER BY partenaire`,
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
      const attentes = new Map<Partenaire, AttentesDuPartenaire>();
      for (const { partenaire } of curseurs) attentes.set(partenaire, await lireAttentes(sql, partenaire));
      return curseurs.map((ligne) => {
        const { partenaire, lu_jusquau, lu_le, pas_avant, heure_reelle } = ligne;
        const nombre = (issue: string): number =>
          comptes.find((c) => c.partenaire === partenaire && c.issue === issue)?.nombre ?? 0;
        const envoi = envois.find((e) => e.partenaire === partenaire);
        return {
          partenaire,
          nom: NOMS[partenaire],
          pause: pauseLue(ligne),
          pasAvant: pas_avant,
          fenetre: heure_reelle && this.fenetres.a(partenaire, heure_reelle),
          enAttente: {
            aEmettre: nombre('a_emettre'),
            incertains: nombre('incertain'),
            retenus: nombre('retenu'),
          },
          attentes: attentes.get(partenaire) ?? { plusAncienDu: null, plusAncienInconnu: null },
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

interface LigneDePartenaire {
  partenaire: Partenaire;
  lu_jusquau: string | null;
  lu_le: Date | null;
  pause: 'automatique' | 'exploitant' | null;
  pause_depuis: Date;
  pause_motif: string | null;
  pause_par: string | null;
  sonde_le: Date | null;
  pas_avant: Date | null;
  /** Null on a simulated clock. */
  heure_reelle: Date | null;
}

function pauseLue(ligne: LigneDePartenaire): PartenaireLu['pause'] {
  const { pause, pause_depuis, pause_motif, pause_par, sonde_le } = ligne;
  if (pause === null) return null;
  return {
    nature: pause,
    depuis: pause_depuis,
    motif: pause_motif ?? '',
    par: pause_par,
    prochaineSonde: sonde_le,
  };
}
