import type { Ton } from './ton.js';

type Mots = Readonly<Record<string, string>>;

/** Fates of a message (X6), both directions. */
export const ISSUES: Mots = {
  recu: 'Reçu, à appliquer',
  applique: 'Appliqué',
  sans_effet: 'Sans effet',
  doublon: 'Doublon',
  refuse: 'Refusé',
  illisible: 'Illisible',
  en_echec: 'En échec',
  abandonne: 'Abandonné',
  a_emettre: 'À émettre',
  acquitte: 'Acquitté',
  remplace: 'Remplacé',
  incertain: 'Sort inconnu',
  retenu: 'Retenu (pause)',
};

export const TONS_D_ISSUE: Readonly<Record<string, Ton>> = {
  recu: 'actif',
  applique: 'bien',
  refuse: 'attention',
  illisible: 'attention',
  en_echec: 'alerte',
  a_emettre: 'actif',
  acquitte: 'bien',
  incertain: 'attention',
  retenu: 'attention',
};

/** What a partner's answer proves of a call. */
export const REPONSES: Mots = {
  repondu: 'Répondu, message par message',
  transitoire: 'Pas abouti, à renvoyer',
  incertaine: 'Sort inconnu, à demander',
  refus_global: 'Envoi refusé en entier',
  interrompue: 'Interrompu',
};

export const VOIES: Mots = {
  webhook: 'webhook',
  flux: 'page de son flux',
  api: 'interface de la passerelle',
  declaration: 'déclaration demandée',
};

export const MEMBRES_D_ENVELOPPE: Mots = {
  evenement: 'Identifiant sur le fil',
  type: 'Type',
  sequence: 'Version',
  issue: 'Sort',
  code: 'Code',
  jour: 'Jour',
};
