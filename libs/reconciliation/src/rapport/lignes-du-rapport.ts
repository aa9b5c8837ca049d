import type { VueSynchronisation } from '../lire-synchronisations.js';

/** One figure of a report: what it belongs to, what it is about, what it measures. */
export interface LigneDeRapport {
  partie: string;
  objet: string;
  mesure: string;
  valeur: string | number;
}

/** Members of the report that are tables by partner and type. */
const ECHANGES = ['recus', 'appliques', 'dits'] as const;
const ETATS = ['etatsAvant', 'etatsApres'] as const;

/** A synchronisation as lines, its steps' results whatever they hold: nothing but labels, figures, dates and causes. */
export function lignesDuRapport(vue: VueSynchronisation): LigneDeRapport[] {
  const { id, plan, etat, jour, demandeeLe, debut, fin, etapes, rapport } = vue;
  const entete = { id, plan, etat, jour, demandeeLe, debut, fin, dureeMs: rapport?.dureeMs };
  return [
    ...lignes('synchronisation', '', entete),
    ...etapes.flatMap(({ etape, resultat, ...reste }) => lignes('etape', etape, { ...reste, ...resultat })),
    ...(rapport === null
      ? []
      : [
          ...ECHANGES.flatMap((partie) =>
            Object.entries(rapport[partie]).flatMap(([partenaire, comptes]) =>
              lignes(partie, partenaire, comptes),
            ),
          ),
          ...ETATS.flatMap((partie) => lignes(partie, '', rapport[partie])),
        ]),
  ];
}

function lignes(partie: string, objet: string, contenu: object): LigneDeRapport[] {
  return aplatir(contenu).map(([mesure, valeur]) => ({ partie, objet, mesure, valeur }));
}

type Valeur = string | number | boolean | object | null | undefined;

/** The leaves of a json object under their path; what has no value is left out. */
function aplatir(contenu: object, prefixe = ''): [string, string | number][] {
  return (Object.entries(contenu) as [string, Valeur][]).flatMap(
    ([nom, valeur]): [string, string | number][] => {
      const chemin = `${prefixe}${nom}`;
      if (valeur === null || valeur === undefined) return [];
      if (typeof valeur === 'object') return aplatir(valeur, `${chemin}.`);
      return [[chemin, typeof valeur === 'number' ? valeur : String(valeur)]];
    },
  );
}
