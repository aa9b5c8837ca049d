import { lireBilan, typeCourt, typeComplet } from '#contract';
import type { Constat } from './constat.js';
import { examiner, exiger, NonPropose } from './constat.js';
import type { Fiction } from './fiction.js';
import type { Sonde } from './sonde.js';
import { lireConforme } from './sonde.js';

/** The partner's own counts of a day, when it offers them (X4.5, optional). @param jour Paris day of our events. */
export async function* verifierBilan(sonde: Sonde, fiction: Fiction, jour: string): AsyncGenerator<Constat> {
  yield await examiner('X4.5', 'Le bilan d’un jour compte ce qui a été émis et reçu, par type', async () => {
    const reponse = await sonde.obtenir(`/echanges/bilan?jour=${jour}`);
    if (reponse.statut === 404)
      throw new NonPropose(
        'Le partenaire ne donne pas de bilan (404) : la passerelle ne pourra pas comparer ses comptes aux siens.',
      );
    const { emis, recus } = lireConforme(reponse, lireBilan);
    exiger(
      [...Object.keys(emis), ...Object.keys(recus)].every((type) => typeCourt(type) !== undefined),
      'Un type du bilan n’est pas un type de l’échange.',
      'Nommez les types comme dans les événements : « fr.dude.statut.change.v1 ».',
    );
    for (const [type, nombre] of fiction.appliques)
      exiger(
        (recus[typeComplet(type)] ?? 0) >= nombre,
        `Le bilan du jour compte moins d’événements reçus de type ${type} que la vérification n’en a fait appliquer.`,
        'Comptez les événements reçus au jour de Paris de leur « time ».',
      );
  });
}

/** Paris day of an instant, `YYYY-MM-DD`. */
export function jourDeParis(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(instant);
}
