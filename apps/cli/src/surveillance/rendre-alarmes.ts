import { dire, direInstant, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { AlarmeDite } from './modele.js';

/** Alarms in a table, then what each one says. */
export function rendreAlarmes(alarmes: readonly AlarmeDite[]): string {
  return [
    tableau(
      ['Nature', 'Objet', 'État', 'Fois', 'Ouverte le', 'Dernière fois', 'Identifiant'],
      alarmes.map(({ nature, objet, etat, occurrences, ouverteLe, derniereLe, id }) => [
        nature,
        objet,
        dire(etat),
        direNombre(occurrences),
        direInstant(ouverteLe),
        direInstant(derniereLe),
        id,
      ]),
    ),
    ...alarmes.map(rendreUne),
  ].join('\n');
}

function rendreUne({ titre, objet, detail, acquittement, cloture }: AlarmeDite): string {
  return [
    '',
    `  ${titre} (${objet})`,
    `    ${detail}`,
    ...(acquittement === null
      ? []
      : [`    Acquittée le ${direInstant(acquittement.le)} : ${acquittement.motif}`]),
    ...(cloture === null ? [] : [`    Close le ${direInstant(cloture.le)} : ${cloture.motif}`]),
  ].join('\n');
}
