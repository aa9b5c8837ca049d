import { RechercherAudit, type FiltreDAudit, type LigneDAudit } from '#supervision';
import { cellules, type SujetDExport } from '../sujet.js';

const COLONNES = [
  'le',
  'genre',
  'acteur',
  'role',
  'portee',
  'action',
  'issue',
  'code',
  'objetGenre',
  'objet',
  'cotraitances',
  'nombre',
  'motif',
  'correlation',
  'reseau',
] as const satisfies readonly (keyof LigneDAudit)[];

/**
 * Readings and acts together, newest first. The audit tells who read a person, not what: taking it away is the reading of
 * the one that was asked for, as the search is.
 */
export const AUDIT: SujetDExport = {
  colonnes: COLONNES,
  async page(unite, { filtres, perimetre, position, limite }) {
    const filtre = filtres as FiltreDAudit;
    const page = await new RechercherAudit(unite).execute({
      filtre,
      perimetre,
      limite,
      ...(position === null ? {} : { curseur: position }),
    });
    if (!page.lue) throw new Error('unreachable: the cursor is ours');
    const { cotraitance } = filtre;
    return {
      lignes: page.lignes.map((ligne) => cellules(ligne, COLONNES)),
      cotraitances: cotraitance !== undefined && page.lignes.length > 0 ? [cotraitance] : [],
      demandeurs: [],
      suite: page.curseur,
    };
  },
};
