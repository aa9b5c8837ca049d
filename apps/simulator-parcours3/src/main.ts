import { pino } from 'pino';
import { lancerSimulateur } from '#simulation';
import { lireReglagesSimulateurParcours3 } from '../../../config/simulateur.js';
import { creerSimulateurParcours3 } from './index.js';

const journal = pino({ base: { role: 'simulator-parcours3' } });
await lancerSimulateur(journal, lireReglagesSimulateurParcours3, creerSimulateurParcours3);
