import { IssueEnvoi } from '#partners';
import { Sql, UniteDeTravail } from '#persistence';
import { echecDeLEnvoi } from '../echecs/classer-echec.js';
import { traitementDe } from '../echecs/table-des-echecs.js';
import { ecrireSortsSortants, verrouillerEtLire } from './ecrire-sorts-sortants.js';
import { rendreIncertains } from './incertains.js';
import { EnvoiPris } from './message-sortant.js';
import { motifDe } from './motif.js';
import { subirUnePanne } from './panne.js';
import { noterLeRefusDuLot, remettreAPlusTard } from './remettre-a-plus-tard.js';
import { Acquittees, sortDe } from './sort-sortant.js';
import { libererLaVoie, tenirLaVoie } from './voie.js';

type Repondu = Extract<IssueEnvoi, { issue: 'repondu' }>;

/** Records what became of a lot, under its lease and token: a worker that woke up too late writes nothing. */
export class EnregistrerIssue {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(envoi: EnvoiPris, issue: IssueEnvoi): Promise<void> {
    return this.unite.executer(async (sql) => {
      await tenirLaVoie(sql, envoi);
      if (issue.issue === 'repondu') await repondu(sql, envoi, issue);
      else await manque(sql, envoi, issue);
      await sql('UPDATE envois SET fini_le = clock_timestamp(), issue = $2, cause = $3 WHERE id = $1', [
        envoi.id,
        issue.issue,
        issue.issue === 'repondu' ? null : issue.cause,
      ]);
    });
  }
}

async function repondu(sql: Sql, envoi: EnvoiPris, { resultats, absents }: Repondu): Promise<void> {
  const dossiersTouches =
    [...resultats.values()].some(({ statut }) => statut === 'obsolete') ||
    envoi.messages.some(({ data }) => data.annule === true);
  const acquittees: Acquittees = dossiersTouches ? await verrouillerEtLire(sql, envoi) : new Map();
  const sorts = envoi.messages.flatMap((message) => {
    const resultat = resultats.get(message.id);
    return resultat ? [sortDe(message, resultat, acquittees)] : [];
  });
  await ecrireSortsSortants(sql, envoi, sorts);
  await rendreIncertains(sql, { envoi: envoi.id, messages: absents }, motifDe('resultat_absent'));
  await libererLaVoie(sql, envoi.file, { repondu: true });
}

async function manque(sql: Sql, envoi: EnvoiPris, issue: Exclude<IssueEnvoi, Repondu>): Promise<void> {
  const echec = echecDeLEnvoi(issue);
  const traitement = traitementDe(echec);
  const ids = envoi.messages.map(({ id }) => id);
  const motif = motifDe(echec, issue.cause);
  if (traitement.demanderAvant) await rendreIncertains(sql, { envoi: envoi.id, messages: ids }, motif);
  else if (traitement.compteTentative) {
    await noterLeRefusDuLot(sql, ids, motif);
    await remettreAPlusTard(sql, envoi.partenaire, ids);
  }
  await subirUnePanne(sql, envoi, {
    echec,
    cause: issue.cause,
    reessayerApresMs: issue.issue === 'refus_global' ? undefined : issue.reessayerApresMs,
  });
}
