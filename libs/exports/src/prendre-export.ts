import { BailPerdu, type Perimetre } from '#exchange';
import type { Sql, UniteDeTravail } from '#persistence';
import type { FiltresDExport } from './sujet.js';
import type { NomDeSujet } from './sujets/index.js';

export interface ExportPris {
  id: string;
  sujet: NomDeSujet;
  filtres: FiltresDExport;
  perimetre: Perimetre;
  maximum: number;
  lignes: number;
  parts: number;
  /** Cursor after the last part. */
  position: string | null;
  /** Fencing token: lost when the lease has been taken over. */
  jeton: number;
  /** Times it was taken since its last part, this one included. */
  reprises: number;
}

/** A page of the file, as it is kept. */
export interface Part {
  contenu: string;
  lignes: number;
  cotraitances: readonly string[];
  demandeurs: readonly string[];
  /** Cursor of what follows; null: it is the last one. */
  suite: string | null;
  coupe: boolean;
}

/** Seconds during which an export that gives no sign of life stays with its worker. */
const BAIL_S = 60;

const DU = `(etat = 'en_attente' OR (etat = 'en_cours' AND (bail_jusqua IS NULL OR bail_jusqua < clock_timestamp())))
            AND expire_le > clock_timestamp()`;

/** Exports to make now: those that wait, and those whose worker has gone silent. */
export async function exportsAFaire(sql: Sql): Promise<string[]> {
  const lignes = await sql<{ id: string }>(`SELECT id FROM exports WHERE ${DU} ORDER BY demande_le LIMIT 20`);
  return lignes.map(({ id }) => id);
}

/** Takes an export for this worker. @returns null when it is not due, over, or held by another */
export function prendreExport(unite: UniteDeTravail, id: string): Promise<ExportPris | null> {
  return unite.executer(async (sql) => {
    const [pris] = await sql<ExportPris>(
      `UPDATE exports SET etat = 'en_cours', jeton = jeton + 1, reprises = least(reprises + 1, 100),
              debut = coalesce(debut, clock_timestamp()), bail_jusqua = clock_timestamp() + interval '1 s' * $2
       WHERE id = (SELECT id FROM exports WHERE id = $1 AND ${DU} FOR UPDATE SKIP LOCKED)
       RETURNING id, sujet, filtres, perimetre, maximum, lignes, parts, position, jeton, reprises`,
      [id, BAIL_S],
    );
    return pris ?? null;
  });
}

/**
 * Keeps a part, the place after it and the lease, in one commit: who takes the export over goes on from there. The last
 * one makes the file ready, until it expires.
 * @throws BailPerdu when another worker has it: nothing of this part is kept
 */
export function garderLaPart(unite: UniteDeTravail, pris: ExportPris, part: Part): Promise<void> {
  return unite.executer(async (sql) => {
    const gardees = await sql(
      `UPDATE exports SET lignes = lignes + $3, octets = octets + $4, parts = parts + 1, position = $5, coupe = $6, reprises = 0,
              bail_jusqua = CASE WHEN $7 THEN NULL ELSE clock_timestamp() + interval '1 s' * $8 END,
              etat = CASE WHEN $7 THEN 'pret' ELSE etat END,
              fin = CASE WHEN $7 THEN clock_timestamp() END,
              expire_le = CASE WHEN $7 THEN clock_timestamp() + interval '1 hour' * duree_heures ELSE expire_le END
       WHERE id = $1 AND jeton = $2 AND etat = 'en_cours' RETURNING id`,
      [
        ...[pris.id, pris.jeton, part.lignes, Buffer.byteLength(part.contenu), part.suite, part.coupe],
        ...[part.suite === null, BAIL_S],
      ],
    );
    if (gardees.length === 0) throw new BailPerdu();
    await sql(
      `INSERT INTO exports_parts (export, rang, contenu, cotraitances)
       SELECT $1, $2, $3,
              ARRAY(SELECT unnest($4::text[]) UNION SELECT cotraitance FROM cotraitances WHERE demandeur = ANY($5::text[]) ORDER BY 1)`,
      [pris.id, pris.parts, part.contenu, part.cotraitances, part.demandeurs],
    );
  });
}

/** Leaves it with its place to whoever takes it next, or gives it up. */
export async function quitterExport(
  sql: Sql,
  { id, jeton }: ExportPris,
  etat: 'en_cours' | 'echoue',
): Promise<void> {
  await sql(
    `UPDATE exports SET etat = $3, bail_jusqua = NULL, reprises = 0, fin = CASE WHEN $3 = 'echoue' THEN clock_timestamp() END
     WHERE id = $1 AND jeton = $2 AND etat = 'en_cours'`,
    [id, jeton, etat],
  );
}
