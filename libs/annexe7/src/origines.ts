import { estOuverte } from './alertes.js';
import { changementAu } from './chronologie.js';
import type { DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import type { Fait } from './fait.js';
import type { NomEtat, Origine } from './vocabulaire.js';

/** The rule of section 6 behind each état that is not an end. */
const REGLES: Readonly<Record<Exclude<NomEtat, 'annulee' | 'sortie'>, string>> = {
  alerte: 'F3',
  suspension: 'F4',
  accompagnement_actif: 'F5',
  acceptee: 'F6',
  affectee: 'F7',
};

/** F0 to F7. The rules and the messages that give the état of a day. */
export function origineDeLEtat(dossier: Dossier, cotraitance: CotraitanceDatee, date: DateCivile): Origine {
  const { affectation, faits, fin, alertes } = cotraitance;
  const etat = changementAu(cotraitance.chronologie, date)?.etat;
  switch (etat) {
    case undefined:
      return { regle: 'F0', messages: [affectation.message] };
    case 'annulee':
      return { regle: `F1, ${fin.regle}`, messages: fin.messages };
    case 'sortie':
      return { regle: `F2, ${fin.regle}`, messages: fin.messages };
    case 'affectee':
      return { regle: REGLES[etat], messages: [affectation.message] };
    case 'acceptee':
      return { regle: REGLES[etat], messages: messagesDe(faits.acceptation) };
    case 'alerte': {
      const ouvertes = alertes.filter((alerte) => estOuverte(alerte, date));
      const messages = messagesDe(faits.initialisation);
      return {
        regle: REGLES[etat],
        messages: [...messages, ...ouvertes.flatMap((alerte) => alerte.messages)],
      };
    }
    case 'suspension':
    case 'accompagnement_actif':
      return {
        regle: REGLES[etat],
        messages: messagesDe(faits.initialisation, dossier.situations.statutAu(date)),
      };
  }
}

/** The messages of the facts that there are. */
export function messagesDe(...faits: readonly (Fait | undefined)[]): string[] {
  const messages: string[] = [];
  for (const fait of faits) if (fait !== undefined) messages.push(fait.message);
  return messages;
}
