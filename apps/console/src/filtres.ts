import {
  CAUSES_D_ECART,
  ETATS_D_ECART,
  NATURES_D_ECART,
  PARTENAIRES,
  ROLES,
  SENS,
  SOUMISSIONS,
  TYPES,
  VUES,
} from './mots/libelles.js';

import { ABSENCES, ETATS_DE_CLE, ETATS_DE_COMPTE } from './mots/habilitations.js';

type Mots = Readonly<Record<string, string>>;
type Recherche = Readonly<Record<string, unknown>>;

/** Filters of the écarts, as the address holds them: words of closed lists and the number of a cotraitance, nobody's. */
export interface FiltresDEcarts {
  partenaire?: string;
  vue?: string;
  type?: string;
  nature?: string;
  cause?: string;
  etat?: string;
  motifSoumission?: string;
  cotraitance?: string;
}

export interface FiltresDEchecs {
  partenaire?: string;
  sens?: string;
}

/** What stands in the address and is not of the list is left out: an address that was cut still opens. */
export function lireFiltresDEcarts(recherche: Recherche): FiltresDEcarts {
  return sansVides({
    partenaire: parmi(recherche.partenaire, PARTENAIRES),
    vue: parmi(recherche.vue, VUES),
    type: parmi(recherche.type, TYPES),
    nature: parmi(recherche.nature, NATURES_D_ECART),
    cause: parmi(recherche.cause, CAUSES_D_ECART),
    etat: parmi(recherche.etat, ETATS_D_ECART),
    motifSoumission: parmi(recherche.motifSoumission, SOUMISSIONS),
    cotraitance: deForme(recherche.cotraitance, COTRAITANCE),
  });
}

export function lireFiltresDEchecs(recherche: Recherche): FiltresDEchecs {
  return sansVides({
    partenaire: parmi(recherche.partenaire, PARTENAIRES),
    sens: parmi(recherche.sens, SENS),
  });
}

/** Filters of the accounts: nobody's name, which is asked for in a body. */
export interface FiltresDeComptes {
  etat?: string;
  role?: string;
  absence?: string;
}

export function lireFiltresDeComptes(recherche: Recherche): FiltresDeComptes {
  return sansVides({
    etat: parmi(recherche.etat, ETATS_DE_COMPTE),
    role: parmi(recherche.role, ROLES),
    absence: parmi(recherche.absence, ABSENCES),
  });
}

export function lireFiltresDeCles(recherche: Recherche): { etat?: string } {
  return sansVides({ etat: parmi(recherche.etat, ETATS_DE_CLE) });
}

/** One's own exports, or those of everybody. */
export function lireFiltresDExports({ tous }: Recherche): { tous?: 'oui' } {
  return tous === 'oui' ? { tous } : {};
}

/** Codes of a sign-in that failed (a closed list: what else stands in the address is not repeated on the screen). */
export const ECHECS_DE_CONNEXION: Mots = {
  refusee: 'Le fournisseur d’identité a refusé la connexion, ou vous l’avez interrompue.',
  expiree: 'La connexion a pris trop de temps : recommencez.',
  compte_suspendu: 'Votre compte est suspendu. Un administrateur peut le rouvrir.',
  sans_habilitation:
    'Votre compte n’a pas d’habilitation en cours. Un administrateur peut vous en donner une.',
  authentification_trop_faible:
    'Votre rôle demande une authentification forte : connectez-vous avec votre second facteur.',
  fournisseur_injoignable: 'Le fournisseur d’identité ne répond pas : réessayez plus tard.',
  sans_fournisseur: 'Aucun fournisseur d’identité n’est réglé : personne ne peut se connecter.',
};

export function lireEchecDeConnexion(recherche: Recherche): { connexion?: string } {
  return sansVides({ connexion: parmi(recherche.connexion, ECHECS_DE_CONNEXION) });
}

/** The number of a cotraitance; the address and HTML check it alike. */
export const COTRAITANCE = '[A-Z0-9\\-]{4,32}';

/** What has not the form is left out; nor is what has that of a person's number ever taken, in whatever field it was put. */
export function deForme(valeur: unknown, forme: string): string | undefined {
  return typeof valeur === 'string' && estDeForme(valeur, forme) && !estUnNumeroDePersonne(valeur)
    ? valeur
    : undefined;
}

export function estDeForme(texte: string, forme: string): boolean {
  return new RegExp(`^(?:${forme})$`, 'v').test(texte);
}

/** A person's number where that of a cotraitance is asked for: it would stand in the address. */
export function estUnNumeroDePersonne(texte: string): boolean {
  return estDeForme(texte, '\\d{7}[0-9A-Z]');
}

export function parmi(valeur: unknown, mots: Mots): string | undefined {
  return typeof valeur === 'string' && Object.hasOwn(mots, valeur) ? valeur : undefined;
}

export function sansVides<T extends object>(filtres: T): T {
  return Object.fromEntries(Object.entries(filtres).filter(([, valeur]) => valeur !== undefined)) as T;
}
