import { ApiParam } from '@nestjs/swagger';

/** The id of an écart in the path. */
export function DecrireIdDEcart(): MethodDecorator {
  return ApiParam({
    name: 'id',
    description: 'Identifiant de l’écart.',
    schema: { type: 'string', format: 'uuid' },
  });
}
