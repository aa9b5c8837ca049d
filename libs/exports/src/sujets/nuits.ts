import { lignesDuRapport, listerSynchronisations } from '#reconciliation';
import type { SujetDExport } from '../sujet.js';

const NUITS = 100;

/** The reports of the last runs, one line for each figure, as one report is taken away: figures only, of nobody. */
export const RAPPORTS_DE_NUIT: SujetDExport = {
  colonnes: ['synchronisation', 'jour', 'plan', 'partie', 'objet', 'mesure', 'valeur'],
  async page(unite) {
    const runs = await listerSynchronisations(unite.seule, NUITS);
    const lignes = runs.flatMap((run) =>
      lignesDuRapport(run).map(({ partie, objet, mesure, valeur }) => [
        run.id,
        run.jour,
        run.plan,
        partie,
        objet,
        mesure,
        valeur,
      ]),
    );
    return { lignes, cotraitances: [], demandeurs: [], suite: null };
  },
};
