import { ProblemeHttp } from '#access';
import type { IssueApprobation, IssueDemandeDeSimulation } from '#exchange';
import { refuser } from '../validation/valider-entrees.pipe.js';

/** The simulation that was made or found. @throws ProblemeHttp for every other outcome */
export function simulationOuProbleme(issue: IssueDemandeDeSimulation): { simulation: string } {
  switch (issue.issue) {
    case 'demandee':
    case 'deja_demandee':
      return { simulation: issue.simulation };
    case 'flux_inconnu':
      throw refuser([
        { pointeur: '/type', detail: 'Rien de ce type n’est dit à ce partenaire : GET /api/flux les donne.' },
      ]);
    case 'structure_inconnue':
      throw refuser([
        { pointeur: '/structure', detail: 'Les données du territoire ne connaissent pas cette structure.' },
      ]);
    case 'zone_vide':
      throw refuser([{ pointeur: '/epci', detail: 'Donnez au moins un EPCI, ou une commune sans EPCI.' }]);
    case 'zone_inconnue':
      throw new ProblemeHttp(
        400,
        'ZONE_INCONNUE',
        'Les données du territoire ne connaissent pas ces EPCI, ou ces communes hors EPCI : « inconnus » les nomme.',
        { membres: { pointeur: '/epci', inconnus: issue.codes } },
      );
  }
}

export function simulationInconnue(): ProblemeHttp {
  return new ProblemeHttp(404, 'SIMULATION_INCONNUE', 'Aucune simulation ne porte cet identifiant.');
}

/** @throws ProblemeHttp unless the change is in force */
export function approuveeOuProbleme(issue: IssueApprobation): void {
  switch (issue.issue) {
    case 'approuvee':
    case 'deja_approuvee':
      return;
    case 'inconnue':
      throw simulationInconnue();
    case 'pas_terminee':
      throw new ProblemeHttp(
        409,
        'SIMULATION_PAS_TERMINEE',
        'Cette simulation n’est pas allée à son terme : attendez-la, ou refaites-la.',
        { membres: { etat: issue.etat } },
      );
    case 'perimee':
      throw new ProblemeHttp(
        409,
        'SIMULATION_PERIMEE',
        'Les règles ou le jour ont changé depuis cette simulation : refaites-la, puis approuvez la nouvelle.',
      );
    case 'sans_objet':
      throw new ProblemeHttp(
        409,
        'RIEN_A_APPROUVER',
        'Cette simulation regarde un déploiement, déjà en vigueur : la prochaine synchronisation reprend les dossiers.',
      );
  }
}
