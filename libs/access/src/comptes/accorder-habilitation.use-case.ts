import { tirerId, type Sql, type UniteDeTravail } from '#persistence';
import type { RoleDePersonne } from '../droits.js';
import { valeurDePortee, type Portee } from '../portee.js';
import { ECHUE, ENDORMIE } from './habilitation.js';
import { surSoi } from './sur-soi.js';

/** An account by its id, or as its provider names it: it may not have come yet. */
export type CompteDesigne = { id: string } | { emetteur: string; sujet: string; nom?: string };

export interface DemandeDHabilitation {
  compte: CompteDesigne;
  role: RoleDePersonne;
  portee: Portee;
  /** Last day, in Paris; null: until it is withdrawn. */
  jusqua: string | null;
  motif: string;
  /** Who gives it. */
  par: string;
}

export type IssueDHabilitation =
  | { issue: 'accordee' | 'deja_accordee'; id: string; compte: string }
  | { issue: 'compte_inconnu' | 'compte_parti' | 'sur_soi' | 'endormie' }
  /** It has one already, until another day (null: without term). */
  | { issue: 'autre_terme'; jusqua: string | null };

const PAS_ENCORE_VENU = 'Pas encore venu';
const TERME_ECHU = 'terme échu';

/**
 * X5: gives an account of somebody else a role within a scope. One whose last day is over gives way to the new one; one
 * that sleeps is woken and one that has another last day withdrawn first, by whoever decides it and says why.
 */
export class AccorderHabilitation {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(demande: DemandeDHabilitation): Promise<IssueDHabilitation> {
    return this.unite.executer((sql) => accorder(sql, demande));
  }
}

async function accorder(
  sql: Sql,
  { compte: designe, role, portee, jusqua, motif, par }: DemandeDHabilitation,
): Promise<IssueDHabilitation> {
  const compte = await verrouiller(sql, designe);
  if (!compte) return { issue: 'compte_inconnu' };
  if (surSoi(par, compte.id)) return { issue: 'sur_soi' };
  if (compte.etat === 'parti') return { issue: 'compte_parti' };
  const cle = [compte.id, role, portee.type, valeurDePortee(portee)];
  await sql(
    `UPDATE habilitations h SET retiree_le = clock_timestamp(), retiree_par = $5, motif_retrait = $6
     WHERE compte = $1 AND role = $2 AND portee = $3 AND portee_valeur IS NOT DISTINCT FROM $4
       AND retiree_le IS NULL AND ${ECHUE}`,
    [...cle, par, TERME_ECHU],
  );
  const [active] = await sql<{ id: string; jusqua: string | null; endormie: boolean }>(
    `SELECT h.id, h.jusqua, coalesce(${ENDORMIE}, false) AS endormie
     FROM habilitations h JOIN comptes c ON c.id = h.compte
     WHERE h.compte = $1 AND h.role = $2 AND h.portee = $3 AND h.portee_valeur IS NOT DISTINCT FROM $4
       AND h.retiree_le IS NULL`,
    cle,
  );
  if (active?.endormie) return { issue: 'endormie' };
  if (active && active.jusqua !== jusqua) return { issue: 'autre_terme', jusqua: active.jusqua };
  if (active) return { issue: 'deja_accordee', id: active.id, compte: compte.id };
  const id = tirerId();
  await sql(
    `INSERT INTO habilitations (id, compte, role, portee, portee_valeur, jusqua, motif, accordee_par)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, ...cle, jusqua, motif, par],
  );
  return { issue: 'accordee', id, compte: compte.id };
}

/** The row of the account, locked: two grants to one account take their turns. */
async function verrouiller(
  sql: Sql,
  designe: CompteDesigne,
): Promise<{ id: string; etat: string } | undefined> {
  if ('id' in designe) {
    const [compte] = await sql<{ id: string; etat: string }>(
      'SELECT id, etat FROM comptes WHERE id = $1 FOR UPDATE',
      [designe.id],
    );
    return compte;
  }
  const { emetteur, sujet, nom } = designe;
  await sql(
    `INSERT INTO comptes (id, emetteur, sujet, nom) VALUES ($1, $2, $3, $4) ON CONFLICT (emetteur, sujet) DO NOTHING`,
    [tirerId(), emetteur, sujet, nom ?? PAS_ENCORE_VENU],
  );
  const [compte] = await sql<{ id: string; etat: string }>(
    'SELECT id, etat FROM comptes WHERE emetteur = $1 AND sujet = $2 FOR UPDATE',
    [emetteur, sujet],
  );
  return compte;
}
