import { TYPES_FAITS, type DateCivile, type TypeFait } from '#annexe7';
import { typeComplet } from '#contract';
import type { Magasin } from './magasin.js';

export type Comptes = Record<string, number>;

interface Ligne {
  type: string;
  nombre: number;
}

const TYPES: ReadonlySet<string> = new Set(TYPES_FAITS);

/** X4.5. Events stated and received on a day of Paris, by type as it stands on the wire. */
export function compterParJour(magasin: Magasin, jour: DateCivile): { emis: Comptes; recus: Comptes } {
  return {
    emis: comptes(
      magasin.lignes('SELECT type, count(*) AS nombre FROM enonce WHERE jour = ? GROUP BY type', jour),
    ),
    recus: comptes(
      magasin.lignes(
        'SELECT type, count(*) AS nombre FROM recu WHERE jour = ? AND type IS NOT NULL GROUP BY type',
        jour,
      ),
    ),
  };
}

/** Everything stated, everything held from the gateway (withdrawn facts included), and the fates of what came. */
export function compterTout(magasin: Magasin): { enonces: Comptes; dits: Comptes; sorts: Comptes } {
  const sorts = magasin.lignes<{ statut: string; nombre: number }>(
    'SELECT statut, count(*) AS nombre FROM recu GROUP BY statut',
  );
  return {
    enonces: comptes(magasin.lignes('SELECT type, count(*) AS nombre FROM enonce GROUP BY type')),
    dits: comptes(magasin.lignes('SELECT type, count(*) AS nombre FROM dit GROUP BY type')),
    sorts: Object.fromEntries(sorts.map(({ statut, nombre }) => [statut, nombre])),
  };
}

function comptes(lignes: Ligne[]): Comptes {
  return Object.fromEntries(
    lignes.flatMap(({ type, nombre }) => (TYPES.has(type) ? [[typeComplet(type as TypeFait), nombre]] : [])),
  );
}
