import { direRejeu } from '../rejeu/modele.js';
import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';

/** What the tool reads of one message (X5.4). */
export interface Message {
  id: string;
  sens: string;
  partenaire: string;
  evenement: string | null;
  type: string | null;
  cotraitance: string | null;
  sequence: string | null;
  issue: string;
  code: string | null;
  detail: string | null;
  pointeur: string | null;
  le: string;
  tentatives: number;
  motif: string | null;
  donnees: object | null;
  liens: { rejoue: string | null; corrige: string | null; rejouePar: string[]; corrigePar: string[] };
  transitions: { de: string; vers: string; tentatives: number; cause: string; le: string }[];
  rejeux: { rejeu: string; verdict: string | null; code: string | null }[];
}

/** What became of a message, and what was made of it since. */
export function rendreMessage(message: Message): string {
  const { liens, transitions, rejeux, donnees } = message;
  const ligne = (nom: string, valeur: string | null | undefined): string[] =>
    valeur === null || valeur === undefined ? [] : [`  ${nom.padEnd(14)} ${valeur}`];
  return [
    `Message ${message.id} : ${dire(message.issue)}${message.code === null ? '' : ` (${message.code})`}`,
    ...ligne('Sens', `${message.sens}, ${dire(message.partenaire)}`),
    ...ligne('Événement', message.evenement),
    ...ligne('Type', message.type),
    ...ligne('Cotraitance', message.cotraitance),
    ...ligne('Séquence', message.sequence),
    ...ligne('Reçu ou décidé', direInstant(message.le)),
    ...ligne('Raison', message.detail),
    ...ligne('Pointeur', message.pointeur === '' ? null : message.pointeur),
    ...ligne('Motif', message.motif),
    ...ligne('Rejoue', liens.rejoue),
    ...ligne('Corrige', liens.corrige),
    ...liens.rejouePar.flatMap((id) => ligne('Rejoué par', id)),
    ...liens.corrigePar.flatMap((id) => ligne('Corrigé par', id)),
    ...rejeux.flatMap(({ rejeu, verdict, code }) =>
      ligne('Rejeu', `${rejeu} : ${direRejeu(verdict)}${code === null ? '' : ` (${code})`}`),
    ),
    ...(transitions.length === 0
      ? []
      : [
          '',
          tableau(
            ['Le', 'De', 'Vers', 'Tentatives', 'Cause'],
            transitions.map(({ le, de, vers, tentatives, cause }) => [
              direInstant(le),
              dire(de),
              dire(vers),
              String(tentatives),
              cause,
            ]),
          ),
        ]),
    ...(donnees === null ? [] : ['', JSON.stringify(donnees, null, 2)]),
  ].join('\n');
}
