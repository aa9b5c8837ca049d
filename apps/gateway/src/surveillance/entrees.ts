import { ETATS_ALARME, type EtatAlarme } from '#supervision';
import { Jour, Parmi } from '../validation/membres.js';
import { TexteLibre } from '../validation/membres-composes.js';

const MOTIF_MAX = 2_000;

export class EntreeBilan {
  @Jour({ description: 'Jour métier ; aujourd’hui sinon.' })
  jour?: string;
}

export class EntreeAlarmes {
  @Parmi([...ETATS_ALARME, 'vive'], {
    description: 'Où elle en est ; « vive » : ouverte ou acquittée. Toutes sinon.',
  })
  etat?: EtatAlarme | 'vive';
}

/** Body of an acknowledgement or of a closing. */
export class EntreeGeste {
  @TexteLibre(MOTIF_MAX, {
    description: 'Pourquoi, pour qui le lira plus tard. Sans donnée personnelle.',
    obligatoire: true,
  })
  motif: string;
}
