import { lireJson } from '#contract';
import type { CauseEchec } from './causes.js';
import type { ReponseBrute } from './transport.js';

export type LectureReponse = { lu: true; valeur: unknown } | { lu: false; cause: CauseEchec };

const JSON_ANNONCE = /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i;

/** Reads the body of an answer as strictly as a body that comes in (X3.1): type announced, UTF-8, whole, unambiguous. */
export function lireReponse(reponse: ReponseBrute): LectureReponse {
  if (!JSON_ANNONCE.test(reponse.entetes.get('content-type') ?? ''))
    return { lu: false, cause: 'type_de_contenu' };
  const json = lireJson(reponse.octets);
  return json.lu ? json : { lu: false, cause: 'json_illisible' };
}
