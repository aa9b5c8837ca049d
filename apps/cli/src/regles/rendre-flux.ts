import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { FluxDit, ZoneDite } from './modele.js';

/** One line per flux, then per structure that has a date of its own. */
export function rendreFlux(flux: readonly FluxDit[]): string {
  return tableau(
    ['Vers', 'Type', 'Structure', 'Depuis', 'Dit'],
    flux.flatMap(({ vers, type, depuis, actif, structures }) => [
      [dire(vers), type, 'toutes', depuis, actif ? 'oui' : 'non'],
      ...structures.map((une) => ['', '', une.structure, une.depuis, une.actif ? 'oui' : 'non']),
    ]),
  );
}

/** All that was decided, the latest first. */
export function rendreHistoriqueDesFlux(flux: readonly FluxDit[]): string {
  const lignes = flux.flatMap(({ vers, type, historique }) =>
    historique.map((une) => ({
      le: une.le,
      cellules: [
        direInstant(une.le),
        dire(vers),
        type,
        une.structure ?? 'toutes',
        une.depuis,
        une.par,
        une.motif,
      ],
    })),
  );
  lignes.sort((a, b) => (a.le < b.le ? 1 : -1));
  return tableau(
    ['Inscrit', 'Vers', 'Type', 'Structure', 'Depuis', 'Par', 'Motif'],
    lignes.map(({ cellules }) => cellules),
  );
}

export function rendreZones(zones: readonly ZoneDite[]): string {
  return tableau(
    ['Structure', 'Depuis', 'En vigueur', 'Zone', 'Inscrit', 'Par', 'Motif'],
    zones.map(({ structure, depuis, enVigueur, epci, communes, le, par, motif }) => [
      structure,
      depuis,
      enVigueur ? 'oui' : 'non',
      [...epci, ...communes].join(', '),
      direInstant(le),
      par,
      motif,
    ]),
  );
}
