import { hash } from 'node:crypto';
import { canoniser } from '#annexe7';
import type { Perimetre } from '#exchange';
import { tirerId, type Sql, type UniteDeTravail } from '#persistence';
import { effacerExportsExpires } from './lire-exports.js';
import type { FiltresDExport } from './sujet.js';
import type { NomDeSujet } from './sujets/index.js';

export interface DemandeDExport {
  acteur: string;
  role: string;
  /** `structure:75056S01`, and what it shows. */
  portee: string;
  perimetre: Perimetre;
  sujet: NomDeSujet;
  filtres: FiltresDExport;
  motif: string;
  cleIdempotence: string;
}

export interface BornesDesExports {
  /** Rows of one file. */
  lignesMaximum: number;
  /** How long a file that is ready stays. */
  dureeHeures: number;
  /** Exports of one person that have not expired. */
  parDemandeur: number;
}

export type IssueDeDemande =
  | { issue: 'cree' | 'deja_demande'; id: string }
  | { issue: 'cle_reutilisee' }
  | { issue: 'trop'; maximum: number };

/** Asks for a file; a worker makes it. What it may hold is fixed now: the perimeter of its author, and the bounds. */
export class DemanderExport {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly bornes: BornesDesExports,
    /** Rings for this export after the commit. */
    private readonly sonner: (id: string) => void,
  ) {}

  async execute(demande: DemandeDExport): Promise<IssueDeDemande> {
    const issue = await this.unite.executer((sql) => this.#inscrire(sql, demande));
    if (issue.issue === 'cree') this.sonner(issue.id);
    return issue;
  }

  async #inscrire(sql: Sql, demande: DemandeDExport): Promise<IssueDeDemande> {
    const { acteur, role, portee, perimetre, sujet, filtres, motif, cleIdempotence } = demande;
    const { lignesMaximum, dureeHeures, parDemandeur } = this.bornes;
    const empreinte = hash('sha256', canoniser({ role, portee, sujet, filtres, motif }), 'buffer');
    // Two requests of one person come one after the other: neither passes the bound, nor takes the key of the other.
    await sql(`SELECT pg_advisory_xact_lock(hashtextextended('exports:' || $1, 0))`, [acteur]);
    const [connu] = await sql<{ id: string; empreinte: Buffer; expire: boolean }>(
      `SELECT id, empreinte, expire_le <= clock_timestamp() AS expire FROM exports
       WHERE acteur = $1 AND cle_idempotence = $2`,
      [acteur, cleIdempotence],
    );
    // The key of a file whose time has come is free: it would have been deleted already, had the hour struck.
    if (connu?.expire) await effacerExportsExpires(sql);
    else if (connu)
      return connu.empreinte.equals(empreinte)
        ? { issue: 'deja_demande', id: connu.id }
        : { issue: 'cle_reutilisee' };
    const [compte] = await sql<{ nombre: number }>(
      'SELECT count(*)::int AS nombre FROM exports WHERE acteur = $1 AND expire_le > clock_timestamp()',
      [acteur],
    );
    if ((compte?.nombre ?? 0) >= parDemandeur) return { issue: 'trop', maximum: parDemandeur };
    const id = tirerId();
    await sql(
      `INSERT INTO exports (id, acteur, role, portee, sujet, filtres, perimetre, motif, cle_idempotence, empreinte, maximum,
                            duree_heures, expire_le)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp() + interval '1 hour' * $12::int)`,
      [
        ...[id, acteur, role, portee, sujet, JSON.stringify(filtres), JSON.stringify(perimetre), motif],
        ...[cleIdempotence, empreinte, lignesMaximum, dureeHeures],
      ],
    );
    return { issue: 'cree', id };
  }
}
