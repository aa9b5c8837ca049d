import { LectureTracee } from '#access';
import type { MessageLu } from '#exchange';

/** A message is the reading of the dossier it is about; one about the person only, of all his cotraitances. */
export function tracerMessages<T>(corps: T, messages: readonly MessageLu[]): LectureTracee<T> {
  return new LectureTracee(corps, {
    cotraitances: messages.flatMap(({ cotraitance }) => cotraitance ?? []),
    demandeurs: messages.flatMap(({ cotraitance, demandeur }) =>
      cotraitance === null && demandeur !== null ? [demandeur] : [],
    ),
    nombre: messages.length,
  });
}
