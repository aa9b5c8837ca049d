import { StatutRecherche } from '#contract';
import { ErreurPartenaire } from '#partners';
import { Sql, UniteDeTravail } from '#persistence';
import { echecDeLaQuestion } from '../echecs/classer-echec.js';
import { ecrireSortsSortants, verrouillerEtLire } from './ecrire-sorts-sortants.js';
import { MessageSortant, ReglementPris, SondePrise } from './message-sortant.js';
import { subirUnePanne } from './panne.js';
import { enPauseAutomatique, leverLaPause, mettreEnPauseAutomatique } from './pause-du-partenaire.js';
import { remettreAPlusTard } from './remettre-a-plus-tard.js';
import { sortDe, SortSortant } from './sort-sortant.js';
import { faireAttendreLaVoie, libererLaVoie, tenirLaVoie } from './voie.js';

/** How long versions wait whose fate the partner refuses to tell: others go on meanwhile. */
const ATTENTE_APRES_REFUS_S = 60;

/** Records what the partner says of versions whose outcome was unknown, and that a paused partner is back (X4.4). */
export class EnregistrerReglement {
  constructor(private readonly unite: UniteDeTravail) {}

  /** `statuts`: what the partner knows of them; what it does not know leaves again, unless a newer version exists. */
  execute(reglement: ReglementPris, statuts: ReadonlyMap<string, StatutRecherche>): Promise<void> {
    return this.unite.executer(async (sql) => {
      await tenirLaVoie(sql, reglement);
      const tenues = await verrouillerEtLire(sql, reglement);
      const perimee = ({ demandeur, cle, sequence }: MessageSortant): boolean =>
        (tenues.get(`${demandeur} ${cle}`)?.sequence ?? 0) > sequence;
      const sorts: SortSortant[] = [];
      const aRedire: string[] = [];
      for (const message of reglement.messages) {
        const statut = statuts.get(message.id);
        if (statut !== undefined) sorts.push(sortDe(message, { id: message.id, statut }, tenues));
        else if (perimee(message)) sorts.push(remplacee(message));
        else aRedire.push(message.id);
      }
      await ecrireSortsSortants(sql, reglement, sorts);
      await remettreAPlusTard(sql, reglement.partenaire, aRedire);
      await libererLaVoie(sql, reglement.file, { repondu: false });
    });
  }

  /** The partner is back: its pause ends, unless a person has made it his own meanwhile. */
  rouvrir(sonde: SondePrise): Promise<void> {
    return this.unite.executer(async (sql) => {
      await tenirLaVoie(sql, sonde);
      await libererLaVoie(sql, sonde.file, { repondu: false });
      if (await enPauseAutomatique(sql, sonde.partenaire)) await leverLaPause(sql, sonde.partenaire);
    });
  }

  /** The question itself failed: nothing is known yet. */
  sansReponse(travail: ReglementPris | SondePrise, erreur: ErreurPartenaire): Promise<void> {
    return this.unite.executer(async (sql) => {
      await tenirLaVoie(sql, travail);
      const echec = echecDeLaQuestion(erreur);
      const { motif: cause, reessayerApresMs } = erreur;
      if (travail.nature === 'sonder') {
        const { attenteMs } = await faireAttendreLaVoie(sql, travail.file, reessayerApresMs);
        await mettreEnPauseAutomatique(sql, travail.partenaire, { motif: erreur.message, attenteMs });
      } else if (echec === 'demande_refusee') {
        await faireAttendreCesVersions(sql, travail.messages);
        await libererLaVoie(sql, travail.file, { repondu: false });
      } else await subirUnePanne(sql, travail, { echec, cause, reessayerApresMs });
    });
  }
}

function remplacee(message: MessageSortant): SortSortant {
  return { message, issue: 'remplace', code: 'JAMAIS_ARRIVE', detail: null, tenu: false, depasser: null };
}

async function faireAttendreCesVersions(sql: Sql, messages: readonly MessageSortant[]): Promise<void> {
  await sql(
    `UPDATE messages_sortants SET prochaine_tentative = clock_timestamp() + interval '1 s' * $2 WHERE id = ANY($1::uuid[])`,
    [messages.map(({ id }) => id), ATTENTE_APRES_REFUS_S],
  );
}
