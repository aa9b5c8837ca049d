import { pino } from 'pino';
import { lancerSimulateur } from '#simulation';
import { lireReglagesSimulateurGide } from '../../../config/simulateur.js';
import { creerSimulateurGide } from './index.js';

const journal = pino({ base: { role: 'simulator-gide' } });
await lancerSimulateur(journal, lireReglagesSimulateurGide, creerSimulateurGide);
