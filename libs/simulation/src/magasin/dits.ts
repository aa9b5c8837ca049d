import type { TypeFait } from '#annexe7';
import type { StatutResultat } from '#contract';
import type { Empreintes } from './empreintes.js';
import type { Magasin } from './magasin.js';

/** One fact told by the gateway, as it was accepted. */
export interface FaitDit {
  demandeur: string;
  cle: string;
  sequence: string;
  type: TypeFait;
  cotraitance: string | null;
  /** JSON of the whole event. */
  evenement: string;
}

export interface Recu {
  id: string;
  statut: Exclude<StatutResultat, 'doublon'>;
  type: string | null;
  /** Day of Paris of its `time` (X4.5). */
  jour: string;
  /** Digest of the content, to notice an id used again for something else. */
  empreinte: Uint8Array;
}

export interface LigneRegistre {
  rang: number;
  evenement: string;
  envoi: string;
  demandeur: string;
  cle: string;
  sequence: string;
  appliqueLe: string;
}

/** What the partner was told (X4.2), kept apart from what it states: facts, ids seen, ledger of applied effects. */
export class Dits {
  constructor(
    private readonly magasin: Magasin,
    private readonly empreintes: Empreintes,
  ) {}

  sequenceTenue(demandeur: string, cle: string): string | undefined {
    return this.magasin.ligne<{ sequence: string }>(
      'SELECT sequence FROM dit WHERE demandeur = ? AND cle = ?',
      ...[demandeur, cle],
    )?.sequence;
  }

  /** Takes a fact and writes its line in the ledger. To call in the transaction of the envoi. */
  appliquer(fait: FaitDit, evenement: string, envoi: string): void {
    this.magasin.ecrire(
      `INSERT INTO dit (demandeur, cle, sequence, type, cotraitance, evenement) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (demandeur, cle) DO UPDATE SET sequence = excluded.sequence, evenement = excluded.evenement`,
      ...[fait.demandeur, fait.cle, fait.sequence, fait.type, fait.cotraitance, fait.evenement],
    );
    this.magasin.ecrire(
      `INSERT INTO registre (evenement, envoi, demandeur, cle, sequence, applique_le) VALUES (?, ?, ?, ?, ?, ?)`,
      ...[evenement, envoi, fait.demandeur, fait.cle, fait.sequence, new Date().toISOString()],
    );
    this.empreintes.perimer('dit', fait.demandeur);
  }

  recu(id: string): Recu | undefined {
    return this.magasin.ligne<Recu>('SELECT id, statut, type, jour, empreinte FROM recu WHERE id = ?', id);
  }

  noterRecu(recu: Recu): void {
    this.magasin.ecrire(
      `INSERT INTO recu (id, statut, type, jour, empreinte) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET statut = excluded.statut, type = excluded.type, empreinte = excluded.empreinte`,
      ...[recu.id, recu.statut, recu.type, recu.jour, recu.empreinte],
    );
  }

  /** An id seen again with another content: a breach of X1 by the gateway, shown by /admin/etat. */
  noterReutilisation(id: string): void {
    this.magasin.ecrire('UPDATE recu SET reutilisations = reutilisations + 1 WHERE id = ?', id);
  }

  /** X4.4. Fates of the ids known, in the order asked. */
  sorts(ids: readonly string[]): { id: string; statut: Recu['statut'] }[] {
    return ids.flatMap((id) => {
      const recu = this.recu(id);
      return recu === undefined ? [] : [{ id, statut: recu.statut }];
    });
  }

  reponseDe(envoi: string): { empreinte: Uint8Array; reponse: string } | undefined {
    return this.magasin.ligne('SELECT empreinte, reponse FROM envoi WHERE cle = ?', envoi);
  }

  noterReponse(envoi: string, empreinte: Uint8Array, reponse: string): void {
    this.magasin.ecrire(
      'INSERT INTO envoi (cle, empreinte, reponse) VALUES (?, ?, ?)',
      envoi,
      empreinte,
      reponse,
    );
  }

  registre(apres: number, limite: number): LigneRegistre[] {
    return this.magasin.lignes(
      `SELECT rang, evenement, envoi, demandeur, cle, sequence, applique_le AS appliqueLe
       FROM registre WHERE rang > ? ORDER BY rang LIMIT ?`,
      ...[apres, limite],
    );
  }

  /** Facts told, by key, by demandeur or by cotraitance; all of them without a filter. Sorted, after a position. */
  chercher(filtre: { cle?: string; demandeur?: string; cotraitance?: string }, limite: number): FaitDit[] {
    return this.magasin.lignes(
      `SELECT demandeur, cle, sequence, type, cotraitance, evenement FROM dit
       WHERE (?1 IS NULL OR cle = ?1) AND (?2 IS NULL OR demandeur = ?2) AND (?3 IS NULL OR cotraitance = ?3)
       ORDER BY demandeur, cle LIMIT ?4`,
      ...[filtre.cle ?? null, filtre.demandeur ?? null, filtre.cotraitance ?? null, limite],
    );
  }

  /** What is held of a type and not withdrawn: data, by demandeur and key. */
  tenus<T>(type: TypeFait): T[] {
    const lignes = this.magasin.lignes<{ evenement: string }>(
      'SELECT evenement FROM dit WHERE type = ? ORDER BY demandeur, cle',
      type,
    );
    return lignes.flatMap(({ evenement }) => donneesEnVigueur<T>(evenement));
  }

  /** What is held of a type about a cotraitance, and not withdrawn. */
  deCotraitance<T>(cotraitance: string, type: TypeFait): T[] {
    const lignes = this.magasin.lignes<{ evenement: string }>(
      'SELECT evenement FROM dit WHERE cotraitance = ? AND type = ? ORDER BY demandeur, cle',
      ...[cotraitance, type],
    );
    return lignes.flatMap(({ evenement }) => donneesEnVigueur<T>(evenement));
  }

  /** What is held under one key and not withdrawn. */
  tenu<T>(demandeur: string, cle: string): T | undefined {
    const ligne = this.magasin.ligne<{ evenement: string }>(
      'SELECT evenement FROM dit WHERE demandeur = ? AND cle = ?',
      ...[demandeur, cle],
    );
    return ligne === undefined ? undefined : donneesEnVigueur<T>(ligne.evenement)[0];
  }
}

/** The data of a fact told, in a list: empty when it was withdrawn. */
export function donneesEnVigueur<T>(evenement: string): T[] {
  const { data } = JSON.parse(evenement) as { data: T & { annule?: true } };
  return data.annule === true ? [] : [data];
}
