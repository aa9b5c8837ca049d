import type { UniteDeTravail } from '#persistence';
import {
  DERNIER_SCEAU,
  JOURNAUX,
  ORIGINE,
  REQUETES,
  SCEAUX,
  type NomDeJournal,
  type Sceau,
} from './journaux.js';

export interface ChaineVerifiee {
  journal: NomDeJournal;
  /** Seals that were computed again. */
  scellements: number;
  /** Rows under them. */
  lignes: number;
  /** Seals whose stretch is no longer what they sealed, the oldest first. */
  rompus: SceauRompu[];
  /** The oldest stretches have had their time (check 22): the chain begins after the seal of that rank, which stays. */
  purge: TronconsPurges | null;
  /** To note elsewhere: it tells later whether the end of the chain was cut and made again. */
  dernier: { rang: number; empreinte: string; le: Date } | null;
  /** When the oldest row that no seal covers yet was written; null: there is none. */
  attendDepuis: Date | null;
}

export interface TronconsPurges {
  /** Of the last one. */
  rang: number;
  /** When it was sealed: everything written later is there. */
  jusquau: Date;
  /** Rows of all of them. */
  lignes: number;
  purgeLe: Date;
}

export interface SceauRompu {
  rang: number;
  /** Rows that are there, and that there were. */
  lignes: number;
  scellees: number;
  /** When it was set: what is under it has changed since. */
  le: Date;
}

/** A seal as it was shown, and noted away from the database. */
export interface SceauNote {
  journal: NomDeJournal;
  rang: number;
  /** In hexadecimal. */
  empreinte: string;
}

/** Computes the seals of each record again from its rows: says where it has been changed since (V5). */
export class VerifierScellements {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @param derniers how many of the last seals of each record; all, when absent */
  async execute(derniers?: number): Promise<ChaineVerifiee[]> {
    const chaines: ChaineVerifiee[] = [];
    for (const journal of JOURNAUX) chaines.push(await this.#verifier(journal, derniers));
    return chaines;
  }

  /**
   * Whether the seal of that rank is still the one that somebody noted elsewhere: whoever cut the end of a chain and made
   * it again, seals included, left no other trace. One that has had its time is gone with what it sealed (`purge`).
   */
  async temoigne({ journal, rang, empreinte }: SceauNote): Promise<'intact' | 'purge' | 'refait'> {
    const purge = await this.#purge(journal);
    if (purge && rang < purge.rang) return 'purge';
    const [sceau] = await this.unite.seule<Sceau>(SCEAUX, [journal, rang]);
    return sceau?.rang === rang && sceau.empreinte.toString('hex') === empreinte ? 'intact' : 'refait';
  }

  /** Whether the oldest stretch that is still there is as it was sealed: it is looked at before it is let go (check 22). */
  async plusAncienIntact(journal: NomDeJournal): Promise<boolean> {
    const rang = (await this.#purge(journal))?.rang ?? 0;
    const sceaux = await this.unite.seule<Sceau>(`${SCEAUX} LIMIT 2`, [journal, rang]);
    const avant = rang === 0 ? { rang, jusqua: 0, empreinte: ORIGINE } : sceaux.shift();
    const [premier] = sceaux;
    if (!avant || !premier || avant.rang !== rang || premier.rang !== rang + 1) return false;
    const requetes = REQUETES[journal];
    const [trait] = await this.unite.seule<Pick<Sceau, 'empreinte'>>(requetes.empreinte, [
      avant.empreinte,
      avant.jusqua,
      premier.jusqua,
    ]);
    return trait?.empreinte.equals(premier.empreinte) ?? false;
  }

  async #purge(journal: NomDeJournal): Promise<TronconsPurges | null> {
    const [purge] = await this.unite.seule<TronconsPurges>(
      `SELECT rang, scelle_le AS jusquau, lignes, purge_le AS "purgeLe" FROM journaux_purges WHERE journal = $1 AND rang > 0`,
      [journal],
    );
    return purge ?? null;
  }

  async #verifier(journal: NomDeJournal, derniers?: number): Promise<ChaineVerifiee> {
    const requetes = REQUETES[journal];
    const [dernier] = await this.unite.seule<Sceau>(DERNIER_SCEAU, [journal]);
    const purge = await this.#purge(journal);
    const premierTenu = (purge?.rang ?? 0) + 1;
    const depart =
      derniers === undefined ? premierTenu : Math.max(premierTenu, (dernier?.rang ?? 0) - derniers + 1);
    // The one before the first that is looked at: what that one is chained to.
    const [premier, ...suivants] = await this.unite.seule<Sceau>(SCEAUX, [journal, depart - 1]);
    const sceaux = premier && premier.rang >= depart ? [premier, ...suivants] : suivants;
    const avant = premier && premier.rang < depart ? premier : { empreinte: ORIGINE, jusqua: 0, rang: 0 };
    const chaine = { journal, scellements: sceaux.length, lignes: 0, rompus: [] as SceauRompu[], purge };
    let { empreinte: precedente, jusqua: depuis, rang: precedent } = avant;
    for (const { rang, jusqua, nombre, empreinte, le } of sceaux) {
      const [trait] = await this.unite.seule<Pick<Sceau, 'nombre' | 'empreinte'>>(requetes.empreinte, [
        precedente,
        depuis,
        jusqua,
      ]);
      chaine.lignes += trait?.nombre ?? 0;
      if (rang !== precedent + 1 || !trait?.empreinte.equals(empreinte))
        chaine.rompus.push({ rang, lignes: trait?.nombre ?? 0, scellees: nombre, le });
      // Chained to what was sealed: one change shows at its own seal and no further.
      [precedente, depuis, precedent] = [empreinte, jusqua, rang];
    }
    const [attente] = await this.unite.seule<{ le: Date | null }>(requetes.attend, [dernier?.jusqua ?? 0]);
    return {
      ...chaine,
      dernier: dernier
        ? { rang: dernier.rang, empreinte: dernier.empreinte.toString('hex'), le: dernier.le }
        : null,
      attendDepuis: attente?.le ?? null,
    };
  }
}
