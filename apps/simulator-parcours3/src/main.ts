import { lancerSimulateur } from '#simulation';
import { lireReglagesSimulateurParcours3 } from '../../../config/simulateur.js';
import { creerSimulateurParcours3 } from './simulateur-parcours3.js';

await lancerSimulateur('simulator-parcours3', lireReglagesSimulateurParcours3, creerSimulateurParcours3);
