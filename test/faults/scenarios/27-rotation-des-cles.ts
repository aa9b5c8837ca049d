import { randomBytes, randomUUID } from 'node:crypto';
import { SECRETS } from '../../banc/secrets-du-banc.js';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import type { Scenario } from './scenario.js';

const VARIABLE = 'WEBHOOK_SECRET_GIDE';

/** Old and new secrets side by side, then the new one alone, gateway after gateway, without a valid webhook refused. */
export const ROTATION_DES_CLES: Scenario = {
  numero: '27',
  titre: 'rotation des secrets sous charge',
  files: ['postgres'],
  montage: { gateways: 2 },
  trafic: { messages: 1_500 },
  debit: 100,
  async perturber({ essai, trafic, finDuTrafic }) {
    const { emetteur } = essai;
    const ancien = SECRETS.webhooks.gide;
    const nouveau = `whsec_${randomBytes(32).toString('base64')}`;
    await redemarrerAvec(essai, `${nouveau},${ancien}`);
    emetteur.secrets.gide = nouveau;
    await redemarrerAvec(essai, nouveau);
    await finDuTrafic;
    const refuses = emetteur.statuts.get('401') ?? 0;
    emetteur.secrets.gide = ancien;
    const webhooks = trafic.webhooks.filter(({ partenaire }) => partenaire === 'gide').slice(0, 20);
    const acceptes: string[] = [];
    for (const webhook of webhooks) {
      const statut = await emetteur.essayer(webhook, `msg-${randomUUID()}`);
      if (statut !== 401) acceptes.push(String(statut));
    }
    emetteur.secrets.gide = nouveau;
    return {
      injections: 4 + webhooks.length,
      manquements: [
        ...manque('propre', 'webhooks valides refusés', refuses > 0 ? [`${refuses} fois 401`] : []),
        ...manque('propre', 'webhooks acceptés sous un secret retiré', acceptes),
      ],
    };
  },
};

async function redemarrerAvec(essai: Essai, secret: string): Promise<void> {
  for (const { superviseur } of essai.postesDe('gateway')) {
    const environnement = { ...superviseur.poste.environnement, [VARIABLE]: secret };
    await superviseur.remplacer({ environnement });
  }
}
