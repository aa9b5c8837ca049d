import { randomBytes } from 'node:crypto';
import type { Partenaire } from '#annexe7';
import { portLibre } from '../serveur-redis.js';
import { JOUR } from './journee.js';
import { Enfant } from '../banc/enfants.js';
import { CLES_DU_BANC, SECRETS } from '../banc/secrets-du-banc.js';

/** The gateway and the worker as they are deployed: the compiled programs, each a process of its own. */
export interface PasserelleDuBanc {
  url: string;
  gateway: Enfant;
  worker: Enfant;
  arreter(): Promise<void>;
}

/** Lets the bench ask what a person may ask. */
export const CLE_DU_BANC = randomBytes(32).toString('hex');

/** @param jour business day that it works on */
export async function demarrerPasserelle(
  base: string,
  partenaires: { readonly urls: Readonly<Record<Partenaire, string>> },
  jour = JOUR,
): Promise<PasserelleDuBanc> {
  const port = await portLibre();
  const communes = {
    DATABASE_URL: base,
    PASSERELLE_CLES_DE_CHIFFREMENT: CLES_DU_BANC,
    PASSERELLE_AUJOURDHUI: jour,
    PASSERELLE_BOOTSTRAP_KEY: CLE_DU_BANC,
    PORT: String(port),
    WEBHOOK_SECRET_GIDE: SECRETS.webhooks.gide,
    WEBHOOK_SECRET_PARCOURS3: SECRETS.webhooks.parcours3,
    GIDE_URL: partenaires.urls.gide,
    GIDE_CLIENT_ID: 'passerelle',
    GIDE_CLIENT_SECRET: 'banc',
    PARTNER_SECRET_GIDE: SECRETS.partenaires.gide,
    PARCOURS3_URL: partenaires.urls.parcours3,
    PARCOURS3_CLIENT_ID: 'passerelle',
    PARCOURS3_CLIENT_SECRET: 'banc',
    PARTNER_SECRET_PARCOURS3: SECRETS.partenaires.parcours3,
  };
  const gateway = await Enfant.demarrer('gateway', 'dist/apps/gateway/src/main.js', communes);
  const worker = await Enfant.demarrer('worker', 'dist/apps/worker/src/main.js', communes);
  return {
    url: `http://127.0.0.1:${port}`,
    gateway,
    worker,
    async arreter() {
      await Promise.all([gateway.arreter(), worker.arreter()]);
    },
  };
}
