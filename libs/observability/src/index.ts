export { type Champs } from './champs.js';
export { creerJournal, type Journal } from './journal.js';
export { JournalDeNest } from './journal-de-nest.js';
export { creerRegistre } from './mesures.js';
export { type Epreuve, eprouver, type EtatDeSante } from './sante.js';
