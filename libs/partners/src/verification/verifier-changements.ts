import { canoniser } from '#annexe7';
import { CHANGEMENTS_MAX } from '#contract';
import type { Constat } from './constat.js';
import { examiner, exiger } from './constat.js';
import { lirePage } from './pages.js';
import type { Sonde } from './sonde.js';

const LIMITE = 5;

/** The change feed as a mechanism (X4.1): shape, limit, cursors. */
export async function* verifierChangements(sonde: Sonde): AsyncGenerator<Constat> {
  yield await examiner(
    'X4.1',
    'Une page de changements a la forme du contrat et respecte la limite',
    async () => {
      const page = await lirePage(sonde, null, LIMITE);
      exiger(
        page.evenements.length <= LIMITE,
        `${page.evenements.length} événements rendus pour limite=${LIMITE}.`,
        'Ne rendez jamais plus d’événements que « limite » n’en demande.',
      );
      exiger(
        !page.suite || page.evenements.length > 0,
        'Une page vide annonce une suite.',
        'Quand « suite » est vrai, rendez au moins un événement.',
      );
      if (page.evenements.length === 0) return 'Le partenaire n’énonce rien encore : il n’y a rien à lire.';
      return undefined;
    },
  );

  yield await examiner('X4.1', 'Le même curseur rend deux fois la même page', async () => {
    const premiere = await lirePage(sonde, null, LIMITE);
    exigerMemePage(premiere, await lirePage(sonde, null, LIMITE), 'la première page (sans curseur)');
    const deuxieme = await lirePage(sonde, premiere.curseur, LIMITE);
    exigerMemePage(deuxieme, await lirePage(sonde, premiere.curseur, LIMITE), 'la page qui la suit');
  });

  yield await examiner(
    'X4.1',
    'Les pages se suivent sans recouvrement, le curseur de la dernière reste valable',
    async () => {
      const premiere = await lirePage(sonde, null, LIMITE);
      const deuxieme = await lirePage(sonde, premiere.curseur, LIMITE);
      const vus = new Set(premiere.evenements.map((evenement) => canoniser(evenement)));
      exiger(
        !deuxieme.evenements.some((evenement) => vus.has(canoniser(evenement))),
        'Un événement de la première page revient dans la suivante.',
        'Le curseur d’une page désigne la place qui suit son dernier événement.',
      );
      exiger(
        premiere.suite || deuxieme.evenements.length === 0 || !deuxieme.suite,
        'La première page annonce que tout est lu, et pourtant des pages suivent.',
        'Mettez « suite » à vrai tant qu’il reste des événements.',
      );
      exiger(
        !premiere.suite || deuxieme.evenements.length > 0,
        'La première page annonce une suite, et la suivante est vide.',
        'Ne mettez « suite » à vrai que s’il reste des événements après le curseur.',
      );
    },
  );

  yield await examiner('X4.1', 'Un curseur inconnu est refusé par 410', async () => {
    const reponse = await sonde.obtenir('/echanges/changements?curseur=curseur-jamais-emis&limite=1');
    sonde.exigerRefus(
      'changements, curseur inconnu',
      reponse,
      [410],
      'Répondez 410 à un curseur que vous ne connaissez pas ou plus : la passerelle reprend alors du début.',
    );
  });

  yield await examiner(
    'X4.1',
    `Une limite au-delà de ${CHANGEMENTS_MAX} ne donne pas plus de ${CHANGEMENTS_MAX} événements`,
    async () => {
      const reponse = await sonde.obtenir(`/echanges/changements?limite=${CHANGEMENTS_MAX + 1}`);
      if (reponse.statut === 400 || reponse.statut === 422) return;
      // The reader of #contract itself refuses a page above the maximum.
      await lirePage(sonde, null, CHANGEMENTS_MAX + 1);
    },
  );
}

/** A live partner may add events between two readings: what is not full may grow, what was read may not change. */
function exigerMemePage(une: Page, autre: Page, laquelle: string): void {
  const debut = autre.evenements.slice(0, une.evenements.length);
  const pleine = une.suite;
  exiger(
    canoniser(debut) === canoniser(une.evenements) &&
      (!pleine || (autre.evenements.length === une.evenements.length && autre.suite)),
    `Lue deux fois, ${laquelle} n’est pas la même.`,
    'Un curseur désigne une place fixe dans le fil : les mêmes événements, dans le même ordre, à chaque lecture.',
  );
}

type Page = Awaited<ReturnType<typeof lirePage>>;
