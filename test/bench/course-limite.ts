import type { BancPostgres } from '../banc/banc-postgres.js';
import { Enfant } from '../banc/enfants.js';
import type { CourseDeLimite, FormeDeLimite, ResultatDeLimite } from './limite/limite.js';
import type { Mesure } from './mesure.js';
import { MESSAGES_D_ECHAUFFEMENT } from './journee.js';
import { memoireDuPlusGros } from '../banc/processus.js';
import { lignesEcrites, Releve } from './releve.js';

/** How the limit writes: the form of its statements, and its connections. */
export interface ManiereDeLimite {
  forme: FormeDeLimite;
  connexions: number;
}

/** The manners among which the best is kept as the limit. */
export const MANIERES: readonly ManiereDeLimite[] = [
  { forme: 'unnest', connexions: 1 },
  { forme: 'unnest', connexions: 2 },
  { forme: 'copy', connexions: 1 },
  { forme: 'copy', connexions: 2 },
];

/** The minimum by bare SQL, from the first transaction to the last commit. */
export async function courirLimite(
  banc: BancPostgres,
  messages: number,
  maniere: ManiereDeLimite,
): Promise<Mesure> {
  const base = await banc.creerBase();
  const enfant = await Enfant.demarrer('limite', 'test/bench/limite/limite.ts');
  try {
    await enfant.demander({ etape: 'preparer', base, messages } satisfies CourseDeLimite);
    const lignesAvant = await lignesEcrites(base);
    await enfant.demander({ etape: 'echauffer', ...maniere } satisfies CourseDeLimite);
    await banc.reposer();
    const releve = await Releve.commencer(base, banc.postmaster);
    const { secondes, cpu } = await enfant.demander<ResultatDeLimite>({
      etape: 'courir',
      forme: maniere.forme,
    } satisfies CourseDeLimite);
    const cout = await releve.finir();
    const memoire = { limite: enfant.memoire, postgres: memoireDuPlusGros(banc.postmaster) };
    await enfant.demander({ etape: 'fermer' } satisfies CourseDeLimite);
    const { produit } = await lignesEcrites(base);
    return {
      messages,
      sortants: 0,
      secondes,
      // A session tells its rows when it ends: those of the warm-up are in, at the same rate.
      lignes: ((produit - lignesAvant.produit) * messages) / (messages + MESSAGES_D_ECHAUFFEMENT),
      lignesDeFile: 0,
      ...cout,
      cpuNode: cpu,
      cpuBanc: 0,
      memoire,
    };
  } finally {
    await enfant.arreter();
    await banc.supprimerBase(base);
  }
}
