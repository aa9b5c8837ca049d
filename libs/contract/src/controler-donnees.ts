import { cleDuFait, type TypeFait } from '#annexe7';
import type { Evenement } from './evenement.js';
import { estObjet, OBJET } from './formes/forme.js';
import { estConforme, fautesDe, membresDe } from './membres/controle.js';
import type { Classe } from './membres/regle.js';
import { phraseDeFaute } from './membres/phrase.js';
import { Enveloppe } from './modele/enveloppe.js';
import { refuserPour } from './refuser.js';
import type { VerdictAccepte, VerdictRefuse } from './verdict.js';

/** True when the attributes of X1 are well formed; `data` has not been looked at. */
export function estEnveloppe(brut: unknown): brut is Evenement {
  return estObjet(brut) && estConforme(Enveloppe, brut);
}

/** The refusal of what is no well formed event. */
export function refuserEnveloppe(brut: unknown): VerdictRefuse {
  return refuserPour(brut, fautesDe(Enveloppe, brut), '');
}

/** Last of the checks of X3.3 made without memory: the data, against the class of their type. */
export function controlerDonnees(
  evenement: Evenement,
  type: TypeFait,
  classe: Classe,
): VerdictAccepte | VerdictRefuse {
  const data: unknown = evenement.data;
  if (!estObjet(data)) {
    const phrase = phraseDeFaute('data', { forme: OBJET, presence: 'requis' }, data);
    return refuserPour(evenement, [{ pointeur: '', phrase }], '/data');
  }
  if (!estConforme(classe, data)) return refuserPour(evenement, fautesDe(classe, data), '/data');
  const donnees = membresDe(classe, data);
  return {
    verdict: 'accepte',
    evenement,
    type,
    cle: cleDuFait(type, donnees),
    demandeur: donnees['demandeur'] as string,
    cotraitance: typeof donnees['cotraitance'] === 'string' ? donnees['cotraitance'] : null,
    donnees,
  };
}
