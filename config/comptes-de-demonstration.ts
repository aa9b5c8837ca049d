/** A person who may sign in to the demonstration: nobody real, one for each role that a person may hold (X5). */
export interface CompteDeDemonstration {
  /** `sub` of the tokens: never changes. */
  sujet: string;
  /** What is typed to sign in. */
  identifiant: string;
  prenom: string;
  nom: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur';
  /** The role, as people say it. */
  fonction: string;
}

/** The names say that they are made up. */
export const COMPTES_DE_DEMONSTRATION: readonly CompteDeDemonstration[] = [
  {
    sujet: 'demonstration-exploitant',
    identifiant: 'exploitant',
    prenom: 'Ève',
    nom: 'Exemple',
    role: 'exploitant',
    fonction: 'exploitante de la passerelle',
  },
  {
    sujet: 'demonstration-responsable',
    identifiant: 'responsable',
    prenom: 'Rémi',
    nom: 'Maquette',
    role: 'responsable_cotraitance',
    fonction: 'responsable de la cotraitance d’une mission locale',
  },
  {
    sujet: 'demonstration-conseiller',
    identifiant: 'conseiller',
    prenom: 'Cléo',
    nom: 'Spécimen',
    role: 'conseiller',
    fonction: 'conseillère d’une mission locale',
  },
  {
    sujet: 'demonstration-correspondant',
    identifiant: 'correspondant',
    prenom: 'Paul',
    nom: 'Imaginaire',
    role: 'correspondant_pole_emploi',
    fonction: 'correspondant d’un site Pôle emploi',
  },
  {
    sujet: 'demonstration-pilotage',
    identifiant: 'pilotage',
    prenom: 'Pia',
    nom: 'Fiction',
    role: 'pilotage',
    fonction: 'chargée du pilotage national',
  },
  {
    sujet: 'demonstration-auditeur',
    identifiant: 'auditeur',
    prenom: 'Aude',
    nom: 'Modèle',
    role: 'auditeur',
    fonction: 'auditrice',
  },
  {
    sujet: 'demonstration-administrateur',
    identifiant: 'administrateur',
    prenom: 'Adam',
    nom: 'Factice',
    role: 'administrateur',
    fonction: 'administrateur des accès',
  },
];
