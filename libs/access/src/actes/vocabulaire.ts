/** What an act may be about. Ids only: see `Acte.objet`. */
export type GenreDObjet =
  | 'cotraitance'
  | 'message'
  | 'rejeu'
  | 'ecart'
  | 'politique'
  | 'synchronisation'
  | 'partenaire'
  | 'simulation'
  | 'alarme'
  | 'cle'
  | 'compte'
  | 'habilitation'
  | 'export'
  | 'vue';

interface DefinitionDAction {
  /** What was done, as people read it. */
  titre: string;
  /** Null: the act is about the gateway as a whole, or about a group that its number tells. */
  objet: GenreDObjet | null;
}

/** Everything that a person may order, in closed words: a route or a command that changes something names one of these. */
export const ACTIONS = {
  'acceptation.enregistrement': { titre: 'Enregistrer une acceptation', objet: 'cotraitance' },
  'acceptation.correction': { titre: 'Corriger la date d’une acceptation', objet: 'cotraitance' },
  'acceptation.retrait': { titre: 'Retirer une acceptation', objet: 'cotraitance' },
  'message.abandon': { titre: 'Abandonner un message', objet: 'message' },
  'message.correction': { titre: 'Corriger un message reçu', objet: 'message' },
  'rejeu.simulation': { titre: 'Simuler un rejeu', objet: 'rejeu' },
  'rejeu.demande': { titre: 'Demander un rejeu', objet: 'rejeu' },
  'rejeu.confirmation': { titre: 'Confirmer le rejeu de quelqu’un d’autre', objet: 'rejeu' },
  'rejeu.pause': { titre: 'Mettre un rejeu en pause', objet: 'rejeu' },
  'rejeu.reprise': { titre: 'Reprendre un rejeu', objet: 'rejeu' },
  'rejeu.interruption': { titre: 'Interrompre un rejeu', objet: 'rejeu' },
  'ecart.resolution': { titre: 'Décider d’un écart', objet: 'ecart' },
  'ecarts.resolution': { titre: 'Décider d’un groupe d’écarts', objet: null },
  'politique.simulation': { titre: 'Simuler une ligne de la politique des écarts', objet: null },
  'politique.activation': { titre: 'Activer une ligne de la politique des écarts', objet: 'politique' },
  'synchronisation.demande': { titre: 'Demander une synchronisation', objet: 'synchronisation' },
  'partenaire.pause': { titre: 'Mettre un partenaire en pause', objet: 'partenaire' },
  'partenaire.reprise': { titre: 'Mettre fin à la pause d’un partenaire', objet: 'partenaire' },
  'partenaire.essai': { titre: 'Essayer la connexion à un partenaire', objet: 'partenaire' },
  'partenaire.signature': { titre: 'Essayer une signature de webhook', objet: 'partenaire' },
  'partenaire.chargement': { titre: 'Redire à un partenaire tout ce qu’il doit tenir', objet: 'partenaire' },
  'flux.simulation': { titre: 'Simuler l’activation d’un flux', objet: 'simulation' },
  'zone.simulation': { titre: 'Simuler une zone de compétence', objet: 'simulation' },
  'regles.simulation': { titre: 'Simuler ce que de nouvelles règles changent', objet: 'simulation' },
  'regles.approbation': { titre: 'Mettre en vigueur un changement simulé', objet: 'simulation' },
  'alarme.acquittement': { titre: 'Acquitter une alarme', objet: 'alarme' },
  'alarme.cloture': { titre: 'Clore une alarme', objet: 'alarme' },
  'conservation.purge': { titre: 'Purger ce qui a fait son temps', objet: null },
  'personne.effacement': { titre: 'Effacer à la demande de la personne', objet: 'cotraitance' },
  'horloge.avance': { titre: 'Avancer l’horloge simulée', objet: null },
  'chiffrement.reprise': { titre: 'Passer les données sous une autre clé de chiffrement', objet: null },
  'cle.creation': { titre: 'Créer une clé d’API', objet: 'cle' },
  'cle.rotation': { titre: 'Remplacer une clé d’API', objet: 'cle' },
  'cle.suspension': { titre: 'Suspendre une clé d’API', objet: 'cle' },
  'cle.reprise': { titre: 'Reprendre une clé d’API suspendue', objet: 'cle' },
  'cle.revocation': { titre: 'Révoquer une clé d’API', objet: 'cle' },
  // A message, a cotraitance or an écart: its body says which.
  'donnees.demasquer': { titre: 'Lire en clair des données masquées', objet: null },
  'session.ouverture': { titre: 'Se connecter', objet: 'habilitation' },
  'session.expiration': { titre: 'Session fermée par la passerelle', objet: 'habilitation' },
  'acces.refus': { titre: 'Demander ce que ses droits n’ouvrent pas', objet: null },
  'session.habilitation': { titre: 'Changer d’habilitation', objet: 'habilitation' },
  'session.fermeture': { titre: 'Se déconnecter', objet: null },
  'habilitation.octroi': { titre: 'Accorder une habilitation', objet: 'habilitation' },
  'habilitation.retrait': { titre: 'Retirer une habilitation', objet: 'habilitation' },
  'habilitation.reveil': { titre: 'Réveiller une habilitation', objet: 'habilitation' },
  'compte.suspension': { titre: 'Suspendre un compte', objet: 'compte' },
  'compte.reprise': { titre: 'Reprendre un compte', objet: 'compte' },
  'compte.depart': { titre: 'Noter un départ', objet: 'compte' },
  'export.demande': { titre: 'Demander un export', objet: 'export' },
  'export.telechargement': { titre: 'Télécharger un export', objet: 'export' },
  'vue.creation': { titre: 'Enregistrer une vue', objet: 'vue' },
  'vue.changement': { titre: 'Changer une vue', objet: 'vue' },
  'vue.suppression': { titre: 'Supprimer une vue', objet: 'vue' },
} as const satisfies Record<string, DefinitionDAction>;

export type ActionTracee = keyof typeof ACTIONS;

export function objetDe(action: ActionTracee): GenreDObjet | null {
  return ACTIONS[action].objet;
}
