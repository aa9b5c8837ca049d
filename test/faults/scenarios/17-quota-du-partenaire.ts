import { setTimeout as attendre } from 'node:timers/promises';
import type { DemandeDeFaute } from '#simulation';
import { manque } from '../invariants/manquement.js';
import type { Scenario } from './scenario.js';

const ATTENTE_S = 4;
/** Clocks of processes and of timers. */
const MARGE_MS = 60;
const PATIENCE_MS = 45_000;

const QUOTAS: readonly { demande: Partial<DemandeDeFaute>; attenteMs: number }[] = [
  { demande: { retryAfter: ATTENTE_S, forme: 'secondes' }, attenteMs: ATTENTE_S * 1_000 },
  // An HTTP date is in whole seconds.
  { demande: { retryAfter: ATTENTE_S, forme: 'date' }, attenteMs: (ATTENTE_S - 1) * 1_000 },
  { demande: { retryAfter: ATTENTE_S, forme: 'absurde' }, attenteMs: 0 },
  { demande: { retryAfter: null }, attenteMs: 0 },
];

/** 429 with a Retry-After of every form: no call before the time allowed, and one in the end. */
export const QUOTA_DU_PARTENAIRE: Scenario = {
  numero: '17',
  titre: '429 avec Retry-After',
  files: ['postgres'],
  debit: 40,
  async perturber({ essai, encore }) {
    const trop: string[] = [];
    for (const { demande, attenteMs } of QUOTAS) {
      await essai.partenaires.gide.poserFaute({ nature: 'quota', portees: ['flux'], nombre: 1, ...demande });
      const appels: number[] = [];
      let refuse = 0;
      const cesser = essai.pieges.temoigner((genre, _, quand) => {
        if (genre !== 'dire_gide') return;
        if (quand === 'fin' && refuse === 0) refuse = performance.now();
        else if (quand === 'debut' && refuse > 0) appels.push(performance.now());
      });
      const limite = performance.now() + PATIENCE_MS;
      await encore(30, 30);
      while (appels.length === 0 && performance.now() < limite) await attendre(20);
      cesser();
      const forme = demande.forme ?? 'absent';
      const [premier] = appels;
      if (premier === undefined) trop.push(`${forme} : aucun appel ensuite`);
      else if (premier - refuse < attenteMs - MARGE_MS)
        trop.push(`${forme} : ${(premier - refuse).toFixed(0)} ms`);
    }
    return { injections: QUOTAS.length, manquements: manque('propre', 'appels avant l’heure permise', trop) };
  },
};
