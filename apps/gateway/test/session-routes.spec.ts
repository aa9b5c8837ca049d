import { DROITS_DU_ROLE, ROLES_DES_PERSONNES, type RoleDePersonne } from '#access';
import { evenement, lot } from '#test/evenements';
import { creerGatewayDEssai, ORIGINE, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';
import { APPELS, PORTEE_DANS, PORTEES_HORS, type Appel } from './routes.js';
import { ouvrirUneSession, type SessionOuverte } from './session-ouverte.js';

let gateway: GatewayDEssai;
const sessions = new Map<RoleDePersonne, SessionOuverte>();
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await gateway.webhook('gide', lot([evenement('affectation.enregistree')]));
  await gateway.appliquer();
});
// Signing out is one of the routes: each test has its own sessions.
beforeEach(async () => {
  for (const role of ROLES_DES_PERSONNES)
    sessions.set(role, await ouvrirUneSession(gateway.unite, role, PORTEE_DANS[role]));
});
afterAll(() => gateway.fermer());

function appeler({ methode, url, corps }: Appel, { cookie, jeton }: SessionOuverte): Promise<Reponse> {
  const entetes = {
    cookie: `__Host-passerelle=${cookie}`,
    'x-passerelle-jeton': jeton,
    origin: ORIGINE,
    'x-forwarded-for': '203.0.113.9',
  };
  return methode === 'GET'
    ? gateway.get(url, undefined, entetes)
    : gateway.post(url, corps, undefined, entetes);
}

const FERMEES = APPELS.filter(({ roles }) => roles !== null);

describe('every route × every role of a person [X5, security check 10]', () => {
  it.each(FERMEES.map((appel) => [`${appel.methode} ${appel.route}`, appel] as const))(
    '%s answers as it declares',
    async (_nom, appel) => {
      const droit = appel.droit ?? (appel.methode === 'GET' ? 'metadonnees' : 'agir');
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
    },
  );

  it.each(PORTEES_HORS)('$role of elsewhere finds nobody ($portee.type)', async ({ role, portee }) => {
    if (role === 'partenaire') throw new Error('a partner is a program');
    const session = await ouvrirUneSession(gateway.unite, role, portee);
    for (const appel of FERMEES.filter(({ route }) => route.startsWith('/api/cotraitances/:cotraitance'))) {
      if (!appel.roles?.includes(role)) continue;
      expect([appel.route, (await appeler(appel, session)).statut]).toEqual([appel.route, 404]);
    }
  });
});
