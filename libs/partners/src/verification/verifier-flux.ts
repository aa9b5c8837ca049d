import { randomUUID } from 'node:crypto';
import type { ResultatEvenement, StatutResultat } from '#contract';
import { TAILLE_MAXIMALE_ENVOI } from '../client-partenaire.js';
import type { Constat } from './constat.js';
import { examiner, exiger, nonConforme } from './constat.js';
import type { Fiction } from './fiction.js';
import { direEtNoter, lireLot, noterMalgreTout } from './lot.js';
import type { Sonde } from './sonde.js';
import { REFUS_AU_CHOIX } from './sonde.js';

/** What the partner does with what it is told (X4.2), event by event and lot by lot. */
export async function* verifierFlux(sonde: Sonde, fiction: Fiction): AsyncGenerator<Constat, boolean> {
  const [un, deux, trois] = fiction.faits;
  const lot = [fiction.version(un), fiction.version(deux), fiction.version(trois)];
  const envoi = `verif-${randomUUID()}`;

  const premier = await examiner('X4.2', 'Un lot valide est appliqué, événement par événement', async () => {
    const resultats = await direEtNoter(sonde, fiction, lot, { id: envoi });
    exigerStatuts(
      resultats,
      'applique',
      'Appliquez tout événement valide, dont l’id est neuf et la séquence supérieure à celle que vous tenez. Si vous ne pouvez tenir que des demandeurs connus de vous, donnez-en un à la vérification.',
    );
  });
  yield premier;
  if (premier.resultat !== 'conforme') {
    yield nonConforme(
      'X4.2',
      'Le reste du flux, X4.4 et X4.3',
      'Non vérifiés : le premier lot n’a pas été appliqué.',
      'Corrigez ce qui précède, puis recommencez la vérification.',
    );
    return false;
  }

  yield await examiner(
    'X4.2',
    'Le même envoi répété (même Idempotency-Key) ne s’applique pas deux fois',
    async () => {
      const resultats = [...lireLot(await sonde.dire(lot, { id: envoi }), lot).values()];
      // The stored answer of the first time is what Idempotency-Key usually means; `doublon` says the same.
      if (resultats.every(({ statut }) => statut === 'applique')) return;
      exigerStatuts(
        resultats,
        'doublon',
        'À un envoi déjà traité, rendez la réponse d’alors, ou « doublon » pour chaque événement.',
      );
    },
  );
  yield await examiner('X4.2', 'Un id déjà vu est un doublon, même dans un autre envoi', async () => {
    const resultats = [...lireLot(await sonde.dire(lot), lot).values()];
    exigerStatuts(
      resultats,
      'doublon',
      'Gardez les id des événements reçus et répondez « doublon » à ceux que vous avez déjà.',
    );
  });
  yield await examiner(
    'X4.2',
    'Une séquence inférieure ou égale est obsolète, avec la séquence tenue',
    async () => {
      const tenue = fiction.sequenceTenue(un) ?? '';
      const inferieure = String(Number(tenue) - 1).padStart(10, '0');
      const anciens = [inferieure, tenue].map((sequence) =>
        fiction.version(un, { sequence, donnees: un.variation }),
      );
      const resultats = await direEtNoter(sonde, fiction, anciens);
      exigerStatuts(
        resultats,
        'obsolete',
        'Comparez la séquence à celle que vous tenez pour ce demandeur et cette clé ; si elle n’est pas supérieure, répondez « obsolete » sans rien changer.',
      );
      for (const { id } of resultats) fiction.sorts.set(id, 'obsolete');
      exiger(
        resultats.every(({ sequence }) => sequence === tenue),
        'La séquence tenue manque, ou n’est pas celle qui a été appliquée.',
        'Joignez « sequence » (dix chiffres) à « obsolete » : celle de la version que vous tenez.',
      );
    },
  );
  yield await examiner('X4.2', 'Une version suivante remplace la précédente', async () => {
    const resultats = await direEtNoter(sonde, fiction, [fiction.version(un, { donnees: un.variation })]);
    exigerStatuts(
      resultats,
      'applique',
      'Appliquez une version dont la séquence est supérieure à celle que vous tenez.',
    );
  });
  yield await examiner(
    'X4.2',
    'Un événement invalide est rejeté avec un code, ses voisins sont appliqués',
    async () => {
      const invalide = fiction.version(trois, { donnees: { demandeur: 'pas-un-numero' } });
      const voisins = [fiction.version(deux, { donnees: deux.variation }), invalide, fiction.version(un)];
      const [avant, rejete, apres] = await direEtNoter(sonde, fiction, voisins);
      exigerStatuts(
        [rejete!],
        'rejete',
        'Contrôlez chaque événement (X2) et rejetez celui que vous ne pouvez pas prendre.',
      );
      fiction.sorts.set(invalide.id, 'rejete');
      exiger(
        rejete!.code !== undefined,
        'Le rejet ne porte pas de code.',
        'Joignez à « rejete » un « code » qui en dit la raison.',
      );
      exigerStatuts(
        [avant!, apres!],
        'applique',
        'Un événement rejeté n’empêche pas d’appliquer les autres du lot.',
      );
    },
  );
  yield await examiner('X1', 'Un membre inconnu n’empêche pas d’appliquer l’événement', async () => {
    const resultats = await direEtNoter(sonde, fiction, [
      fiction.version(deux, { donnees: { membreInconnu: 'x' } }),
    ]);
    exigerStatuts(
      resultats,
      'applique',
      'Ignorez les membres et attributs que vous ne connaissez pas (lecteur tolérant).',
    );
  });
  yield await examiner('A2', 'Un retrait (annule: true) est une version comme une autre', async () => {
    const resultats = await direEtNoter(sonde, fiction, [
      fiction.version(trois, { donnees: { annule: true } }),
    ]);
    exigerStatuts(
      resultats,
      'applique',
      'Appliquez « annule: true » : le fait est tenu pour absent, sa version reste tenue.',
    );
  });
  yield await examiner('X4.2', `Un lot de ${TAILLE_MAXIMALE_ENVOI} événements est pris`, async () => {
    const resultats = await direEtNoter(sonde, fiction, versions(fiction, TAILLE_MAXIMALE_ENVOI));
    exigerStatuts(
      resultats,
      'applique',
      'Traitez les événements d’un lot dans leur ordre, chacun après le précédent.',
    );
  });
  yield await examiner(
    'X4.2',
    `Un lot de plus de ${TAILLE_MAXIMALE_ENVOI} événements est refusé`,
    async () => {
      const trop = versions(fiction, TAILLE_MAXIMALE_ENVOI + 1);
      const reponse = await sonde.dire(trop);
      noterMalgreTout(fiction, reponse, trop);
      sonde.exigerRefus(
        'flux, lot trop grand',
        reponse,
        REFUS_AU_CHOIX,
        'Refusez par 413, sans rien appliquer, un lot de plus de 500 événements.',
      );
      fiction.jamaisPris.push(trop[0]!.id);
    },
  );
  yield await examiner('X4.2', 'Un corps illisible est refusé', async () => {
    const reponse = await sonde.dire([], { corps: Buffer.from('[{"specversion":"1.0",') });
    sonde.exigerRefus(
      'flux, corps illisible',
      reponse,
      [400, 422],
      'Répondez 400 à un corps qui n’est pas du JSON.',
    );
  });
  return true;
}

/** Successive versions of one fact, so that a partner that takes too many is left with one fact more, not hundreds. */
function versions(fiction: Fiction, nombre: number) {
  const [un] = fiction.faits;
  return Array.from({ length: nombre }, (_, rang) =>
    fiction.version(un, { donnees: rang % 2 === 0 ? un.variation : {} }),
  );
}

function exigerStatuts(
  resultats: readonly ResultatEvenement[],
  attendu: StatutResultat,
  correction: string,
): void {
  const autre = resultats.find(({ statut }) => statut !== attendu);
  if (autre === undefined) return;
  const code = autre.code === undefined || !/^[A-Z0-9_]{1,64}$/.test(autre.code) ? '' : ` (${autre.code})`;
  exiger(false, `Statut « ${autre.statut} »${code} au lieu de « ${attendu} ».`, correction);
}
