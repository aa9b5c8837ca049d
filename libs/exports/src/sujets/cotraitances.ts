import { ListerCotraitances, type CotraitanceListee, type ListeDemandee } from '#exchange';
import { cellules, type SujetDExport } from '../sujet.js';

const COLONNES = [
  'cotraitance',
  'structure',
  'site',
  'phase',
  'etat',
  'depuis',
  'prochaineEcheance',
  'actions',
  'version',
  'calculeAu',
  'connuLe',
] as const satisfies readonly (keyof CotraitanceListee)[];

/** The cotraitances of a perimeter (X5.2), by number. */
export const COTRAITANCES: SujetDExport = {
  colonnes: COLONNES,
  async page(unite, { filtres, perimetre, position, limite }) {
    const page = await new ListerCotraitances(unite).execute({
      ...(filtres as Pick<ListeDemandee, 'structure' | 'etat' | 'action'>),
      perimetre,
      limite,
      ...(position === null ? {} : { curseur: position }),
    });
    if (!page.lue) throw new Error('unreachable: the cursor is ours');
    return {
      lignes: page.cotraitances.map((une) => cellules(une, COLONNES)),
      cotraitances: page.cotraitances.map(({ cotraitance }) => cotraitance),
      demandeurs: [],
      suite: page.curseur,
    };
  },
};
