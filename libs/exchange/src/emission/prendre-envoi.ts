import { Partenaire } from '#annexe7';
import { Sql, tirerId, UniteDeTravail } from '#persistence';
import { Fenetres } from '../fenetres/fenetres.js';
import { choisirLot } from './choisir-lot.js';
import { rendreIncertains } from './incertains.js';
import { COLONNES_DU_MESSAGE, MessageSortant, TravailDeVoie } from './message-sortant.js';
import { motifDe } from './motif.js';
import { rendreCeQuiEtaitRetenu, retenirCeQuiAttend } from './pause-du-partenaire.js';
import { libererLaVoie, occuperLaVoie, reserverLaVoie, Voie, voieDuPartenaire } from './voie.js';

/**
 * Takes what is to be done for a partner: ask about versions whose outcome is unknown, tell the next lot, or probe a
 * partner that is paused. Committed before anything is sent, so that what a worker left behind is known to be unknown.
 * In a window of reading only nothing is told, in one of maintenance nothing is asked either: it waits, as it is.
 */
export class PrendreEnvoi {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly taille = 500,
    private readonly fenetres = Fenetres.AUCUNE,
  ) {}

  /** @returns null when nothing is due, or when another worker holds the lane */
  execute(partenaire: Partenaire): Promise<TravailDeVoie | null> {
    return this.unite.executer(async (sql) => {
      const voie = await reserverLaVoie(sql, partenaire);
      if (!voie) return null;
      await this.#reprendreCeQuiFutLaisse(sql, partenaire, voie);
      const fenetre = voie.heureReelle && this.fenetres.a(partenaire, voie.heureReelle);
      const enMaintenance = fenetre?.nature === 'maintenance';
      if (voie.pause !== null) {
        await retenirCeQuiAttend(sql, partenaire);
        if (voie.sondeDue && !enMaintenance) return this.#sonder(sql, partenaire);
      } else if (!voie.enAttente && !enMaintenance) {
        if (voie.aRendre) await rendreCeQuiEtaitRetenu(sql, partenaire);
        const aRegler = voie.aRegler || voie.lot !== null;
        const travail =
          (aRegler ? await this.#regler(sql, partenaire) : null) ??
          (fenetre ? null : await this.#dire(sql, partenaire, voie));
        if (travail) return travail;
      }
      if (voie.lot !== null) await libererLaVoie(sql, voieDuPartenaire(partenaire), { repondu: false });
      return null;
    });
  }

  /** Its worker died or froze while it was telling: the partner may hold the lot, or part of it. */
  async #reprendreCeQuiFutLaisse(sql: Sql, partenaire: Partenaire, { lot, envoi }: Voie): Promise<void> {
    if (lot === null || envoi === null) return;
    await rendreIncertains(sql, { envoi, messages: lot }, motifDe('envoi_interrompu'));
    await sql(
      `UPDATE envois SET fini_le = clock_timestamp(), issue = 'interrompue', cause = 'envoi_interrompu' WHERE id = $1 AND partenaire = $2`,
      [envoi, partenaire],
    );
  }

  async #regler(sql: Sql, partenaire: Partenaire): Promise<TravailDeVoie | null> {
    const messages = await sql<MessageSortant>(
      `SELECT ${COLONNES_DU_MESSAGE} FROM messages_sortants m
       WHERE m.partenaire = $1 AND m.issue = 'incertain'
         AND (m.prochaine_tentative IS NULL OR m.prochaine_tentative <= clock_timestamp())
       ORDER BY m.id LIMIT $2`,
      [partenaire, this.taille],
    );
    if (messages.length === 0) return null;
    const tenue = await occuperLaVoie(sql, partenaire, { lot: null, envoi: null });
    return { nature: 'regler', partenaire, messages, ...tenue };
  }

  async #dire(sql: Sql, partenaire: Partenaire, voie: Voie): Promise<TravailDeVoie | null> {
    const messages = await choisirLot(sql, partenaire, voie, this.taille);
    if (messages.length === 0) return null;
    const id = tirerId();
    const lot = messages.map((message) => message.id);
    await sql('INSERT INTO envois (id, partenaire, messages) VALUES ($1, $2, $3)', [id, partenaire, lot]);
    const tenue = await occuperLaVoie(sql, partenaire, { lot, envoi: id });
    return { nature: 'dire', id, partenaire, messages, ...tenue };
  }

  /** Asks of versions that it may know; of an id that it cannot know when there is none: the answer is what counts. */
  async #sonder(sql: Sql, partenaire: Partenaire): Promise<TravailDeVoie> {
    const lignes = await sql<{ id: string }>(
      `SELECT id FROM messages_sortants WHERE partenaire = $1 AND issue IN ('incertain', 'retenu') ORDER BY id LIMIT 1`,
      [partenaire],
    );
    const tenue = await occuperLaVoie(sql, partenaire, { lot: null, envoi: null });
    return { nature: 'sonder', partenaire, messages: [lignes[0]?.id ?? tirerId()], ...tenue };
  }
}
