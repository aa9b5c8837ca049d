/** Media types of the exchange (X3.1, X3.6). */
export const TYPE_PROBLEME = 'application/problem+json';
export const TYPE_EVENEMENT = 'application/cloudevents+json';
export const TYPE_LOT = 'application/cloudevents-batch+json';

/** RFC 9457 problem details (X3.6). `code` is for programs, `detail` (French) for people. */
export interface Probleme {
  type: string;
  title: string;
  status: number;
  detail: string;
  code?: string;
  pointeur?: string;
  [membre: string]: unknown;
}

const TITRES: Readonly<Record<number, string>> = {
  400: 'Requête illisible',
  401: 'Authentification refusée',
  403: 'Accès interdit',
  404: 'Introuvable',
  405: 'Méthode non admise',
  406: 'Représentation non disponible',
  408: 'Délai dépassé',
  409: 'Conflit',
  410: 'N’existe plus',
  412: 'Condition non remplie',
  413: 'Contenu trop grand',
  415: 'Type de contenu non admis',
  422: 'Contenu non conforme',
  429: 'Trop de demandes',
  500: 'Erreur interne',
  502: 'Réponse incorrecte d’un système distant',
  503: 'Service momentanément indisponible',
  504: 'Système distant sans réponse',
};

/**
 * RFC 9457. The body of an error: status, stable code, a French sentence. `extra` adds members (`pointeur`,
 * `erreurs`…); the five of the standard stay what they are.
 */
export function probleme(statut: number, code: string, detail: string, extra: object = {}): Probleme {
  return {
    ...extra,
    type: `urn:passerelle:probleme:${code.toLowerCase().replaceAll('_', '-')}`,
    title: TITRES[statut] ?? (statut >= 500 ? 'Erreur du service' : 'Demande refusée'),
    status: statut,
    detail,
    code,
  };
}
