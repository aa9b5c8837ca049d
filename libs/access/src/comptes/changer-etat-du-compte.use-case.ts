import type { Sql, UniteDeTravail } from '#persistence';
import { suspendreLesClesDe } from '../cles/cles-d-un-compte.js';
import { fermerSessions } from '../sessions/fermer-sessions.js';
import { estLeDernierAdministrateur } from './dernier-administrateur.js';
import type { EtatDeCompte } from './registre-des-comptes.js';

export interface ChangementDeCompte {
  compte: string;
  vers: EtatDeCompte;
  motif: string;
  /** Who decides. */
  par: string;
}

/** `impossible`: someone who left is not suspended. */
export type IssueDeChangement = 'change' | 'inchange' | 'impossible' | 'inconnu' | 'dernier_administrateur';

const DEPART = 'départ';

/**
 * X5: suspends an account, takes it up again, or notes a departure (its habilitations are withdrawn, the keys that it made
 * are suspended, its address is forgotten). Whoever uses it is signed out at the next request.
 * @param options.garderUnAdministrateur refuse what would leave none; the operator of the machine may always make another
 */
export class ChangerEtatDuCompte {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(
    changement: ChangementDeCompte,
    { garderUnAdministrateur = false } = {},
  ): Promise<IssueDeChangement> {
    return this.unite.executer((sql) => changer(sql, changement, garderUnAdministrateur));
  }
}

async function changer(
  sql: Sql,
  { compte, vers, motif, par }: ChangementDeCompte,
  garder: boolean,
): Promise<IssueDeChangement> {
  const [avant] = await sql<{ etat: EtatDeCompte }>('SELECT etat FROM comptes WHERE id = $1 FOR UPDATE', [
    compte,
  ]);
  if (!avant) return 'inconnu';
  if (avant.etat === vers) return 'inchange';
  if (avant.etat === 'parti' && vers === 'suspendu') return 'impossible';
  if (garder && vers !== 'actif' && (await estLeDernierAdministrateur(sql, { compte })))
    return 'dernier_administrateur';
  await sql(
    `UPDATE comptes SET etat = $2, etat_le = clock_timestamp(), etat_par = $3, etat_motif = $4,
                        courriel = CASE WHEN $2 = 'parti' THEN NULL ELSE courriel END
     WHERE id = $1`,
    [compte, vers, par, motif],
  );
  if (vers === 'actif') return 'change';
  if (vers === 'parti') {
    await sql(
      `UPDATE habilitations SET retiree_le = clock_timestamp(), retiree_par = $2, motif_retrait = $3
       WHERE compte = $1 AND retiree_le IS NULL`,
      [compte, par, DEPART],
    );
    await suspendreLesClesDe(sql, { compte, par, motif: DEPART });
  }
  await fermerSessions(sql, { compte }, 'compte');
  return 'change';
}
