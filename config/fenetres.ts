import type { Partenaire } from '#annexe7';
import { lireDonnees } from './donnees.js';

const FICHIER = 'fenetres.json';

/** When a partner takes nothing, by the clocks of Paris; the end is excluded. */
export interface FenetresReglees {
  /** Every day, `HH:MM`: it is read, nothing is told to it. An end before the start is on the next day. */
  lectureSeule: { partenaire: Partenaire; de: string; a: string }[];
  /** Once, `YYYY-MM-DDTHH:MM`: nothing is told to it, nothing is asked of it. */
  maintenance: { partenaire: Partenaire; de: string; a: string; motif?: string }[];
}

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];
const HEURE = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Reads config/fenetres.json.
 * @throws Error with a French sentence that names the member to correct
 */
export function lireFenetres(lues = lireDonnees<FenetresReglees>(FICHIER)): FenetresReglees {
  for (const genre of ['lectureSeule', 'maintenance'] as const) {
    if (!Array.isArray(lues[genre])) refuser(genre, 'une liste');
    lues[genre].forEach((fenetre, rang) => controler(genre, fenetre, `${genre}[${rang}]`));
  }
  return lues;
}

function controler(
  genre: keyof FenetresReglees,
  { partenaire, de, a }: { partenaire: Partenaire; de: string; a: string },
  membre: string,
): void {
  if (!PARTENAIRES.includes(partenaire)) refuser(`${membre}.partenaire`, 'gide ou parcours3');
  const [estBon, attendu] =
    genre === 'lectureSeule'
      ? ([(texte: string) => HEURE.test(texte), 'une heure HH:MM'] as const)
      : ([estUnMoment, 'un jour et une heure de Paris, AAAA-MM-JJTHH:MM'] as const);
  for (const [nom, valeur] of Object.entries({ de, a }))
    if (!estBon(valeur)) refuser(`${membre}.${nom}`, attendu);
  if (genre === 'maintenance' ? a <= de : a === de) refuser(`${membre}.a`, `après ${membre}.de`);
}

function estUnMoment(texte: string): boolean {
  const instant = MOMENT.test(texte) ? new Date(`${texte}Z`) : new Date(NaN);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(texte);
}

function refuser(membre: string, attendu: string): never {
  throw new Error(`config/${FICHIER} : ${membre} doit être ${attendu}.`);
}
