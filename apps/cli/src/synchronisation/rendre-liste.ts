import { libelle } from '#reconciliation';
import { direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { direDuree } from './rendre-rapport.js';
import type { Synchronisation } from './suivre.js';

/** The last synchronisations, the latest first. */
export function rendreListe(synchronisations: readonly Synchronisation[]): string {
  return tableau(
    ['Jour métier', 'Lancée par', 'Demandée le', 'Durée', 'État', 'Étapes sautées', 'Identifiant'],
    synchronisations.map(({ id, plan, jour, demandeeLe, debut, fin, etat, etapes }) => [
      jour,
      plan === 'nocturne' ? 'la nuit' : 'demande',
      direInstant(demandeeLe),
      direDuree(debut, fin),
      libelle(etat),
      etapes
        .filter((une) => une.etat === 'sautee')
        .map(({ etape }) => libelle(etape))
        .join(', ') || '–',
      id,
    ]),
  );
}
