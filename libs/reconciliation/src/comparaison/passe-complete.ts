import { empreinteDemandeur } from '#annexe7';
import { DEMANDEURS_MAX } from '#contract';
import type { FaitsDuDemandeur } from '#partners';
import { cloreLesDemandeurs } from '../ecarts/clore-ecarts.js';
import { ecrireDifferents } from './ecrire-differents.js';
import { enMouvement } from './en-mouvement.js';
import { nosEmpreintesApres, type NotreEmpreinte } from './nos-empreintes.js';
import { QUESTIONS_A_LA_FOIS } from './source-d-empreintes.js';
import { derniersAcquittes } from './partenaire-vide.js';
import type { SuiviDeVue } from './suivi-de-vue.js';

/** Dossiers of one commit: as many questions as may be asked at a time. */
const DOSSIERS_PAR_LOT = DEMANDEURS_MAX * QUESTIONS_A_LA_FOIS;

/**
 * Compares what a partner was told when it offers no digests (X4.3): every dossier is asked for, and compared by the
 * digest of the answer.
 */
export async function passeComplete(
  suivi: SuiviDeVue,
  /** Has a partner that has nothing lost more than a day may repair? */
  aToutPerdu: () => Promise<boolean>,
): Promise<'faite' | 'partenaire_vide'> {
  const { unite, registre } = suivi;
  const { partenaire, vue } = registre;
  const [{ total } = { total: 0 }] = await unite.seule<{ total: number }>(
    'SELECT count(*)::int AS total FROM dossiers',
  );
  let apres = typeof suivi.apres === 'string' ? suivi.apres : '';
  let rienVu = apres === '';
  for (;;) {
    const notres = await nosEmpreintesApres(unite.seule, partenaire, vue, apres, DOSSIERS_PAR_LOT);
    const dernier = notres.at(-1);
    if (dernier === undefined) return 'faite';
    const demandeurs = notres.map(({ demandeur }) => demandeur);
    const mouvants = await enMouvement(unite.seule, partenaire, vue, demandeurs);
    const faits = await suivi.vue.faits(demandeurs);
    if (rienVu && nAPlusRien(notres, faits) && (await aToutPerdu())) {
      if (!(await tientAilleurs(suivi))) return 'partenaire_vide';
      rienVu = false;
    }
    rienVu &&= ![...faits.values()].some(tientQuelqueChose);
    const differents = notres.filter(
      ({ demandeur, empreinte }) => empreinte !== leurEmpreinte(faits.get(demandeur)),
    );
    const differe = new Set(differents.map(({ demandeur }) => demandeur));
    await suivi.ecrire(dernier.demandeur, async (sql) => {
      const accordes = await cloreLesDemandeurs(
        sql,
        registre,
        demandeurs.filter((demandeur) => !differe.has(demandeur)),
      );
      const comptes = await ecrireDifferents(sql, registre, {
        notres: new Map(differents.map(({ demandeur, empreinte }) => [demandeur, empreinte])),
        mouvants,
        faits,
      });
      return {
        ...comptes,
        mode: 'passe_complete',
        clos: (comptes.clos ?? 0) + accordes,
        demandeursCompares: demandeurs.length,
      };
    });
    apres = dernier.demandeur;
    await suivi.avancerJusqua(Math.min(suivi.bilan.demandeursCompares, total), total);
  }
}

/** One more question, about those at the other end: the first dossiers alone may be lost. */
async function tientAilleurs({ unite, registre: { partenaire }, vue }: SuiviDeVue): Promise<boolean> {
  const derniers = await derniersAcquittes(unite.seule, partenaire, DEMANDEURS_MAX);
  return [...(await vue.faits(derniers)).values()].some(tientQuelqueChose);
}

function nAPlusRien(
  notres: readonly NotreEmpreinte[],
  faits: ReadonlyMap<string, FaitsDuDemandeur>,
): boolean {
  return notres.some(({ empreinte }) => empreinte !== null) && ![...faits.values()].some(tientQuelqueChose);
}

function tientQuelqueChose({ faits, illisibles }: FaitsDuDemandeur): boolean {
  return faits.length + illisibles.length > 0;
}

/** Undefined when it cannot be computed: it differs from every digest. */
function leurEmpreinte(tenus: FaitsDuDemandeur | undefined): string | null | undefined {
  if (tenus === undefined || !tientQuelqueChose(tenus)) return null;
  return tenus.illisibles.length > 0 ? undefined : empreinteDemandeur(tenus.faits);
}
