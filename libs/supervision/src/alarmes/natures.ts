/**
 * What raises an alarm (X5.5). A condition lasts and ends by itself: its alarm closes with it. An event has happened:
 * its alarm stays until a person closes it.
 */
export const NATURES = {
  SILENCE: { genre: 'condition', titre: 'Flux silencieux' },
  NUIT_ABSENTE: { genre: 'condition', titre: 'La nuit n’a pas eu lieu' },
  NUIT_TROP_LONGUE: { genre: 'condition', titre: 'La nuit n’en finit pas' },
  NUIT_INCOMPLETE: { genre: 'condition', titre: 'La nuit ne s’est pas terminée en entier' },
  NUIT_SANS_EFFET: { genre: 'condition', titre: 'La nuit n’a rien fait là où il y avait à faire' },
  DOSSIERS_FAUTIFS: { genre: 'condition', titre: 'La revérification a trouvé des dossiers fautifs' },
  LECTURE_VIDE: { genre: 'condition', titre: 'Flux lu, mais vide' },
  ATTENTE_TROP_LONGUE: { genre: 'condition', titre: 'Des messages attendent trop longtemps' },
  ISSUE_INCONNUE: { genre: 'condition', titre: 'Des envois restent d’issue inconnue' },
  PAUSE_PROLONGEE: { genre: 'condition', titre: 'Partenaire en pause' },
  BILAN_EN_ECART: { genre: 'condition', titre: 'Les comptes de la porte et des sorts diffèrent' },
  BILAN_ABSENT: { genre: 'condition', titre: 'Le contrôle de conservation n’a pas lieu' },
  LECTURE_EN_MASSE: { genre: 'condition', titre: 'Quelqu’un lit des personnes en masse' },
  PURGE_EN_RETARD: { genre: 'condition', titre: 'Des données sont gardées trop longtemps' },
  CONFLIT_DE_SEQUENCE: { genre: 'evenement', titre: 'Conflit de séquence' },
  IDENTIFIANT_REUTILISE: { genre: 'evenement', titre: 'Identifiant réutilisé' },
  EN_ECHEC: { genre: 'evenement', titre: 'Message en échec' },
} as const satisfies Record<string, { genre: 'condition' | 'evenement'; titre: string }>;

export type NatureAlarme = keyof typeof NATURES;

export const NATURES_DE_CONDITION = (Object.keys(NATURES) as NatureAlarme[]).filter(
  (nature) => NATURES[nature].genre === 'condition',
);

/** A condition that holds at the moment of the evaluation. */
export interface Condition {
  nature: NatureAlarme;
  /** What it is about: with the nature, what makes one alarm. */
  objet: string;
  /** French sentence without personal data. */
  detail: string;
}
