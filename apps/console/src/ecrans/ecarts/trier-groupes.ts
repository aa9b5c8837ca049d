import type { GroupeDEcartsDecrit } from '../../api/contrat.js';
import type { FiltresDEcarts } from '../../filtres.js';

const RANGS = ['soumis', 'ouvert', 'en_correction', 'ignore'];
const MEMBRES = ['partenaire', 'vue', 'type', 'nature', 'cause', 'etat', 'motifSoumission'] as const;

/** Groups that the filters keep; those that wait for a person first, then the most numerous. */
export function filtrerGroupes(
  groupes: readonly GroupeDEcartsDecrit[],
  filtres: FiltresDEcarts,
): GroupeDEcartsDecrit[] {
  return groupes
    .filter((groupe) =>
      MEMBRES.every((membre) => filtres[membre] === undefined || filtres[membre] === groupe[membre]),
    )
    .sort((a, b) => RANGS.indexOf(a.etat) - RANGS.indexOf(b.etat) || b.nombre - a.nombre);
}

/** The filter that names a group, as the API and the list take it. */
export function filtreDuGroupe(groupe: GroupeDEcartsDecrit): FiltresDEcarts {
  const { partenaire, vue, type, nature, cause, etat, motifSoumission } = groupe;
  return {
    partenaire,
    vue,
    type,
    nature,
    cause,
    etat,
    ...(motifSoumission === null ? {} : { motifSoumission }),
  };
}
