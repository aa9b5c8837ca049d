import { choix, entier, liste, lUnOuLAutre, texte, type Forme } from './forme.js';

/** Numbers and codes of X2, each with the words a partner reads when his value is refused. */

export const COTRAITANCE: Forme = texte({
  attendu: 'un numéro de cotraitance : 4 à 32 caractères parmi A-Z, 0-9 et le tiret',
  motif: /^[A-Z0-9-]{4,32}$/u,
});

export const DEMANDEUR: Forme = texte({
  attendu:
    'un numéro de demandeur d’emploi : sept chiffres puis un chiffre ou une lettre majuscule, sans espace',
  motif: /^\d{7}[0-9A-Z]$/u,
});

export const STRUCTURE: Forme = texte({
  attendu: 'un code de structure : code INSEE de la commune (2A ou 2B en Corse), « S », deux chiffres',
  motif: /^(?:\d{5}|2[AB]\d{3})S\d{2}$/u,
});

export const SITE_POLE_EMPLOI: Forme = texte({
  attendu: 'un code SAFIR : un texte de cinq chiffres',
  motif: /^\d{5}$/u,
});

export const COMMUNE: Forme = texte({
  attendu: 'un code INSEE de commune : un texte de cinq chiffres, ou 2A/2B suivi de trois chiffres',
  motif: /^(?:\d{5}|2[AB]\d{3})$/u,
});

/** Number of an alert, an étape or a CIVIS. */
export const REFERENCE: Forme = texte({
  attendu: 'une référence : 1 à 64 caractères parmi A-Z, a-z, 0-9 et le tiret',
  motif: /^[A-Za-z0-9-]{1,64}$/u,
});

export const RESPONSABLE: Forme = texte({ attendu: 'un texte de 1 à 128 caractères', min: 1, max: 128 });

export const TEXTE_LIBRE: Forme = texte({ attendu: 'un texte d’au plus 2 000 caractères', max: 2000 });

export const RANG: Forme = entier(1);

export const DUREE: Forme = entier(0);

export const CRITERES_NATIONAUX = [
  'projet_mal_defini',
  'situation_personnelle',
  'absence_de_reseau',
  'qualification_insuffisante',
] as const;

const CRITERE: Forme = lUnOuLAutre(
  `l’un des critères ${CRITERES_NATIONAUX.map((critere) => `« ${critere} »`).join(', ')}, ou « local: » suivi du critère local (2 000 caractères au plus)`,
  choix(CRITERES_NATIONAUX),
  texte({ attendu: 'un critère local', motif: /^local:[^\0\p{Cs}]+$/u, max: 2000 }),
);

export const CRITERES: Forme = liste('une liste d’au moins un critère', CRITERE, 1);
