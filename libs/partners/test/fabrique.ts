import { randomBytes } from 'node:crypto';
import type { Evenement } from '#contract';
import { evenementSortant, Secrets } from '#contract';
import { ClientPartenaire } from '../src/client-partenaire.js';
import type { OptionsClient } from '../src/client-partenaire.js';

export const BASE = 'http://partenaire.test';
export const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
export const secrets = Secrets.lire(SECRET, 'PARTNER_SECRET_PARCOURS3');
/** Stands in every body of these tests, and must stand in no error. */
export const DEMANDEUR = '9999990Z';

export function unClient(options: Partial<OptionsClient> = {}): ClientPartenaire {
  return new ClientPartenaire({
    partenaire: 'parcours3',
    url: BASE,
    clientId: 'passerelle',
    clientSecret: 'secret de test',
    secrets,
    delaiMs: 5_000,
    ...options,
  });
}

export function unEvenement(id: string): Evenement {
  return evenementSortant({
    id,
    type: 'statut.change',
    sequence: '0000000001',
    demandeur: DEMANDEUR,
    cotraitance: null,
    data: { demandeur: DEMANDEUR, statut: 1, situation: 'inscrit', dateEffet: '2010-09-01' },
    time: '2010-09-01T10:00:00+02:00',
  });
}

export const JETON = { access_token: 'jeton-1', token_type: 'Bearer', expires_in: 3_600 };
