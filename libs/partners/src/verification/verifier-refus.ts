import { TYPE_PROBLEME } from '#contract';
import { lireReponse } from '../reponse-json.js';
import type { Constat } from './constat.js';
import { examiner, exiger } from './constat.js';
import type { RefusVu, Sonde } from './sonde.js';

/** The refusals met on the way have the form of the standard the exchange follows (RFC 9457). */
export async function* verifierRefus(sonde: Sonde): AsyncGenerator<Constat> {
  yield await examiner('RFC 9457', `Les refus sont des problèmes (${TYPE_PROBLEME})`, () => {
    const fautifs = sonde.refusVus.flatMap((vu) => {
      const defaut = defautDe(vu);
      return defaut === undefined ? [] : [`${vu.demande} (${vu.reponse.statut}) : ${defaut}`];
    });
    exiger(
      fautifs.length === 0,
      `${fautifs.length} refus sur ${sonde.refusVus.length} n’ont pas cette forme : ${fautifs.slice(0, 3).join(' ; ')}.`,
      `Répondez aux erreurs avec Content-Type: ${TYPE_PROBLEME} et un objet { type, title, status, detail }.`,
    );
  });
}

function defautDe({ reponse }: RefusVu): string | undefined {
  const type = reponse.entetes.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== TYPE_PROBLEME) return `le Content-Type n’est pas ${TYPE_PROBLEME}`;
  const json = lireReponse(reponse);
  if (!json.lu || typeof json.valeur !== 'object' || json.valeur === null)
    return 'le corps n’est pas un objet JSON';
  const { title, status } = json.valeur as Record<string, unknown>;
  if (typeof title !== 'string' || title === '') return '« title » manque';
  return status === undefined || status === reponse.statut
    ? undefined
    : '« status » n’est pas celui de la réponse';
}
