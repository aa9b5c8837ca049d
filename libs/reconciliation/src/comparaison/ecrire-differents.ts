import { TYPES_FAITS, type TypeFait } from '#annexe7';
import { proprietaireDe } from '#contract';
import type { FaitsDuDemandeur } from '#partners';
import type { Sql } from '#persistence';
import type { Constat, Registre } from '../ecarts/constat.js';
import type { Ecart } from '../ecarts/ecart.js';
import { ecrireConstats } from '../ecarts/ecrire-constats.js';
import type { BilanDeVue } from './bilan-de-vue.js';
import { causesDes } from './causes.js';
import { differencesDe } from './differences.js';
import { enMouvement } from './en-mouvement.js';
import { retenirNosEmpreintes } from './nos-empreintes.js';
import { nosFaits } from './nos-faits.js';
import { oublierLesEffaces } from './oublier-les-effaces.js';

/** Demandeurs whose digests differ, and what the partner answered about them. */
export interface DemandeursDifferents {
  /** Our digest as it was before the partner was asked; null: nothing. */
  notres: ReadonlyMap<string, string | null>;
  /** Something about them was on its way before the partner was asked for their facts. */
  mouvants: ReadonlySet<string>;
  faits: ReadonlyMap<string, Pick<FaitsDuDemandeur, 'faits' | 'illisibles'>>;
}

const RIEN = { faits: [], illisibles: [] };
const TYPES: ReadonlySet<string> = new Set(TYPES_FAITS);
/** Computed for each partner, whoever may state that type (H1, H2). */
const CALCULES: ReadonlySet<string> = new Set<TypeFait>([
  'affectation.annulee',
  'sortie.prononcee',
  'sortie.proposee',
]);

/**
 * Key by key, the differences of demandeurs into the ledger. Nothing opens nor closes about a demandeur when something
 * was or is on its way, or when our digest has changed since the question: the next night will see (design, "The night").
 */
export async function ecrireDifferents(
  sql: Sql,
  registre: Registre,
  { notres, mouvants, faits }: DemandeursDifferents,
): Promise<Partial<BilanDeVue>> {
  const { partenaire, vue } = registre;
  const candidats = [...notres.keys()].filter((demandeur) => !mouvants.has(demandeur));
  const actuelles = await retenirNosEmpreintes(sql, partenaire, vue, candidats);
  const partis = await enMouvement(sql, partenaire, vue, candidats);
  const stables = candidats.filter(
    (demandeur) => !partis.has(demandeur) && (actuelles.get(demandeur) ?? null) === notres.get(demandeur),
  );
  const nous = await nosFaits(sql, partenaire, vue, stables);
  const sansFait = stables.filter((demandeur) => {
    const { faits: leurs, illisibles } = faits.get(demandeur) ?? RIEN;
    return !nous.has(demandeur) && leurs.length === 0 && illisibles.length === 0;
  });
  await oublierLesEffaces(sql, partenaire, vue, sansFait);
  const differences = stables.flatMap((demandeur) =>
    differencesDe(vue, demandeur, nous.get(demandeur) ?? [], faits.get(demandeur) ?? RIEN),
  );
  const causes = await causesDes(sql, partenaire, vue, differences);
  const constats = differences.map(
    ({ demandeur, cle, type, cotraitance, nature, nous: notre, eux }, rang): Constat => ({
      demandeur,
      cle,
      type,
      cotraitance,
      nature,
      nous: notre,
      eux,
      ...(causes[rang] ?? { cause: 'inconnue', detail: null }),
      proprietaire: proprietaireDuFait(registre, type),
    }),
  );
  return {
    ...(await ecrireConstats(sql, registre, stables, constats)),
    demandeursDifferents: notres.size,
    enMouvement: notres.size - stables.length,
  };
}

function proprietaireDuFait({ partenaire, vue }: Registre, type: string): Ecart['proprietaire'] {
  if (vue === 'declare') return partenaire;
  return CALCULES.has(type) || !TYPES.has(type) ? 'dude' : proprietaireDe(type as TypeFait);
}
