import { randomBytes } from 'node:crypto';
import type { Partenaire } from '#annexe7';

const secret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Key under which the processes of the bench and of the faults encrypt: all the same, new at each execution. */
export const CLES_DU_BANC = `banc:${randomBytes(32).toString('base64')}`;

/** With which the partners of the bench sign towards the gateway, and it towards them: new at each execution. */
export const SECRETS: Readonly<Record<'webhooks' | 'partenaires', Readonly<Record<Partenaire, string>>>> = {
  webhooks: { gide: secret(), parcours3: secret() },
  partenaires: { gide: secret(), parcours3: secret() },
};
