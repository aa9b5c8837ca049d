const LIBELLES: Readonly<Record<string, string>> = {
  tirer_gide: 'lire GIDE',
  tirer_parcours3: 'lire Parcours 3',
  effets_dus: 'traiter les échéances',
  emettre: 'dire aux partenaires',
  comparer_gide: 'comparer avec GIDE',
  comparer_parcours3: 'comparer avec Parcours 3',
  verifier: 'vérifier une part des dossiers',
  corriger: 'corriger les écarts',
  emettre_corrections: 'dire les corrections',
  rapport: 'établir le rapport',
  gide: 'GIDE',
  parcours3: 'Parcours 3',
  en_attente: 'en attente',
  terminee: 'terminée',
  echouee: 'échouée',
  sautee: 'sautée',
  a_faire: 'à faire',
  evenements: 'événements',
  recus: 'reçus',
  appliques: 'appliqués',
  refuses: 'refusés',
  dus: 'échéances dues',
  dit: 'ce qui lui est dit',
  declare: 'ce qu’il déclare',
  etatsAvant: 'états avant',
  etatsApres: 'états après',
  demandeeLe: 'demandée le',
  debut: 'début',
  dureeMs: 'durée (ms)',
  luJusquAu: 'lu jusqu’au',
  requetes: 'requêtes',
  demandeursCompares: 'demandeurs comparés',
  demandeursDifferents: 'demandeurs différents',
  seauxDifferents: 'seaux différents',
  changes: 'changés',
  inchanges: 'inchangés',
  perimes: 'périmés',
  aChanger: 'à changer',
  ignores: 'ignorés',
  tenus: 'faits tenus',
  declarations: 'déclarations',
  depense: 'budget dépensé',
  projections: 'dossiers mal dits, redits',
  empreintes: 'empreintes redressées',
  laisses: 'fautifs laissés',
  partenaire_en_pause: 'le partenaire est en pause',
  fenetre_de_maintenance: 'le partenaire est en maintenance',
  partenaire_vide: 'le partenaire n’a plus rien',
  curseur_initial_refuse: 'le partenaire refuse qu’on le lise depuis le début',
  curseur_immobile: 'le partenaire rend toujours la même page',
  application_sans_progres: 'l’application n’avance plus',
  passe_complete: 'passe complète',
  non_prouvables: 'non prouvables (le partenaire ne les donne pas)',
};

/** A name of a step, a measure, an état or a cause as people read it: `enMouvement` → `en mouvement`; a type stays as it is. */
export function libelle(nom: string): string {
  if (nom.includes('.')) return nom;
  return LIBELLES[nom] ?? nom.replaceAll('_', ' ').replace(/[A-Z]/g, (lettre) => ` ${lettre.toLowerCase()}`);
}

/** A cause or a value that is a code, in words; the words of a partner's failure, a date or an id stay as they are. */
export function direCode(code: string): string {
  return /^[a-z_0-9]+$/.test(code) ? libelle(code) : code;
}

type Valeur = string | number | boolean | object | null | undefined;

/** The leaves of a json object as `label : value`, whatever it holds; what has no value is left out. */
export function direContenu(contenu: object, prefixe = ''): string[] {
  return (Object.entries(contenu) as [string, Valeur][]).flatMap(([nom, valeur]): string[] => {
    const chemin = `${prefixe}${libelle(nom)} : `;
    if (valeur === null || valeur === undefined) return [];
    if (typeof valeur === 'object') return direContenu(valeur, chemin);
    return [`${chemin}${typeof valeur === 'string' ? direCode(valeur) : String(valeur)}`];
  });
}
