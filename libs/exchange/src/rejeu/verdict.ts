import type { Sens } from '../lecture/message-lu.js';

/** What a replay made of a message, or would make of it (X5.4). */
export const VERDICTS = [
  'applique',
  'sans_effet',
  'refuse',
  'emis',
  'ecarte',
  'non_rejouable',
  'interrompu',
  'en_echec',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Verdicts after which an operator has nothing left to do about the message. */
export const VERDICTS_AVEC_EFFET: readonly Verdict[] = ['applique', 'emis'];

/** A message of a frozen selection, in the order in which it is replayed. */
export interface MessageGele {
  rang: number;
  message: string;
  sens: Sens;
  /** Null: nothing that is known of it says whose dossier it is about. */
  demandeur: string | null;
}

/** A verdict with its reason, in French and without anything of the person. */
export interface VerdictRendu {
  message: string;
  verdict: Verdict;
  code: string | null;
  detail: string | null;
  /** The new message that it makes, linked to the original; null in a preview. */
  nouveau: string | null;
}

/** Why a message has no effect, or cannot be replayed; a code of our own, its sentence. */
const RAISONS = {
  DEJA_APPLIQUE: 'Ce message a déjà été appliqué : le rejouer ne changerait rien.',
  DEJA_SANS_EFFET: 'Ce message a déjà été traité, sans effet : le rejouer ne changerait rien.',
  DOUBLON: 'Ce message répète un message déjà accepté : il n’a rien à ajouter.',
  ECHO: 'Ce message est l’écho d’un énoncé de la passerelle : il n’énonce rien.',
  SERA_APPLIQUE: 'Ce message attend son tour et sera appliqué de lui-même.',
  EN_ROUTE: 'Cette version est en route vers le partenaire : attendez son sort.',
  ISSUE_INCONNUE:
    'On ne sait pas encore si le partenaire a reçu cette version : elle est vérifiée auprès de lui avant tout renvoi.',
  RETENU: 'Cette version est retenue pendant la pause du partenaire et partira à sa reprise.',
  DOSSIER_EFFACE:
    'Le dossier de ce message a été effacé, son temps étant passé : il n’y a plus rien à redire.',
  VERSION_EN_ROUTE: 'Une version plus récente du même fait est déjà en route vers le partenaire.',
  MEME_FAIT: 'Un autre message de cette sélection redit déjà le même fait, dans sa version actuelle.',
  FLUX_INACTIF: 'Ce flux n’est pas actif pour cette structure : rien n’est dit au partenaire.',
  PLUSIEURS_EVENEMENTS:
    'Le corps reçu se lit désormais comme un lot de plusieurs événements : demandez au partenaire de l’envoyer à nouveau.',
  CALCUL_IMPOSSIBLE:
    'Le calcul du dossier échoue : c’est un défaut de la passerelle, à signaler avec l’identifiant du message.',
  TRAITEMENT_INTERROMPU:
    'Le traitement de ce dossier a interrompu plusieurs fois le worker : il est mis de côté.',
  DOSSIER_MODIFIE:
    'Le dossier a changé depuis l’aperçu : il est laissé tel quel. Refaites un aperçu pour ce message.',
  SEQUENCE_ANTERIEURE: 'Une version plus récente du même fait est déjà connue.',
  DEJA_ENONCE: 'La même version du même fait est déjà connue.',
  REJEU_INTERROMPU: 'Le rejeu a été interrompu avant ce message.',
} as const;
export type Raison = keyof typeof RAISONS;

/** The sentence of a code, when it is one of ours. */
export function phraseDe(code: string | null): string | null {
  return code !== null && Object.hasOwn(RAISONS, code) ? RAISONS[code as Raison] : null;
}

export function rendre(
  message: string,
  verdict: Verdict,
  code: string | null,
  detail: string | null = phraseDe(code),
): VerdictRendu {
  return { message, verdict, code, detail, nouveau: null };
}
