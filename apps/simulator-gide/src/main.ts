import { lancerSimulateur } from '#simulation';
import { lireReglagesSimulateurGide } from '../../../config/simulateur.js';
import { creerSimulateurGide } from './simulateur-gide.js';

await lancerSimulateur('simulator-gide', lireReglagesSimulateurGide, creerSimulateurGide);
