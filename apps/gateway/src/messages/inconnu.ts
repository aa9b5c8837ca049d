import { ProblemeHttp } from '#access';
import { ApiParam } from '@nestjs/swagger';
import { FORME_UUID } from '../validation/membres.js';

/** 404: unknown, or outside the scope of the key; the two give the same answer. */
export function messageInconnu(): ProblemeHttp {
  return new ProblemeHttp(
    404,
    'MESSAGE_INCONNU',
    'Aucun message de votre périmètre ne porte cet identifiant.',
  );
}

/** What has not the form of an id names nothing: the same 404, without asking the database. */
export function idDeMessage(texte: string): string {
  if (!FORME_UUID.test(texte)) throw messageInconnu();
  return texte.toLowerCase();
}

/** The id of a message in the path. */
export function DecrireIdDeMessage(): MethodDecorator {
  return ApiParam({
    name: 'id',
    description: 'Identifiant du message dans la passerelle.',
    schema: { type: 'string', format: 'uuid' },
  });
}
