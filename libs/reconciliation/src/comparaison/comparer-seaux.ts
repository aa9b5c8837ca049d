import type { EmpreinteDeSeau } from '#contract';
import type { Sql } from '#persistence';
import { cloreDansLesSeaux, cloreHorsDesSeaux } from '../ecarts/clore-ecarts.js';
import { enMouvement } from './en-mouvement.js';
import { ecrireDifferents } from './ecrire-differents.js';
import { nosEmpreintesDesSeaux, type NotreSeau } from './nos-empreintes.js';
import { QUESTIONS_A_LA_FOIS } from './source-d-empreintes.js';
import type { SuiviDeVue } from './suivi-de-vue.js';

/** Differing demandeurs gathered before their facts are asked for: one question takes as many (X4.3). */
const DEMANDEURS_PAR_LOT = 100;

/** Buckets examined and not written yet. */
interface Lot {
  seaux: number[];
  /** Those who differ, with our digest. */
  notres: Map<string, string | null>;
}

/**
 * Compares one view bucket by bucket (X4.3): those that agree cost nothing more, of the others only the demandeurs that
 * differ are asked for.
 */
export async function comparerSeaux(
  suivi: SuiviDeVue,
  nous: ReadonlyMap<number, NotreSeau>,
  eux: readonly EmpreinteDeSeau[],
): Promise<void> {
  const leurs = new Map(eux.map((seau) => [seau.seau, seau]));
  const differents = seauxDifferents(nous, leurs);
  const { apres } = suivi;
  const repris = typeof apres === 'number' ? apres : -1;
  await suivi.ecrire(repris, async (sql) => ({
    mode: 'empreintes',
    clos: await cloreHorsDesSeaux(sql, suivi.registre, differents),
    demandeursCompares: apres === null ? effectif(nous, leurs) : 0,
  }));
  const restants = differents.filter((seau) => seau > repris);
  const faits = (): number => differents.length - restants.length;
  await suivi.avancerJusqua(faits(), differents.length);
  let lot: Lot = { seaux: [], notres: new Map() };
  while (restants.length > 0) {
    const groupe = restants.splice(0, QUESTIONS_A_LA_FOIS);
    await examiner(suivi, groupe, leurs, lot);
    if (lot.notres.size >= DEMANDEURS_PAR_LOT || restants.length === 0) {
      await ecrireLot(suivi, lot);
      lot = { seaux: [], notres: new Map() };
    }
    await suivi.avancerJusqua(faits(), differents.length);
  }
}

/** In order. A bucket that only one side lists differs too. */
function seauxDifferents(
  nous: ReadonlyMap<number, NotreSeau>,
  eux: ReadonlyMap<number, EmpreinteDeSeau>,
): number[] {
  return [...new Set([...nous.keys(), ...eux.keys()])]
    .filter((seau) => {
      const [notre, leur] = [nous.get(seau), eux.get(seau)];
      return notre?.empreinte !== leur?.empreinte || notre?.effectif !== leur?.effectif;
    })
    .sort((un, autre) => un - autre);
}

function effectif(nous: ReadonlyMap<number, NotreSeau>, eux: ReadonlyMap<number, EmpreinteDeSeau>): number {
  let total = 0;
  for (const seau of new Set([...nous.keys(), ...eux.keys()]))
    total += Math.max(nous.get(seau)?.effectif ?? 0, eux.get(seau)?.effectif ?? 0);
  return total;
}

/** Who differs in these buckets; ours is read before the partner is asked. */
async function examiner(
  { unite, registre: { partenaire, vue: nom }, vue }: SuiviDeVue,
  seaux: readonly number[],
  leurs: ReadonlyMap<number, EmpreinteDeSeau>,
  lot: Lot,
): Promise<void> {
  const notres = Map.groupBy(
    await nosEmpreintesDesSeaux(unite.seule, partenaire, nom, seaux),
    ({ seau }) => seau,
  );
  const listes = await Promise.all(
    seaux.map(async (seau) => (leurs.has(seau) ? vue.seau(seau) : new Map<string, string>())),
  );
  for (const [rang, seau] of seaux.entries()) {
    const nous = new Map(notres.get(seau)?.map(({ demandeur, empreinte }) => [demandeur, empreinte]));
    const eux = listes[rang] ?? new Map<string, string>();
    for (const demandeur of new Set([...nous.keys(), ...eux.keys()]))
      if (nous.get(demandeur) !== eux.get(demandeur)) lot.notres.set(demandeur, nous.get(demandeur) ?? null);
    lot.seaux.push(seau);
  }
}

async function ecrireLot(suivi: SuiviDeVue, { seaux, notres }: Lot): Promise<void> {
  const { unite, registre, vue } = suivi;
  const demandeurs = [...notres.keys()];
  const mouvants = await enMouvement(unite.seule, registre.partenaire, registre.vue, demandeurs);
  const faits = await vue.faits(demandeurs.filter((demandeur) => !mouvants.has(demandeur)));
  await suivi.ecrire(seaux.at(-1) ?? null, async (sql: Sql) => {
    const accordes = await cloreDansLesSeaux(sql, registre, seaux, demandeurs);
    const comptes = await ecrireDifferents(sql, registre, { notres, mouvants, faits });
    return { ...comptes, clos: (comptes.clos ?? 0) + accordes, seauxDifferents: seaux.length };
  });
}
