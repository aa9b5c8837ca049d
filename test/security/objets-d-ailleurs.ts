import { randomUUID } from 'node:crypto';
import { evenement, lot } from '#test/evenements';
import { planterEcarts } from '#test/essais-de-la-gateway';
import { CLE_DE_DEMARRAGE, ORIGINE, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from '../../apps/gateway/test/session-ouverte.js';

/** Everything that an address or a body of the API may name and that belongs to somebody. */
export interface Objets {
  cotraitance: string;
  demandeur: string;
  structure: string;
  /** Came from GIDE. */
  message: string;
  ecart: string;
  /** A simulation: anybody may read its figures. */
  rejeu: string;
  /** One that waits for a second person. */
  rejeuDemande: string;
  habilitation: string;
  export: string;
  vue: string;
  acte: string;
}

/** The same forms, of nothing. */
export const INCONNUS: Objets = {
  cotraitance: 'CT-INCONNUE-0011',
  demandeur: '9990011Z',
  structure: '33063S00',
  message: randomUUID(),
  ecart: randomUUID(),
  rejeu: randomUUID(),
  rejeuDemande: randomUUID(),
  habilitation: randomUUID(),
  export: randomUUID(),
  vue: randomUUID(),
  acte: randomUUID(),
};

/** The person in Paris, whom the readers of the test may see. */
const CHEZ_NOUS = { cotraitance: 'CT-PARIS-0011', demandeur: '1100001A' };

export const enTete = ({ cookie, jeton }: SessionOuverte): Record<string, string> => ({
  cookie: `__Host-passerelle=${cookie}`,
  'x-passerelle-jeton': jeton,
  origin: ORIGINE,
});

/** A person in Paris and one in Lyon, with all that may be known, ordered and kept of the one in Lyon. @returns hers */
export async function peupler(gateway: GatewayDEssai): Promise<Objets & { messageDeParis: string }> {
  const elle = { cotraitance: 'CT-LYON-0011', demandeur: '1100002B', structure: '69123S00' };
  const ecart = randomUUID();
  await gateway.enoncer(
    'gide',
    evenement('affectation.enregistree', {
      ...CHEZ_NOUS,
      structure: '75056S00',
      sitePoleEmploi: '75116',
      commune: '75056',
    }),
    // Lives far from her structure: there is something to do about her.
    evenement('affectation.enregistree', { ...elle, sitePoleEmploi: '69123', commune: '33063' }),
  );
  // Refused: there is something to correct, to leave and to replay.
  await gateway.webhook(
    'gide',
    lot([
      evenement(
        'parcours.initialise',
        { cotraitance: elle.cotraitance, demandeur: elle.demandeur },
        { source: 'urn:gide' },
      ),
    ]),
  );
  await gateway.appliquer();
  await planterEcarts(gateway.unite, [
    { id: randomUUID(), ...CHEZ_NOUS, structure: '75056S00', site: '75116' },
    { id: ecart, ...elle, site: '69123' },
  ]);
  const [message, messageDeParis] = await Promise.all(
    [`demandeur = '${elle.demandeur}' AND issue = 'refuse'`, `demandeur = '${CHEZ_NOUS.demandeur}'`].map(
      async (condition) => {
        const [ligne] = await gateway.unite.seule<{ id: string }>(
          `SELECT id FROM messages_entrants WHERE ${condition} LIMIT 1`,
        );
        if (!ligne) throw new Error(`no message where ${condition}`);
        return ligne.id;
      },
    ),
  );
  const rejeu = await gateway.post(
    '/api/rejeux',
    { ids: [message, messageDeParis], simulation: true },
    CLE_DE_DEMARRAGE,
    { 'idempotency-key': 'rejeu-d-ailleurs' },
  );
  const autre = await ouvrirUneSession(gateway.unite, 'administrateur', { type: 'nationale' });
  const faire = async (url: string, corps: object): Promise<string> => {
    const entetes = { ...enTete(autre), 'idempotency-key': randomUUID() };
    return (await gateway.post(url, corps, undefined, entetes)).json<{ id: string }>().id;
  };
  await gateway.get(`/api/cotraitances/${elle.cotraitance}`, CLE_DE_DEMARRAGE);
  await gateway.post(
    `/api/cotraitances/${elle.cotraitance}/acceptation`,
    { dateAcceptation: '2010-02-20' },
    CLE_DE_DEMARRAGE,
  );
  const [acte] = await gateway.unite.seule<{ acte: string }>(
    'SELECT acte FROM actes WHERE cotraitance = $1 LIMIT 1',
    [elle.cotraitance],
  );
  return {
    ...elle,
    message: message ?? '',
    messageDeParis: messageDeParis ?? '',
    ecart,
    rejeu: rejeu.json<{ id: string }>().id,
    rejeuDemande: await faire('/api/rejeux', { ids: [message], motif: 'essai' }),
    habilitation: autre.habilitation,
    export: await faire('/api/exports', {
      sujet: 'cotraitances',
      filtres: { structure: elle.structure },
      motif: 'essai',
    }),
    vue: await faire('/api/vues', { ecran: 'ecarts', nom: 'Les miens', filtres: { etat: 'soumis' } }),
    acte: acte?.acte ?? '',
  };
}

/**
 * A person with a cotraitance in Paris and one in Lyon, and what was said of the person alone since.
 * @returns the message that said it, and the cotraitance in Lyon
 */
export async function planterUnePartagee(
  gateway: GatewayDEssai,
): Promise<{ message: string; cotraitance: string }> {
  const demandeur = '1100003C';
  const cotraitance = 'CT-LYON-0012';
  const modification = evenement('demandeur.modifie', { demandeur, commune: '33063' });
  await gateway.enoncer(
    'gide',
    evenement('affectation.enregistree', {
      cotraitance: 'CT-PARIS-0012',
      demandeur,
      structure: '75056S00',
      sitePoleEmploi: '75116',
      commune: '75056',
    }),
    evenement('affectation.enregistree', {
      cotraitance,
      demandeur,
      structure: '69123S00',
      sitePoleEmploi: '69123',
      commune: '69123',
    }),
  );
  await gateway.enoncer('gide', modification);
  const [ligne] = await gateway.unite.seule<{ id: string }>(
    'SELECT id FROM messages_entrants WHERE evenement = $1',
    [modification.id],
  );
  return { message: ligne?.id ?? '', cotraitance };
}
