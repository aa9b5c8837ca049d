import type { MessageAAppliquer } from '../application/dossier-charge.js';
import type { Original, OriginalADire, OriginalEntrant, OriginalSortant } from './originaux.js';
import { rendre, type Raison, type VerdictRendu } from './verdict.js';

/** What a replay has to do with a message, from its fate alone (X6, X6.2). */
export type AFaire =
  | { faire: 'rien'; rendu: VerdictRendu }
  /** Accepted at the door, but never applied: decided again, and its own fate moves. */
  | { faire: 'decider'; message: MessageAAppliquer }
  /** Refused at the door: the checks are run again on the bytes received. */
  | { faire: 'controler'; original: OriginalEntrant }
  /** Told: the current version of its key is told again. */
  | { faire: 'dire'; original: OriginalADire };

const SORTANTS_OUVERTS: Readonly<Record<string, Raison>> = {
  a_emettre: 'EN_ROUTE',
  incertain: 'ISSUE_INCONNUE',
  retenu: 'RETENU',
};
const SANS_SUITE: Readonly<Record<string, Raison>> = {
  applique: 'DEJA_APPLIQUE',
  sans_effet: 'DEJA_SANS_EFFET',
  doublon: 'DOUBLON',
};

export function classer(original: Original): AFaire {
  return original.sens === 'entrant' ? classerEntrant(original) : classerSortant(original);
}

function classerEntrant(original: OriginalEntrant): AFaire {
  const { id, issue, code, accepte, tentatives } = original;
  const suite = SANS_SUITE[issue];
  if (suite) return { faire: 'rien', rendu: rendre(id, 'sans_effet', suite) };
  if (issue === 'recu' && tentatives === 0)
    return { faire: 'rien', rendu: rendre(id, 'non_rejouable', 'SERA_APPLIQUE') };
  // A conflict of sequences was found when applying: the door had accepted it, and remembers its id.
  if (issue === 'refuse' && code !== 'CONFLIT_DE_SEQUENCE') return { faire: 'controler', original };
  if (accepte === null) return { faire: 'controler', original };
  return { faire: 'decider', message: accepte };
}

function classerSortant(original: OriginalSortant): AFaire {
  const ouvert = SORTANTS_OUVERTS[original.issue];
  if (ouvert) return { faire: 'rien', rendu: rendre(original.id, 'non_rejouable', ouvert) };
  const { cle, demandeur } = original;
  return cle === null || demandeur === null
    ? { faire: 'rien', rendu: rendre(original.id, 'non_rejouable', 'DOSSIER_EFFACE') }
    : { faire: 'dire', original: { ...original, cle, demandeur } };
}
