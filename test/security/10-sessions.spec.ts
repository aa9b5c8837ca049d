import { DROITS_DU_ROLE, ROLES_DES_PERSONNES, type Droit, type RoleDePersonne } from '#access';
import { evenement, lot } from '#test/evenements';
import { planterEcarts } from '../../apps/gateway/test/ecarts-plantes.js';
import {
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { APPELS, PORTEE_DANS, PORTEES_HORS, type Appel } from '../../apps/gateway/test/routes.js';
import { ouvrirUneSession, type SessionOuverte } from '../../apps/gateway/test/session-ouverte.js';

let gateway: GatewayDEssai;
const sessions = new Map<RoleDePersonne, SessionOuverte>();
/** Of the call of each route, where an object has an id. */
const UUID = '01890000-0000-7000-8000-000000000001';
const ECART = '01890000-0000-7000-8000-0000000000ec';
let message: string;

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await gateway.webhook('gide', lot([evenement('affectation.enregistree')]));
  await gateway.appliquer();
  const [recu] = await gateway.unite.seule<{ id: string }>('SELECT id FROM messages_entrants');
  message = recu?.id ?? '';
  await planterEcarts(gateway.unite, [
    { id: ECART, cotraitance: 'CT-2010-000001', structure: '75056S00', site: '75116' },
  ]);
});
/** One for each role. */
async function ouvrirLesSessions(): Promise<void> {
  for (const role of ROLES_DES_PERSONNES)
    sessions.set(role, await ouvrirUneSession(gateway.unite, role, PORTEE_DANS[role]));
}
beforeAll(ouvrirLesSessions);
afterAll(() => gateway.fermer());

function appeler(
  { methode, url, corps }: Appel,
  { cookie, jeton, origine = ORIGINE }: SessionOuverte & { origine?: string },
): Promise<Reponse> {
  const entetes = {
    cookie: `__Host-passerelle=${cookie}`,
    'x-passerelle-jeton': jeton,
    origin: origine,
    'x-forwarded-for': '203.0.113.9',
  };
  return methode === 'GET'
    ? gateway.get(url, undefined, entetes)
    : gateway.post(url, corps, undefined, entetes);
}

/** What a person must be allowed besides their role. */
const droitDe = ({ droit, methode }: Appel): Droit => droit ?? (methode === 'GET' ? 'metadonnees' : 'agir');

/** Calls about the cotraitance of the test, its message and its écart: all of Paris. */
function surUnObjet(): Appel[] {
  return APPELS.flatMap((appel) => {
    const [, sorte = ''] =
      /^\/api\/(cotraitances|messages|ecarts)\/:(?:cotraitance|id)\b/.exec(appel.route) ?? [];
    if (sorte === '') return [];
    const url = appel.url.replace(UUID, sorte === 'messages' ? message : ECART);
    return [{ ...appel, url }];
  });
}

const FERMEES = APPELS.filter(({ roles }) => roles !== null);

describe('security check 10: every route × every role of a person [X5]', () => {
  it.each(FERMEES.map((appel) => [`${appel.methode} ${appel.route}`, appel] as const))(
    '%s answers as it declares',
    async (_nom, appel) => {
      const droit = droitDe(appel);
      // What changes a session, or ends it, has sessions of its own.
      if (appel.route.startsWith('/api/session')) await ouvrirLesSessions();
      for (const [role, session] of sessions) {
        const { statut, texte } = await appeler(appel, session);
        const [duRole, duDroit] = [appel.roles?.includes(role), DROITS_DU_ROLE[role].includes(droit)];
        if (duRole && duDroit)
          expect([role, appel.attendus]).toEqual([role, expect.arrayContaining([statut])]);
        else {
          const { code } = JSON.parse(texte) as { code: string };
          expect([role, statut, code]).toEqual([
            role,
            403,
            duRole ? 'DROIT_INSUFFISANT' : 'ROLE_INSUFFISANT',
          ]);
        }
      }
      if (appel.route.startsWith('/api/session')) await ouvrirLesSessions();
    },
  );

  it.each(PORTEES_HORS)('$role of elsewhere finds nobody ($portee.type)', async ({ role, portee }) => {
    if (role === 'partenaire') throw new Error('a partner is a program');
    const session = await ouvrirUneSession(gateway.unite, role, portee);
    for (const appel of surUnObjet()) {
      if (!appel.roles?.includes(role)) continue;
      const droit = DROITS_DU_ROLE[role].includes(droitDe(appel));
      expect([appel.route, (await appeler(appel, session)).statut]).toEqual([appel.route, droit ? 404 : 403]);
    }
  });

  it('opens nothing to a cookie of nobody, nor to one whose session is over', async () => {
    const finie = await ouvrirUneSession(gateway.unite, 'administrateur', { type: 'nationale' });
    await gateway.unite.seule(
      `UPDATE sessions SET fermee_le = now(), fermeture = 'deconnexion' WHERE compte = $1`,
      [finie.compte],
    );
    for (const appel of FERMEES)
      for (const cookie of [finie.cookie, 'A'.repeat(43), '']) {
        const { statut, texte } = await appeler(appel, { ...finie, cookie });
        const { code } = JSON.parse(texte) as { code: string };
        expect([appel.route, cookie === '' || code === 'SESSION_ABSENTE', statut]).toEqual([
          appel.route,
          true,
          401,
        ]);
      }
  });

  it('changes nothing without the token of the session, or from another page', async () => {
    const administrateur = sessions.get('administrateur');
    const pilotage = sessions.get('pilotage');
    if (!administrateur || !pilotage) throw new Error('no session');
    for (const appel of FERMEES.filter(({ methode }) => methode === 'POST'))
      for (const session of [
        { ...administrateur, jeton: '' },
        { ...administrateur, jeton: pilotage.jeton },
        { ...administrateur, origine: 'https://ailleurs.exemple' },
      ]) {
        const { statut, texte } = await appeler(appel, session);
        expect([appel.route, statut, (JSON.parse(texte) as { code: string }).code]).toEqual([
          appel.route,
          403,
          'JETON_DE_SESSION',
        ]);
      }
  });
});
