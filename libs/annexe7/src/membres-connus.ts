import type { TypeFait } from './donnees-des-faits.js';

type MembresImbriques = Readonly<Record<string, readonly string[]>>;

/** X2. Known members of the objects that stand inside the data. */
const IMBRIQUES: MembresImbriques = {
  identite: ['nom', 'prenom', 'dateNaissance'],
  rendezVous: ['date', 'lieu'],
  entretien: ['type', 'date'],
};

/** X2. Known members of each type, besides `demandeur` and `annule` that all have. */
const MEMBRES: Readonly<Record<TypeFait, readonly string[]>> = {
  'affectation.enregistree': [
    'cotraitance',
    'dateAffectation',
    'structure',
    'sitePoleEmploi',
    'criteres',
    'identite',
    'commune',
    'indemnise',
    'rendezVous',
    'dateEntretienInitialisation',
  ],
  'affectation.annulee': ['cotraitance', 'dateAnnulation', 'motif'],
  'statut.change': ['statut', 'situation', 'dateEffet', 'motif', 'dureeMois'],
  'alerte.traitee': [
    'cotraitance',
    'alerte',
    'dateTraitement',
    'decision',
    'mesure',
    'motifSortie',
    'commentaire',
  ],
  'sortie.prononcee': ['cotraitance', 'dateSortie', 'motif'],
  'sortie.proposee': ['cotraitance', 'dateProposition', 'motif'],
  'demandeur.modifie': ['modification', 'dateEffet', 'commune', 'identite'],
  'acceptation.enregistree': ['cotraitance', 'dateAcceptation', 'responsable'],
  'parcours.initialise': ['cotraitance', 'dateDebutProgramme', 'entretien'],
  'alerte.declenchee': ['cotraitance', 'alerte', 'dateAlerte', 'nature', 'description'],
  'alerte.close': ['cotraitance', 'alerte', 'dateCloture', 'motif', 'precision'],
  'etape.enregistree': ['cotraitance', 'etape', 'nature', 'date', 'dateFin', 'libelle', 'resultat'],
  'civis.change': ['civis', 'dateDebut', 'dateFin'],
};

type Connus = ReadonlyMap<string, readonly string[] | null>;

/**
 * The same, to be looked up, in the order of canonical JSON: what the object in a member may hold, null for a member that
 * is no object.
 */
const CONNUS = Object.fromEntries(
  Object.entries(MEMBRES).map(([type, membres]): [string, Connus] => [
    type,
    new Map(
      ['demandeur', 'annule', ...membres]
        .sort()
        .map((membre) => [membre, IMBRIQUES[membre]?.toSorted() ?? null]),
    ),
  ]),
) as Record<TypeFait, Connus>;

/**
 * X2. The known members of a type's data, nested ones included; unknown ones are dropped, the order is kept.
 * Used for relaying (section 8) and merging (A2). Always a new object.
 */
export function membresConnus(type: TypeFait, data: object): Record<string, unknown> {
  const connus = CONNUS[type];
  const copie: Record<string, unknown> = { ...data };
  for (const membre in copie) {
    const imbriques = connus.get(membre);
    if (imbriques === undefined || copie[membre] === undefined) delete copie[membre];
    else if (imbriques !== null) copie[membre] = garder(copie[membre] as Record<string, unknown>, imbriques);
  }
  return copie;
}

/** The same in the order of canonical JSON: what digests sum up (X4.3). */
export function membresEnOrdre(type: TypeFait, data: object): Record<string, unknown> {
  const source = data as Record<string, unknown>;
  const copie: Record<string, unknown> = {};
  for (const [membre, imbriques] of CONNUS[type]) {
    const valeur = source[membre];
    if (valeur === undefined) continue;
    copie[membre] = imbriques === null ? valeur : ranger(valeur as Record<string, unknown>, imbriques);
  }
  return copie;
}

function garder(source: Record<string, unknown>, membres: readonly string[]): Record<string, unknown> {
  const gardes: Record<string, unknown> = { ...source };
  for (const membre in gardes)
    if (!membres.includes(membre) || gardes[membre] === undefined) delete gardes[membre];
  return gardes;
}

function ranger(source: Record<string, unknown>, membres: readonly string[]): Record<string, unknown> {
  const ranges: Record<string, unknown> = {};
  for (const membre of membres) {
    if (source[membre] !== undefined) ranges[membre] = source[membre];
  }
  return ranges;
}
