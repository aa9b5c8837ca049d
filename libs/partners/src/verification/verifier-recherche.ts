import { randomUUID } from 'node:crypto';
import { IDS_MAX } from '#contract';
import { lireSorts } from '../lecture-recherche.js';
import type { Constat } from './constat.js';
import { examiner, exiger } from './constat.js';
import type { Fiction } from './fiction.js';
import type { Sonde } from './sonde.js';
import { lireConforme, REFUS_AU_CHOIX } from './sonde.js';

const CHEMIN = '/echanges/evenements/recherche';

/** The fate of what was sent, asked after a call of unknown outcome (X4.4). */
export async function* verifierRecherche(sonde: Sonde, fiction: Fiction): AsyncGenerator<Constat> {
  yield await examiner('X4.4', 'La recherche rend le sort de chaque événement connu', async () => {
    const tous = [...fiction.sorts];
    const rares = tous.filter(([, sort]) => sort !== 'applique');
    const attendus = [...rares, ...tous.filter(([, sort]) => sort === 'applique')].slice(0, IDS_MAX);
    const ids = attendus.map(([id]) => id);
    const sorts = lireConforme(await sonde.poster(CHEMIN, { ids }), (corps) => lireSorts(corps, ids));
    for (const [id, attendu] of attendus) {
      const sort = sorts.get(id);
      exiger(
        sort === attendu,
        `Un événement ${NOMS[attendu]} est rendu ${sort === undefined ? 'absent' : `« ${sort} »`} au lieu de « ${attendu} ».`,
        'Gardez le sort de chaque événement reçu du flux, et rendez le premier : un doublon ne le change pas.',
      );
    }
  });

  yield await examiner('X4.4', 'Un id inconnu est absent de la réponse', async () => {
    const ids = [`verif-${randomUUID()}`, ...fiction.jamaisPris];
    const sorts = lireConforme(await sonde.poster(CHEMIN, { ids }), (corps) => lireSorts(corps, ids));
    exiger(
      sorts.size === 0,
      'Un événement jamais reçu, ou dont le lot a été refusé, a pourtant un sort.',
      'Ne rendez que les événements pris ; ne gardez rien d’un lot refusé en entier.',
    );
  });

  yield await examiner('X4.4', `Plus de ${IDS_MAX} id sont refusés`, async () => {
    const ids = Array.from({ length: IDS_MAX + 1 }, () => `verif-${randomUUID()}`);
    const reponse = await sonde.poster(CHEMIN, { ids });
    sonde.exigerRefus(
      'recherche, trop d’id',
      reponse,
      REFUS_AU_CHOIX,
      'Refusez par 400 une recherche de plus de 500 id.',
    );
  });
}

const NOMS = { applique: 'appliqué', obsolete: 'obsolète', rejete: 'rejeté' } as const;
