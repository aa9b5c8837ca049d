import { randomBytes } from 'node:crypto';
import { Secrets, TOLERANCE_HORLOGE } from '#contract';
import type { Constat } from './constat.js';
import { examiner } from './constat.js';
import type { Fiction } from './fiction.js';
import { noterMalgreTout } from './lot.js';
import type { Sonde, Variante } from './sonde.js';

/** What is not signed by the gateway, now, is not taken (X3.2, X4.2). */
export async function* verifierSignatures(
  sonde: Sonde,
  fiction: Fiction,
  maintenant: () => number,
): AsyncGenerator<Constat> {
  const autre = Secrets.lire(`whsec_${randomBytes(32).toString('base64')}`, 'secret de la vérification');
  const perime = Math.floor(maintenant() / 1_000) - 2 * TOLERANCE_HORLOGE;
  const cas: { titre: string; variante: Variante; correction: string }[] = [
    {
      titre: 'Un lot signé d’un autre secret est refusé',
      variante: { secrets: autre },
      correction:
        'Recalculez HMAC-SHA256 de « id.timestamp.corps » sur les octets reçus, comparez à temps constant, répondez 401 si aucune signature ne convient.',
    },
    {
      titre: 'Un lot sans signature est refusé',
      variante: { sansSignature: true },
      correction:
        'Exigez webhook-id, webhook-timestamp et webhook-signature ; répondez 401 s’il en manque un.',
    },
    {
      titre: 'Une signature trop ancienne est refusée',
      variante: { horodatage: perime },
      correction: 'Répondez 401 quand webhook-timestamp s’écarte de plus de cinq minutes de votre horloge.',
    },
  ];
  for (const { titre, variante, correction } of cas) {
    yield await examiner('X3.2', titre, async () => {
      const [un] = fiction.faits;
      const evenement = fiction.version(un);
      const reponse = await sonde.dire([evenement], variante);
      noterMalgreTout(fiction, reponse, [evenement]);
      sonde.exigerRefus(`flux, ${titre.toLowerCase()}`, reponse, [401], correction);
      fiction.jamaisPris.push(evenement.id);
    });
  }
}
