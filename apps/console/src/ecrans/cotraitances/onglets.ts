/** A tab of the worklist: what of the API it asks for. */
export interface OngletDeTravail {
  nom: string;
  /** Of each cotraitance, or of each action. */
  filtre: { etat?: string; action?: string } | null;
  /** What to do of what it lists. */
  quoi: string;
  vide: string;
}

export const ONGLETS = {
  accepter: {
    nom: 'À accepter',
    filtre: { etat: 'affectee' },
    quoi: 'Affectées par Pôle emploi, en attente de l’acceptation par le responsable de la cotraitance.',
    vide: 'Aucune affectation n’attend d’acceptation',
  },
  initialiser: {
    nom: 'À initialiser',
    filtre: { etat: 'acceptee' },
    quoi: 'Acceptées, en attente du premier entretien dans Parcours 3.',
    vide: 'Aucune cotraitance acceptée n’attend d’être initialisée',
  },
  alertes: {
    nom: 'Alertes',
    filtre: { etat: 'alerte' },
    quoi: 'Une alerte est ouverte : Pôle emploi la traite, ou la mission locale la clôt.',
    vide: 'Aucune alerte n’est ouverte',
  },
  sorties: {
    nom: 'Sorties systématiques',
    filtre: { action: 'sortie_systematique' },
    quoi: 'La personne habite hors de la zone de compétence : Pôle emploi doit prononcer la sortie (E5).',
    vide: 'Aucune sortie systématique n’est à prononcer',
  },
  incompletes: {
    nom: 'Incomplètes',
    filtre: { action: 'incomplete' },
    quoi: 'Des faits sont connus, mais pas l’affectation (B3). Elles n’appartiennent encore à aucune structure.',
    vide: 'Aucune cotraitance n’est incomplète depuis trop longtemps',
  },
  actions: {
    nom: 'Toutes les actions',
    filtre: null,
    quoi: 'Tout ce que quelqu’un doit faire, la plus ancienne d’abord.',
    vide: 'Aucune action n’est à mener',
  },
} as const satisfies Readonly<Record<string, OngletDeTravail>>;

export type NomDOnglet = keyof typeof ONGLETS;

export const estUnOnglet = (nom: unknown): nom is NomDOnglet =>
  typeof nom === 'string' && Object.hasOwn(ONGLETS, nom);

/** An incomplete cotraitance belongs to no structure: whoever sees a part of the country sees none (B3). */
export function ongletsDe(portee: string): NomDOnglet[] {
  return (Object.keys(ONGLETS) as NomDOnglet[]).filter(
    (nom) => nom !== 'incompletes' || portee === 'nationale',
  );
}

/** The tab on which each role begins its day. */
export function premierOnglet(role: string): NomDOnglet {
  return role === 'correspondant_pole_emploi' ? 'sorties' : 'accepter';
}
