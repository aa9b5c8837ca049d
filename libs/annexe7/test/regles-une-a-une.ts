/**
 * Every spec written rule by rule, as one file: mutation testing loads the library once per mutant instead
 * of once per spec. The vectors, the oracle and the properties are left out: slower, and these must do alone.
 */
import './annulation.spec.js';
import './dates-civiles.spec.js';
import './decompte-et-anomalies.spec.js';
import './echeances-et-actions.spec.js';
import './empreinte.spec.js';
import './etat.spec.js';
import './faits.spec.js';
import './origines.spec.js';
import './projections.spec.js';
import './sortie.spec.js';
