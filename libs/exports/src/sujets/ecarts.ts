import { lireEcarts, type Ecart, type FiltreDEcarts } from '#reconciliation';
import { cellules, sansNumero, type SujetDExport } from '../sujet.js';

/** Neither what the two sides hold, nor the key: it may be made of a numéro. */
const COLONNES = [
  'id',
  'partenaire',
  'vue',
  'type',
  'cotraitance',
  'structure',
  'site',
  'nature',
  'cause',
  'detail',
  'proprietaire',
  'etat',
  'motifSoumission',
  'depuis',
  'premierLe',
  'vuLe',
  'ouvertures',
  'corrections',
] as const satisfies readonly (keyof Ecart)[];

/** The ledger (X5.5), the oldest opening first. */
export const ECARTS: SujetDExport = {
  colonnes: COLONNES,
  async page(unite, { filtres, perimetre, position, limite }) {
    const filtre = { ...(filtres as Omit<FiltreDEcarts, 'perimetre'>), perimetre };
    const page = await lireEcarts(unite.seule, filtre, position ?? undefined, limite);
    if (!page.lue) throw new Error('unreachable: the cursor is ours');
    const { ecarts, curseur } = page;
    return {
      lignes: ecarts.map((ecart) => cellules(sansNumero(ecart, ['detail']), COLONNES)),
      cotraitances: ecarts.flatMap(({ cotraitance }) => cotraitance ?? []),
      demandeurs: ecarts.flatMap(({ cotraitance, demandeur }) => (cotraitance === null ? [demandeur] : [])),
      suite: curseur,
    };
  },
};
