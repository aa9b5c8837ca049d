import type { Sql } from '#persistence';
import { compterVises } from './simulation/compter-un-lot.js';
import { lireMomentEtRegles, type SourceDeRegles } from './source-de-regles.js';

/** Which rules are in force, and what has not been computed under them yet. */
export interface EtatDesRegles {
  jour: string;
  /** Grows with each change recorded in the database. */
  revision: number;
  /** `version_regles` of today: settings, territory, zones, active flux. */
  version: string;
  /** Dossiers known, and those computed under another version: the next synchronisation takes them up. */
  dossiers: number;
  perimes: number;
}

export async function lireEtatDesRegles(sql: Sql, source: SourceDeRegles): Promise<EtatDesRegles> {
  const { moment, regles } = await lireMomentEtRegles(sql, source);
  const version = regles.version(moment.aujourdhui);
  return {
    jour: moment.aujourdhui,
    revision: moment.revision,
    version,
    dossiers: await compterVises(sql, { structure: null, autreQue: null }),
    perimes: await compterVises(sql, { structure: null, autreQue: version }),
  };
}
