import type { DecisionAlerte, DonneesParType, NatureAlerte } from '#annexe7';
import { DATE } from '../formes/dates.js';
import { REFERENCE, TEXTE_LIBRE } from '../formes/domaine.js';
import { choix } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { FaitDeCotraitance } from './fait.js';

type Traitement = DonneesParType['alerte.traitee'];
type Mesure = NonNullable<Traitement['mesure']>;
type MotifDeDecision = NonNullable<Traitement['motifSortie']>;

/** `alerte.declenchee` (X2, F8). */
export class AlerteDeclenchee extends FaitDeCotraitance {
  @Membre(REFERENCE)
  alerte: string;

  @Membre(DATE)
  dateAlerte: string;

  @Membre(
    choix<NatureAlerte>([
      'difficulte',
      'evenement_accompagnement',
      'evenement_professionnel',
      'manquement_ppae',
      'fin_anticipee',
    ]),
  )
  nature: NatureAlerte;

  @Membre(TEXTE_LIBRE, 'facultatif')
  description?: string;
}

/** `alerte.close` (X2, F8): the mission locale takes its alert back after a new event. */
export class AlerteClose extends FaitDeCotraitance {
  @Membre(REFERENCE)
  alerte: string;

  @Membre(DATE)
  dateCloture: string;

  @Membre(choix(['nouvel_evenement']))
  motif: 'nouvel_evenement';

  @Membre(TEXTE_LIBRE, 'facultatif')
  precision?: string;
}

/** `alerte.traitee` (X2, E2, F8): what Pôle emploi decides of an alert. */
export class AlerteTraitee extends FaitDeCotraitance {
  @Membre(REFERENCE)
  alerte: string;

  @Membre(DATE)
  dateTraitement: string;

  @Membre(choix<DecisionAlerte>(['maintien_actif', 'maintien_suspension', 'sortie']))
  decision: DecisionAlerte;

  @Membre(
    choix<Mesure>(['nouvelle_orientation', 'rappel_obligations', 'mise_a_jour_situation']),
    'facultatif',
  )
  mesure?: Mesure;

  @Membre(choix<MotifDeDecision>(['reorientation_partenaire', 'reprise_smp']), {
    quand: 'decision',
    vaut: 'sortie',
  })
  motifSortie?: MotifDeDecision;

  @Membre(TEXTE_LIBRE, 'facultatif')
  commentaire?: string;
}
