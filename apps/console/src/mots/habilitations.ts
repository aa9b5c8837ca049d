import type { Ton } from './ton.js';

type Mots = Readonly<Record<string, string>>;

export const ETATS_DE_COMPTE: Mots = { actif: 'Actif', suspendu: 'Suspendu', parti: 'Parti' };
export const TONS_DE_COMPTE: Readonly<Record<string, Ton>> = {
  actif: 'bien',
  suspendu: 'attention',
  parti: 'neutre',
};

export const ETATS_D_HABILITATION: Mots = {
  en_vigueur: 'En vigueur',
  endormie: 'Endormie : trois mois d’absence',
  echue: 'Terme échu',
  retiree: 'Retirée',
};
export const TONS_D_HABILITATION: Readonly<Record<string, Ton>> = {
  en_vigueur: 'bien',
  endormie: 'attention',
  echue: 'neutre',
  retiree: 'neutre',
};

export const ETATS_DE_CLE: Mots = {
  en_vigueur: 'En vigueur',
  suspendue: 'Suspendue',
  terminee: 'Terminée',
  revoquee: 'Révoquée',
};
export const TONS_DE_CLE: Readonly<Record<string, Ton>> = {
  en_vigueur: 'bien',
  suspendue: 'attention',
  terminee: 'neutre',
  revoquee: 'neutre',
};

export const ABSENCES: Mots = { oui: 'Trois mois d’absence' };

/** Kinds of scope that each role may be given, as people read them; the gateway decides anyway. */
export const PORTEES: Mots = {
  nationale: 'Toute la France',
  region: 'Une région',
  structure: 'Une structure',
  site: 'Un site Pôle emploi',
  partenaire: 'Un partenaire',
};
const TERRITORIALES = ['nationale', 'region', 'structure', 'site'];
export const PORTEES_DU_ROLE: Readonly<Record<string, readonly string[]>> = {
  exploitant: TERRITORIALES,
  responsable_cotraitance: ['structure'],
  conseiller: ['structure'],
  correspondant_pole_emploi: ['site'],
  pilotage: TERRITORIALES,
  auditeur: TERRITORIALES,
  administrateur: ['nationale'],
  partenaire: ['partenaire'],
};

/** What to write beside a kind of scope. */
export const VALEURS_DE_PORTEE: Mots = {
  region: 'Code de la région de 2010, par exemple 11',
  structure: 'Code de la structure, par exemple 75056S00',
  site: 'Code SAFIR du site, cinq chiffres',
  partenaire: 'gide ou parcours3',
};
