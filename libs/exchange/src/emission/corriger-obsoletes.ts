import { Horloge, Sql, tirerId } from '#persistence';
import { numeroterVersions } from './numeroter-versions.js';
import { SortSortant } from './sort-sortant.js';

/** Tells again, under max(ours, theirs) + 1 and a new id, what a partner called obsolete although it is current (X6). @returns the corrections */
export async function corrigerObsoletes(
  sql: Sql,
  sorts: readonly SortSortant[],
): Promise<{ demandeur: string }[]> {
  const aDepasser = sorts.flatMap(({ message, depasser }) =>
    depasser === null ? [] : [{ ...message, id: tirerId(), corrige: message.id, sequence: depasser + 1 }],
  );
  if (aDepasser.length === 0) return [];
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  const corrections = aDepasser.map((version) => ({ ...version, cree_le: maintenant }));
  await numeroterVersions(sql, corrections, aujourdhui);
  return corrections;
}
