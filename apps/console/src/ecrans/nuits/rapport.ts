import { direJourCourt } from '../../mots/dates.js';

/** Counts by partner and type, as the report of a run holds them. */
export interface LigneDeTypes {
  cle: string;
  partenaire: string;
  type: string;
  recus: number;
  appliques: number;
  dits: number;
}

export interface LigneDEtats {
  etat: string;
  avant: number;
  apres: number;
}

const PARTIES = ['recus', 'appliques', 'dits'] as const;

/** The report's three tables by partner and type as one; what it does not hold counts for nothing. */
export function lireTypes(rapport: Readonly<Record<string, unknown>>): LigneDeTypes[] {
  const lignes = new Map<string, LigneDeTypes>();
  for (const partie of PARTIES)
    for (const [partenaire, parType] of membres(rapport[partie]))
      for (const [type, nombre] of membres(parType)) {
        const cle = `${partenaire}/${type}`;
        const ligne = lignes.get(cle) ?? { cle, partenaire, type, recus: 0, appliques: 0, dits: 0 };
        if (typeof nombre === 'number') ligne[partie] = nombre;
        lignes.set(cle, ligne);
      }
  return [...lignes.values()].sort((a, b) => (a.cle < b.cle ? -1 : 1));
}

/** Cotraitances by état, before and after. */
export function lireEtats(rapport: Readonly<Record<string, unknown>>): LigneDEtats[] {
  const avant = new Map(membres(rapport.etatsAvant));
  const apres = new Map(membres(rapport.etatsApres));
  return [...new Set([...avant.keys(), ...apres.keys()])].map((etat) => ({
    etat,
    avant: nombre(avant.get(etat)),
    apres: nombre(apres.get(etat)),
  }));
}

/** Figures that belong together: those of a step itself (no name), or of one of its parts. */
export interface Figures {
  nom: string;
  figures: (readonly [nom: string, valeur: string | number])[];
}

/** What only measures the work itself, and says nothing of what was done. */
const TUES = new Set(['mode', 'dureeMs', 'duree_ms']);

/** The figures of a step, whatever it holds, part by part; what is nothing is left out. */
export function lireFigures(resultat: unknown, nom = ''): Figures[] {
  const figures: [string, string | number][] = [];
  const parties: Figures[] = [];
  for (const [membre, valeur] of membres(resultat)) {
    if (TUES.has(membre) || valeur === null || valeur === 0 || valeur === false) continue;
    if (typeof valeur === 'object')
      parties.push(...lireFigures(valeur, nom === '' ? enMots(membre) : `${nom}, ${enMots(membre)}`));
    else figures.push([enMots(membre), direFigure(valeur)]);
  }
  return [...(figures.length === 0 ? [] : [{ nom, figures }]), ...parties];
}

function direFigure(valeur: unknown): string | number {
  if (typeof valeur === 'number') return valeur;
  if (typeof valeur !== 'string') return 'oui';
  return /^\d{4}-\d{2}-\d{2}$/.test(valeur) ? direJourCourt(valeur) : enMots(valeur);
}

const MOTS: Readonly<Record<string, string>> = {
  evenements: 'événements',
  recus: 'reçus',
  appliques: 'appliqués',
  refuses: 'refusés',
  dus: 'échéances dues',
  dit: 'ce qui lui est dit',
  declare: 'ce qu’il énonce',
  luJusquAu: 'lu jusqu’au',
  requetes: 'requêtes',
  demandeursCompares: 'personnes comparées',
  demandeursDifferents: 'personnes différentes',
  seauxDifferents: 'seaux différents',
  changes: 'changés',
  inchanges: 'inchangés',
  perimes: 'périmés',
  aChanger: 'à changer',
  ignores: 'ignorés',
  tenus: 'faits tenus',
  declarations: 'énoncés',
  depense: 'budget dépensé',
  projections: 'dossiers mal dits, redits',
  empreintes: 'empreintes redressées',
  laisses: 'fautifs laissés',
  non_prouvables: 'non prouvables',
};

function enMots(nom: string): string {
  return MOTS[nom] ?? nom.replaceAll('_', ' ').replace(/[A-Z]/g, (lettre) => ` ${lettre.toLowerCase()}`);
}

function membres(valeur: unknown): [string, unknown][] {
  return typeof valeur === 'object' && valeur !== null ? Object.entries(valeur) : [];
}

function nombre(valeur: unknown): number {
  return typeof valeur === 'number' ? valeur : 0;
}
