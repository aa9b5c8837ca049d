import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { membresChanges } from './membres.js';
import type { CalculDeCotraitance, FaitsDeCotraitance, HistoriqueDeCotraitance } from './modele.js';
import { nommeur } from './nommer-messages.js';

const CAUSES: Readonly<Record<string, string>> = {
  message: 'un message reçu',
  echeance: 'une échéance venue',
  regles: 'les règles en vigueur, sans message ni échéance',
};

/** What was computed, when and why: for each computation what it changed, and what set it. */
export function rendreHistorique(
  { cotraitance, demandeur, calculs }: HistoriqueDeCotraitance,
  faits: FaitsDeCotraitance,
): string {
  const nommer = nommeur(faits);
  const blocs = calculs.map((calcul, rang) => rendreCalcul(calcul, calculs[rang - 1] ?? null, nommer));
  const titre = `Cotraitance ${cotraitance}   demandeur ${demandeur}   ${calculs.length} calcul(s), du plus ancien au plus récent`;
  return [titre, ...blocs].join('\n\n');
}

function rendreCalcul(
  { version, connuLe, calculeAu, cause, etat, resume, regles, ecartsDeRegles }: CalculDeCotraitance,
  precedent: CalculDeCotraitance | null,
  nommer: (ids: readonly string[]) => string,
): string {
  const changes = membresChanges(precedent?.resume ?? null, resume);
  const lignes = changes.map((membre) => [
    membre.nom,
    precedent === null ? '–' : membre.dire(precedent.resume),
    membre.dire(resume),
    regles[membre.chemin]?.regle ?? '',
    nommer(regles[membre.chemin]?.messages ?? []),
  ]);
  return [
    `Version ${version}, connue le ${direInstant(connuLe)}, calculée au ${calculeAu}, par ${CAUSES[cause] ?? cause} : ${etat === null ? 'pas d’état' : dire(etat)}`,
    lignes.length === 0
      ? '  Rien de ce qui est montré ici n’a changé ; les actions à mener, peut-être.'
      : tableau(['Quoi', 'Avant', 'Après', 'Règle', 'Message'], lignes),
    ...ecartsDeRegles.map(
      ({ membre, alors, aujourdhui }) =>
        `  ⚠ Les règles d’aujourd’hui donneraient autrement « ${membre} » : ${direValeur(aujourdhui)}, et non ${direValeur(alors)}.`,
    ),
  ].join('\n');
}

function direValeur(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return 'rien';
  return typeof valeur === 'string' ? dire(valeur) : JSON.stringify(valeur);
}
