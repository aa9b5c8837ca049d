import { COTRAITANCE, DEMANDEUR } from './formes/domaine.js';
import { IDENTIFIANT, SEQUENCE } from './formes/enveloppe.js';
import { estObjet, texte, type Forme } from './formes/forme.js';
import type { Faute } from './membres/controle.js';
import { refus, type Refus } from './refus.js';
import type { Apercu, VerdictRefuse } from './verdict.js';

/** What may be shown and counted of a source or a type that nobody has vouched for. */
const NOM_TECHNIQUE: Forme = texte({ attendu: 'un nom technique', motif: /^[A-Za-z0-9:._-]{1,128}$/u });

/** How many further places to correct a sentence names. */
const AUTRES_MAX = 10;

/** A refused event, with what of it is well formed enough to be shown (X3.3). */
export function refuser(brut: unknown, { code, detail, pointeur }: Refus): VerdictRefuse {
  const evenement = estObjet(brut) ? brut : {};
  const id = evenement['id'];
  return {
    verdict: 'refuse',
    ...(IDENTIFIANT.accepte(id) ? { id: id as string } : {}),
    code,
    detail,
    pointeur,
    apercu: apercuDe(evenement),
  };
}

/** A refusal for faults of form: the sentence of the first, the places of the others. `racine` is their common pointer. */
export function refuserPour(brut: unknown, fautes: readonly Faute[], racine: string): VerdictRefuse {
  const [premiere, ...autres] = fautes;
  if (premiere === undefined) {
    throw new Error('an event was refused by the quick check and not by class-validator');
  }
  const places = autres.slice(0, AUTRES_MAX).map(({ pointeur }) => `${racine}${pointeur}`);
  const reste = autres.length > AUTRES_MAX ? '…' : '.';
  const suite = places.length === 0 ? '' : ` À corriger aussi : ${places.join(', ')}${reste}`;
  return refuser(
    brut,
    refus('SCHEMA_INVALIDE', {
      detail: `${premiere.phrase}${suite}`,
      pointeur: `${racine}${premiere.pointeur}`,
    }),
  );
}

function apercuDe(evenement: Record<string, unknown>): Apercu {
  const data = estObjet(evenement['data']) ? evenement['data'] : {};
  const candidats: readonly [keyof Apercu, unknown, Forme][] = [
    ['source', evenement['source'], NOM_TECHNIQUE],
    ['type', evenement['type'], NOM_TECHNIQUE],
    ['sequence', evenement['sequence'], SEQUENCE],
    ['demandeur', data['demandeur'], DEMANDEUR],
    ['cotraitance', data['cotraitance'], COTRAITANCE],
  ];
  const apercu: Apercu = {};
  for (const [nom, valeur, forme] of candidats) {
    if (forme.accepte(valeur)) apercu[nom] = valeur as string;
  }
  return apercu;
}
