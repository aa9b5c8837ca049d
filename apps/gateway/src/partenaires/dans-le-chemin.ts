import { ProblemeHttp } from '#access';
import type { Partenaire } from '#annexe7';
import { ApiParam } from '@nestjs/swagger';

/** The code of a partner in the path. */
export const DansLeChemin = ApiParam({
  name: 'partenaire',
  description: 'Code.',
  schema: { type: 'string', enum: ['gide', 'parcours3'] },
});

/** @throws ProblemeHttp 404 for any other name */
export function partenaireDe(nom: string): Partenaire {
  if (nom === 'gide' || nom === 'parcours3') return nom;
  throw new ProblemeHttp(404, 'PARTENAIRE_INCONNU', 'Les partenaires sont « gide » et « parcours3 ».');
}
