import type { Sql } from '#persistence';
import type { Moment } from '../application/dossier-charge.js';
import { lireMoment } from '../application/charger.js';
import type { ReglesEnVigueur } from '../regles-en-vigueur.js';

/** Where the use cases take the rules of the revision that their transaction has read. */
export interface SourceDeRegles {
  /** `sql`: of that transaction, to read the rules when this revision is not at hand. */
  enVigueur(sql: Sql, revision: number): Promise<ReglesEnVigueur>;
}

/** The moment and the rules under which a transaction works. */
export async function lireMomentEtRegles(
  sql: Sql,
  source: SourceDeRegles,
): Promise<{ moment: Moment; regles: ReglesEnVigueur }> {
  const moment = await lireMoment(sql);
  return { moment, regles: await source.enVigueur(sql, moment.revision) };
}
