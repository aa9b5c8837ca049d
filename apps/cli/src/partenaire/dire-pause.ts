import { direInstant } from '../sortie/mots.js';

/** A partner as the API tells it (X5.5). */
export interface PartenaireDit {
  nom: string;
  pause: {
    nature: 'automatique' | 'exploitant';
    depuis: string;
    motif: string;
    prochaineSonde: string | null;
  } | null;
  pasAvant: string | null;
  fenetre: { nature: 'lecture_seule' | 'maintenance'; jusqua: string; motif: string | null } | null;
  enAttente: { aEmettre: number; incertains: number; retenus: number };
  enEchec: { refuses: number; echecs: number };
}

/** `ouvert`, or why and since when nothing leaves for this partner. */
export function direPause({ pause, pasAvant, fenetre }: Situation): string {
  if (pause === null && fenetre !== null) return direFenetre(fenetre);
  if (pause === null) return pasAvant === null ? 'ouvert' : `patiente jusqu’au ${direInstant(pasAvant)}`;
  const sonde = pause.prochaineSonde === null ? '' : `, sonde le ${direInstant(pause.prochaineSonde)}`;
  const qui = pause.nature === 'automatique' ? 'en pause (il ne répond plus)' : 'en pause (exploitant)';
  return `${qui} depuis le ${direInstant(pause.depuis)} : ${pause.motif}${sonde}`;
}

type Situation = Pick<PartenaireDit, 'pause' | 'pasAvant' | 'fenetre'>;

function direFenetre({ nature, jusqua, motif }: NonNullable<PartenaireDit['fenetre']>): string {
  const quoi = nature === 'maintenance' ? 'en maintenance' : 'en lecture seule';
  return `${quoi} jusqu’au ${direInstant(jusqua)}${motif === null ? '' : ` : ${motif}`}`;
}
