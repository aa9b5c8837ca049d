import type { Anomalie } from './anomalies.js';
import { changementApres, changementAu } from './chronologie.js';
import type { DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { messagesDe, origineDeLEtat } from './origines.js';
import type { Absence } from './situation.js';
import type { Origine } from './vocabulaire.js';

/** For each member of the answer that has a value, the rules and the messages that set it. */
export function reglesAppliquees(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  date: DateCivile,
  lues: { absence: Absence | null; decompte: Origine; anomalies: readonly Anomalie[] },
): Record<string, Origine> {
  const { affectation, chronologie, fin, faits, dI } = cotraitance;
  const present = changementAu(chronologie, date);
  const suivant = changementApres(chronologie, date);
  const etat = origineDeLEtat(dossier, cotraitance, date);
  const enVigueur = fin.date <= date ? { regle: fin.regle, messages: fin.messages } : null;
  const initialisation = dI === null ? [] : messagesDe(faits.initialisation);
  const alertes = cotraitance.alertes.filter(({ dateAlerte }) => dateAlerte <= date);
  const regles: Record<string, Origine> = { phase: etat, etat, decompte: lues.decompte };
  const noter = (membre: string, origine: Origine | null): void => {
    if (origine !== null) regles[membre] = origine;
  };
  noter('structure', venantDe('A2', messagesDe(affectation)));
  noter('depuis', present === undefined ? null : origineDeLEtat(dossier, cotraitance, present.date));
  noter('dates.affectation', venantDe('A2', messagesDe(affectation)));
  noter('dates.acceptation', venantDe('C1', messagesDe(faits.acceptation)));
  noter('dates.initialisation', venantDe('C1', initialisation));
  noter(fin.genre, enVigueur);
  noter(`dates.${fin.genre}`, enVigueur);
  noter(
    'alertes',
    venantDe(
      'F8',
      alertes.flatMap(({ messages }) => messages),
    ),
  );
  noter('suspension', lues.absence && venantDe('F9, E3', messagesDe(lues.absence.statut)));
  noter(
    'prochaineEcheance',
    suivant === undefined ? null : annoncer(origineDeLEtat(dossier, cotraitance, suivant.date)),
  );
  noter('anomalies', origineDesAnomalies(lues.anomalies));
  return regles;
}

/** No message: nothing to explain. */
function venantDe(regle: string, messages: string[]): Origine | null {
  return messages.length === 0 ? null : { regle, messages };
}

/** F12. */
function annoncer({ regle, messages }: Origine): Origine {
  return { regle: `F12, ${regle}`, messages };
}

function origineDesAnomalies(anomalies: readonly Anomalie[]): Origine | null {
  const regles = new Set(anomalies.map(({ regle }) => regle));
  return venantDe([...regles].join(', '), [...new Set(anomalies.flatMap(({ messages }) => messages))]);
}
