import type { ChampsEvenement, Evenement, SourceEvenement } from './evenement.js';
import { typeComplet } from './types-evenement.js';

/** H4. An event that the gateway tells; its id is a UUIDv7 and its sequence the gateway's own, given by the caller. */
export function evenementSortant(champs: ChampsEvenement): Evenement {
  return composerEvenement('urn:dude', champs);
}

/** X1. An event of any of the three systems, as it stands on the wire. */
export function composerEvenement(source: SourceEvenement, champs: ChampsEvenement): Evenement {
  const { id, type, sequence, demandeur, cotraitance, data, time, correlationid, causationid } = champs;
  return {
    specversion: '1.0',
    id,
    source,
    type: typeComplet(type),
    subject: cotraitance === null ? `demandeur/${demandeur}` : `cotraitance/${cotraitance}`,
    time,
    datacontenttype: 'application/json',
    sequence,
    data: data as Record<string, unknown>,
    ...(correlationid === undefined ? {} : { correlationid }),
    ...(causationid === undefined ? {} : { causationid }),
  };
}
