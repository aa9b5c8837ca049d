import type { Partenaire } from '#annexe7';
import type { IssueALaPorte, MessageEntrant, Voie } from './reception.js';

/** Events of one kind that crossed the door together, told once their commit is done. */
export interface Passage {
  partenaire: Partenaire;
  voie: Voie;
  type: MessageEntrant['type'];
  issue: IssueALaPorte;
  nombre: number;
}

/** Told what crossed the door, after the commit: for measures, never for the conservation (X6.1), which is in the tables. */
export type ObserverPorte = (passages: readonly Passage[]) => void;

export function compterPassages(voie: Voie, messages: readonly MessageEntrant[]): Passage[] {
  const passages = new Map<string, Passage>();
  for (const { partenaire, type, issue } of messages) {
    const nom = `${partenaire} ${type} ${issue}`;
    const connu = passages.get(nom);
    if (connu) connu.nombre += 1;
    else passages.set(nom, { partenaire, voie, type, issue, nombre: 1 });
  }
  return [...passages.values()];
}
