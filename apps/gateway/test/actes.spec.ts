import { ACTIONS, ROLES, type Role } from '#access';
import { evenement } from '#test/evenements';
import { exigerDesActesDeclares, inventorier } from '../src/documentation/inventaire.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';
import { APPELS, PORTEE_DANS, type Appel } from './routes.js';

let gateway: GatewayDEssai;
const cles = new Map<Role, string>();

interface ActeLu {
  issue: string;
  action: string;
  acteur: string;
  role: string;
  portee: string;
  objet: string | null;
  cotraitance: string | null;
  nombre: number | null;
  motif: string | null;
  code: string | null;
  correlation: string | null;
  reseau: string | null;
}

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  for (const role of ROLES) cles.set(role, await gateway.cle(role, PORTEE_DANS[role]));
  await gateway.enoncer('gide', evenement('affectation.enregistree'));
});
afterAll(() => gateway.fermer());

/** Lines of the record under that correlation id. */
function actesDe(correlation: string): Promise<ActeLu[]> {
  return gateway.unite.seule<ActeLu>(
    `SELECT issue, action, acteur, role, portee, objet, cotraitance, nombre, motif, code, correlation, reseau::text
     FROM actes WHERE correlation = $1 ORDER BY id`,
    [correlation],
  );
}

let numero = 0;
async function appeler(
  { methode = 'POST', url, corps }: Pick<Appel, 'url' | 'corps'> & Partial<Pick<Appel, 'methode'>>,
  cle: string | undefined,
  entetes: Record<string, string> = {},
): Promise<{ statut: number; code: unknown; actes: ActeLu[]; texte: string }> {
  numero += 1;
  const correlation = `acte-d-essai-${String(numero).padStart(8, '0')}`;
  const dits = { 'x-correlation-id': correlation, ...entetes };
  const reponse = await (methode === 'GET'
    ? gateway.get(url, cle, dits)
    : gateway.post(url, corps, cle, dits));
  const { code } = reponse.statut >= 400 ? reponse.json() : { code: undefined };
  return { statut: reponse.statut, code, actes: await actesDe(correlation), texte: reponse.texte };
}

/** Routes that change something and that a key opens. */
function routesDActes(): { appel: Appel; action: string }[] {
  const parRoute = new Map(APPELS.map((appel) => [`${appel.methode} ${appel.route}`, appel]));
  return inventorier(gateway.app).flatMap(({ methode, chemin, acces }) => {
    const appel = parRoute.get(`${methode} ${chemin}`);
    if (!acces || acces.ouvert || !acces.acte || acces.sessionSeule || !appel) return [];
    return [{ appel, action: acces.acte.action }];
  });
}

describe('every route that changes something [issue 5, ADR 30]', () => {
  it('declares its act, in the closed vocabulary', () => {
    const actions = routesDActes().map(({ action }) => action);
    expect(actions.length).toBeGreaterThan(18);
    expect(actions.filter((action) => !(action in ACTIONS))).toEqual([]);
  });

  it('has a name of two words, and a reading one: the search tells them apart so', () => {
    const lectures = inventorier(gateway.app).flatMap(({ acces }) =>
      acces && !acces.ouvert && acces.lecture !== undefined ? [acces.lecture] : [],
    );
    expect(lectures.filter((nom) => !/^[a-z_]+$/.test(nom))).toEqual([]);
    expect(Object.keys(ACTIONS).filter((nom) => !/^[a-z]+\.[a-z]+$/.test(nom))).toEqual([]);
  });

  it('leaves the act that was asked for, with its author, from where, and how it ended', async () => {
    for (const { appel } of routesDActes()) {
      const { statut, code, actes } = await appeler(appel, CLE_DE_DEMARRAGE);
      expect(appel.attendus).toContain(statut);
      expect(actes).toHaveLength(2);
      const [entame, fin] = actes;
      expect(entame).toMatchObject({
        issue: 'entame',
        acteur: 'cle-de-demarrage',
        role: 'administrateur',
        portee: 'nationale',
        reseau: '127.0.0.0/24',
      });
      expect(fin).toMatchObject(
        statut < 400 ? { issue: 'fait', code: null } : { issue: 'refuse', code: String(code) },
      );
      expect(fin?.action).toBe(entame?.action);
    }
  });

  it('leaves the act that the guard refused for lack of right, with nothing done', async () => {
    for (const { appel, action } of routesDActes()) {
      const sans = ROLES.filter((role) => !appel.roles?.includes(role))[0];
      if (sans === undefined) continue;
      const { statut, actes } = await appeler(appel, cles.get(sans));
      expect(statut).toBe(403);
      expect(actes).toMatchObject([{ issue: 'refuse', code: 'ROLE_INSUFFISANT', role: sans }]);
      expect(actes[0]?.action.split('.')[0]).toBe(action.split('.')[0]);
    }
  });

  it('leaves nothing of whoever is not known: nobody fills the record from outside', async () => {
    for (const { appel } of routesDActes()) {
      for (const cle of [undefined, 'psk_faux']) {
        const { statut, actes } = await appeler(appel, cle);
        expect([401, 429]).toContain(statut);
        expect(actes).toEqual([]);
      }
    }
  });

  it('stops the start when it declares no act', () => {
    const acces = {
      ouvert: false,
      roles: ['exploitant'],
      enLocalSansCle: false,
      sessionSeule: false,
      toutLePays: false,
    } as const;
    const route = { chemin: '/api/oubliee', operation: 'Oubliee_faire', acces };
    expect(() => exigerDesActesDeclares([{ ...route, methode: 'POST' }])).toThrow('POST /api/oubliee');
    expect(() => exigerDesActesDeclares([{ ...route, methode: 'DELETE' }])).toThrow('DELETE /api/oubliee');
    expect(() =>
      exigerDesActesDeclares([
        { ...route, methode: 'GET' },
        { ...route, methode: 'POST', acces: { ...acces, lecture: 'recherche' } },
        { ...route, methode: 'POST', acces: { ouvert: true, raison: 'signé' } },
      ]),
    ).not.toThrow();
  });
});

describe('an act of the API', () => {
  it('says on what, and why', async () => {
    const { actes } = await appeler(
      { url: '/api/partenaires/gide/pause', corps: { motif: 'Travaux annoncés' } },
      CLE_DE_DEMARRAGE,
    );
    expect(actes[1]).toMatchObject({
      action: 'partenaire.pause',
      issue: 'fait',
      objet: 'gide',
      motif: 'Travaux annoncés',
    });
    await appeler({ url: '/api/partenaires/gide/reprise', corps: { motif: 'Finis' } }, CLE_DE_DEMARRAGE);
  });

  it('names the cotraitance, and what was done of it: accepted, corrected, withdrawn', async () => {
    const url = '/api/cotraitances/CT-2010-000001/acceptation';
    const corps = { dateAcceptation: '2010-02-15' };
    const dits: unknown[] = [];
    for (const suite of [
      {},
      { dateAcceptation: '2010-02-16', corrige: true },
      { dateAcceptation: '2010-02-16', annule: true },
    ]) {
      const { actes } = await appeler({ url, corps: { ...corps, ...suite } }, CLE_DE_DEMARRAGE);
      dits.push([actes[1]?.action, actes[1]?.cotraitance]);
    }
    expect(dits).toEqual([
      ['acceptation.enregistrement', 'CT-2010-000001'],
      ['acceptation.correction', 'CT-2010-000001'],
      ['acceptation.retrait', 'CT-2010-000001'],
    ]);
  });

  it('that asks for something new names what was made', async () => {
    const { actes, texte } = await appeler({ url: '/api/synchronisations' }, CLE_DE_DEMARRAGE);
    expect(actes[1]).toMatchObject({
      action: 'synchronisation.demande',
      objet: (JSON.parse(texte) as { id: string }).id,
    });
  });

  it('never keeps the numéro that somebody wrote in an address', async () => {
    const { statut, actes } = await appeler(
      { url: '/api/cotraitances/1234567A/acceptation', corps: { dateAcceptation: '2010-02-15' } },
      CLE_DE_DEMARRAGE,
    );
    expect(statut).toBe(404);
    expect(actes[1]).toMatchObject({ issue: 'refuse', code: 'COTRAITANCE_INCONNUE', objet: null });
    expect(JSON.stringify(actes)).not.toContain('1234567A');
  });

  it('believes no header about where it comes from', async () => {
    const { actes } = await appeler({ url: '/api/synchronisations' }, CLE_DE_DEMARRAGE, {
      'x-forwarded-for': '203.0.113.9',
    });
    expect(actes[0]?.reseau).toBe('127.0.0.0/24');
  });
});

describe('when the record refuses rows', () => {
  it('nothing is done, and the answer says so', async () => {
    const avant = await gateway.compter('synchronisations');
    const url = '/api/partenaires/parcours3/pause';
    await gateway.unite.seule('ALTER TABLE actes ADD CONSTRAINT rien CHECK (false) NOT VALID');
    try {
      const { statut } = await appeler({ url, corps: { motif: 'essai' } }, CLE_DE_DEMARRAGE);
      expect(statut).toBe(500);
      expect((await gateway.post('/api/synchronisations', undefined, CLE_DE_DEMARRAGE)).statut).toBe(500);
    } finally {
      await gateway.unite.seule('ALTER TABLE actes DROP CONSTRAINT rien');
    }
    expect(await gateway.compter('synchronisations')).toBe(avant);
    expect(
      await gateway.unite.seule(`SELECT pause FROM partenaires WHERE partenaire = 'parcours3'`),
    ).toMatchObject([{ pause: null }]);
  });
});
