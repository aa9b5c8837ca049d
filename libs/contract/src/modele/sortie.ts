import type { MotifSortie } from '#annexe7';
import { DATE } from '../formes/dates.js';
import { choix, type Forme } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { FaitDeCotraitance } from './fait.js';

const MOTIF_SORTIE: Forme = choix<MotifSortie>([
  'six_mois_cessation_ou_radiation',
  'age_26',
  'un_an_accompagnement',
  'demenagement_hors_zone',
  'reorientation_partenaire',
  'reprise_smp',
  'autre',
]);

/** `sortie.prononcee` (X2, E1). */
export class SortiePrononcee extends FaitDeCotraitance {
  @Membre(DATE)
  dateSortie: string;

  @Membre(MOTIF_SORTIE)
  motif: MotifSortie;
}

/** `sortie.proposee` (X2, E5): told to GIDE, stated by nobody else. */
export class SortieProposee extends FaitDeCotraitance {
  @Membre(DATE)
  dateProposition: string;

  @Membre(MOTIF_SORTIE)
  motif: MotifSortie;
}
