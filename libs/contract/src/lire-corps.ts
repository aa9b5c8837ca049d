import { lireJson } from './json-strict.js';
import { estObjet } from './formes/forme.js';
import { TYPE_EVENEMENT, TYPE_LOT } from './probleme.js';

/** X3.1. */
export const TAILLE_MAX_CORPS = 5 * 1024 * 1024;
export const EVENEMENTS_MAX = 1000;

export type CodeCorps =
  | 'CORPS_ILLISIBLE'
  | 'PROFONDEUR_EXCESSIVE'
  | 'FORME_INATTENDUE'
  | 'LOT_VIDE'
  | 'LOT_TROP_GRAND'
  | 'CORPS_TROP_GRAND'
  | 'TYPE_DE_CONTENU_REFUSE';

export interface CorpsRefuse {
  lu: false;
  statut: 400 | 413 | 415;
  code: CodeCorps;
  /** French sentence saying what to correct. */
  detail: string;
}

export type LectureCorps = { lu: true; evenements: unknown[] } | CorpsRefuse;

/** X3.1, X1. The raw bytes of a webhook to its 1 to 1,000 events, not yet judged one by one. Never throws. */
export function lireCorps(octets: Buffer, typeContenu: string): LectureCorps {
  const forme = formeDeclaree(typeContenu);
  if (forme === undefined) {
    return refuse(
      415,
      'TYPE_DE_CONTENU_REFUSE',
      `Le type de contenu doit être ${TYPE_EVENEMENT} (un événement) ou ${TYPE_LOT} (un lot), en UTF-8.`,
    );
  }
  if (octets.length > TAILLE_MAX_CORPS) {
    return refuse(413, 'CORPS_TROP_GRAND', 'Le corps dépasse 5 Mio : envoyez plusieurs lots.');
  }
  const lecture = lireJson(octets);
  if (!lecture.lu) return refuse(400, lecture.code, lecture.detail);
  return forme === 'un' ? lireUn(lecture.valeur) : lireLot(lecture.valeur);
}

function lireUn(valeur: unknown): LectureCorps {
  if (estObjet(valeur)) return { lu: true, evenements: [valeur] };
  return refuse(
    400,
    'FORME_INATTENDUE',
    `Avec ${TYPE_EVENEMENT}, le corps doit être un objet : un événement.`,
  );
}

function lireLot(valeur: unknown): LectureCorps {
  if (!Array.isArray(valeur)) {
    return refuse(400, 'FORME_INATTENDUE', `Avec ${TYPE_LOT}, le corps doit être une liste d’événements.`);
  }
  if (valeur.length === 0)
    return refuse(400, 'LOT_VIDE', 'Le lot est vide : il doit porter au moins un événement.');
  if (valeur.length > EVENEMENTS_MAX) {
    return refuse(413, 'LOT_TROP_GRAND', 'Le lot porte plus de 1 000 événements : envoyez plusieurs lots.');
  }
  return { lu: true, evenements: valeur };
}

/** Media type with parameters; a charset other than UTF-8 is not read. */
function formeDeclaree(typeContenu: string): 'un' | 'lot' | undefined {
  const [media = '', ...parametres] = typeContenu.split(';').map((partie) => partie.trim().toLowerCase());
  for (const parametre of parametres) {
    const jeu = /^charset\s*=\s*"?([^"]*)"?$/u.exec(parametre)?.[1];
    if (jeu !== undefined && jeu !== 'utf-8' && jeu !== 'utf8') return undefined;
  }
  if (media === TYPE_EVENEMENT) return 'un';
  return media === TYPE_LOT ? 'lot' : undefined;
}

function refuse(statut: CorpsRefuse['statut'], code: CodeCorps, detail: string): CorpsRefuse {
  return { lu: false, statut, code, detail };
}
