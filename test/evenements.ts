import { randomUUID } from 'node:crypto';
import type { TypeFait } from '#annexe7';
import {
  composerEvenement,
  ENTETES_SIGNATURE,
  EXEMPLES,
  proprietaireDe,
  Secrets,
  signer,
  TYPE_EVENEMENT,
  TYPE_LOT,
  type Evenement,
  type SourceEvenement,
} from '#contract';

const SOURCES: Readonly<Record<ReturnType<typeof proprietaireDe>, SourceEvenement>> = {
  gide: 'urn:gide',
  parcours3: 'urn:parcours3',
  dude: 'urn:dude',
};

/**
 * A valid event of a type, stated by its owner, with an id of its own and the first sequence. `data` is laid over
 * the example of the type (a member given as undefined is left out), `attributs` over the event.
 */
export function evenement(
  type: TypeFait,
  data: Readonly<Record<string, unknown>> = {},
  attributs: Readonly<Record<string, unknown>> = {},
): Evenement {
  const donnees = sansAbsents({ ...EXEMPLES[type], ...data });
  const proprietaire = proprietaireDe(type);
  const compose = composerEvenement(SOURCES[proprietaire], {
    id: `${proprietaire}-${randomUUID()}`,
    type,
    sequence: '0000000001',
    demandeur: String(donnees['demandeur']),
    cotraitance: typeof donnees['cotraitance'] === 'string' ? donnees['cotraitance'] : null,
    data: donnees,
    time: '2010-03-01T09:12:00+01:00',
  });
  return sansAbsents({ ...compose, ...attributs }) as Evenement;
}

/** The body of a batch. */
export function lot(evenements: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(evenements), 'utf8');
}

/** Headers of a signed webhook or flux (X3.2), content type included: a batch when the body is a list. */
export function signe(
  secret: string,
  corps: Buffer | string,
  { id = `msg-${randomUUID()}`, horodatage = Math.floor(Date.now() / 1000) } = {},
): Record<string, string> {
  const enListe = corps.toString().trimStart().startsWith('[');
  return {
    'content-type': enListe ? TYPE_LOT : TYPE_EVENEMENT,
    [ENTETES_SIGNATURE.id]: id,
    [ENTETES_SIGNATURE.horodatage]: String(horodatage),
    [ENTETES_SIGNATURE.signature]: signer(Secrets.lire(secret, 'secret of the test'), id, horodatage, corps),
  };
}

function sansAbsents(objet: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== undefined));
}
