import { ProblemeHttp } from '#access';
import type { UniteDeTravail } from '#persistence';
import { lireSynchronisation, type VueSynchronisation } from '#reconciliation';
import { ApiParam } from '@nestjs/swagger';
import { FORME_UUID } from '../validation/membres.js';

export const DansLeChemin = ApiParam({
  name: 'id',
  description: 'Identifiant rendu par la demande.',
  schema: { type: 'string', format: 'uuid' },
});

/** @throws ProblemeHttp 404 */
export async function trouverSynchronisation(unite: UniteDeTravail, id: string): Promise<VueSynchronisation> {
  const vue = FORME_UUID.test(id) ? await lireSynchronisation(unite.seule, id) : null;
  if (vue) return vue;
  throw new ProblemeHttp(404, 'SYNCHRONISATION_INCONNUE', 'Aucune synchronisation ne porte cet identifiant.');
}
