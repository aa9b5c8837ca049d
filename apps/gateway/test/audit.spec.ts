import type { LigneDAudit } from '#supervision';
import { ScellerJournaux } from '#supervision';
import { evenement } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
let auditeur: string;
let lyon: string;
const PARIS = 'CT-AUDIT-0001';
const AILLEURS = 'CT-AUDIT-0002';
const ACTEUR = 'cle-de-demarrage';

type Ligne = Omit<LigneDAudit, 'le'> & { le: string };
interface Page {
  lignes: Ligne[];
  curseur: string | null;
}

const chercher = (corps: object, cle = auditeur): Promise<Reponse> =>
  gateway.post('/api/audit/recherche', corps, cle);
const lignes = async (corps: object, cle = auditeur): Promise<Ligne[]> =>
  (await chercher(corps, cle)).json<Page>().lignes;

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  auditeur = await gateway.cle('auditeur', { type: 'nationale' });
  lyon = await gateway.cle('auditeur', { type: 'structure', structure: '69123S00' });
  await gateway.enoncer(
    'gide',
    evenement('affectation.enregistree', { cotraitance: PARIS, demandeur: '1111111A' }),
    evenement('affectation.enregistree', {
      cotraitance: AILLEURS,
      demandeur: '2222222B',
      structure: '69123S00',
      commune: '69123',
    }),
  );
  for (const cotraitance of [PARIS, AILLEURS])
    await gateway.get(`/api/cotraitances/${cotraitance}`, CLE_DE_DEMARRAGE);
  await gateway.get('/api/cotraitances', CLE_DE_DEMARRAGE);
  await gateway.post(
    `/api/cotraitances/${PARIS}/acceptation`,
    { dateAcceptation: '2010-02-15' },
    CLE_DE_DEMARRAGE,
  );
  await gateway.post('/api/partenaires/gide/pause', { motif: '=HYPERLINK("x")' }, CLE_DE_DEMARRAGE);
  await gateway.post('/api/partenaires/gide/reprise', { motif: 'Finis, "vraiment"' }, CLE_DE_DEMARRAGE);
  await gateway.post('/api/synchronisations', undefined, auditeur);
});
afterAll(() => gateway.fermer());

describe('the search in readings and acts [issue 5, check 20]', () => {
  it('gives both together, newest first', async () => {
    const toutes = await lignes({ acteur: ACTEUR });
    expect(toutes.map(({ genre, action, issue }) => [genre, action, issue])).toEqual([
      ['acte', 'partenaire.reprise', 'fait'],
      ['acte', 'partenaire.pause', 'fait'],
      ['acte', 'acceptation.enregistrement', 'fait'],
      ['lecture', 'liste', null],
      ['lecture', 'etat', null],
      ['lecture', 'etat', null],
    ]);
    expect(toutes.map(({ le }) => le)).toEqual(
      toutes
        .map(({ le }) => le)
        .sort()
        .reverse(),
    );
  });

  it.each<[string, object, string[]]>([
    ['genre', { genre: 'acte', acteur: ACTEUR, action: 'partenaire.pause' }, ['partenaire.pause']],
    ['action', { acteur: ACTEUR, action: 'liste' }, ['liste']],
    ['objet', { objet: 'gide' }, ['partenaire.reprise', 'partenaire.pause']],
    ['cotraitance', { acteur: ACTEUR, cotraitance: PARIS }, ['acceptation.enregistrement', 'liste', 'etat']],
    ['days', { acteur: ACTEUR, jusqua: '2010-09-01' }, []],
    ['days to come', { acteur: ACTEUR, depuis: '2099-01-01' }, []],
  ])('keeps what the filter asks for: %s', async (_quoi, filtre, attendues) => {
    expect((await lignes(filtre)).map(({ action }) => action)).toEqual(attendues);
  });

  it('takes both days as included, by the calendar of Paris', async () => {
    const jour = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date());
    const [hier] = await gateway.unite.seule<{ jour: string }>(
      `SELECT (max(le) AT TIME ZONE 'Europe/Paris')::date AS jour FROM actes WHERE acteur = $1`,
      [ACTEUR],
    );
    // Past midnight during the test, the acts are of the day before.
    const des = hier?.jour ?? jour;
    expect(await lignes({ acteur: ACTEUR, genre: 'acte', depuis: des, jusqua: jour })).toHaveLength(3);
  });

  it('finds who was refused, and of what', async () => {
    expect(await lignes({ action: 'synchronisation.demande' })).toMatchObject([
      {
        genre: 'acte',
        role: 'auditeur',
        issue: 'refuse',
        code: 'ROLE_INSUFFISANT',
        objetGenre: 'synchronisation',
      },
    ]);
  });

  it('gives pages that follow each other, each line once, while new ones come', async () => {
    const filtre = { acteur: ACTEUR, limite: 2 };
    const premiere = (await chercher(filtre)).json<Page>();
    const entiere = await lignes({ acteur: ACTEUR });
    await gateway.get(`/api/cotraitances/${PARIS}`, CLE_DE_DEMARRAGE);
    const suites: Ligne[] = [...premiere.lignes];
    for (let { curseur } = premiere; curseur !== null;) {
      const page = (await chercher({ ...filtre, curseur })).json<Page>();
      suites.push(...page.lignes);
      ({ curseur } = page);
    }
    expect(suites).toEqual(entiere);
  });

  it('tells an act whose end is not written by its beginning', async () => {
    await gateway.unite.seule(
      `INSERT INTO actes (acte, issue, acteur, role, portee, action) VALUES (gen_random_uuid(), 'entame', 'cle:mort', 'exploitant', 'nationale', 'rejeu.pause')`,
    );
    expect(await lignes({ acteur: 'cle:mort' })).toMatchObject([{ issue: 'entame', action: 'rejeu.pause' }]);
  });

  it('is itself a reading, and traced, of the cotraitance that was asked for', async () => {
    await chercher({ cotraitance: AILLEURS });
    const [derniere] = await lignes({ action: 'recherche_d_audit', cotraitance: AILLEURS });
    expect(derniere).toMatchObject({ genre: 'lecture', role: 'auditeur', cotraitances: [AILLEURS] });
  });

  it('never keeps the numéro that somebody looked for by mistake', async () => {
    await chercher({ cotraitance: '1111111A' });
    expect(await lignes({ cotraitance: '1111111A' })).toEqual([]);
  });

  it.each<[string, object]>([
    ['an unknown member', { demandeur: '1111111A' }],
    ['a wrong day', { depuis: '2010-02-30' }],
    ['a cursor of nobody', { curseur: 'abc' }],
    ['a cursor beyond time', { curseur: Buffer.from('{"us":9e15,"ordre":1,"id":1}').toString('base64url') }],
    ['a wrong genre', { genre: 'tout' }],
    ['too long a page', { limite: 201 }],
  ])('refuses %s: 400', async (_quoi, corps) => {
    expect((await chercher(corps)).statut).toBe(400);
  });
});

describe('the search from a territory', () => {
  it('shows what names a cotraitance of it, and no other cotraitance', async () => {
    const siennes = await lignes({ acteur: ACTEUR }, lyon);
    expect(siennes.map(({ action }) => action)).toEqual(['liste', 'etat']);
    expect(siennes.map(({ cotraitances }) => cotraitances)).toEqual([[AILLEURS], [AILLEURS]]);
  });

  it('tells nothing of a cotraitance elsewhere, even of a reading that names both', async () => {
    expect(await lignes({ cotraitance: PARIS }, lyon)).toEqual([]);
  });
});

describe('the export', () => {
  it('is the same list as a file, of which no cell is a formula', async () => {
    const reponse = await gateway.post('/api/audit/export', { acteur: ACTEUR, genre: 'acte' }, auditeur);
    expect(reponse.statut).toBe(200);
    expect(reponse.entetes['content-type']).toMatch(/^text\/csv/);
    expect(reponse.entetes['content-disposition']).toBe('attachment; filename="audit.csv"');
    const [titres, reprise, pause] = reponse.texte.split('\r\n');
    expect(titres).toBe(
      'le,genre,acteur,role,portee,action,issue,code,objetGenre,objet,cotraitances,nombre,motif,correlation,reseau',
    );
    expect(reprise).toContain('partenaire.reprise,fait,,partenaire,gide,,,"Finis, ""vraiment""",');
    expect(pause).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('is refused when it would be too long: 422', async () => {
    await gateway.unite.seule(
      `INSERT INTO lectures (acteur, role, action, nombre) SELECT 'cle:trop', 'auditeur', 'etat', 1 FROM generate_series(1, 10001)`,
    );
    const reponse = await gateway.post('/api/audit/export', { acteur: 'cle:trop' }, auditeur);
    expect([reponse.statut, reponse.json()['code']]).toEqual([422, 'SELECTION_TROP_GRANDE']);
  });
});

describe('the state of the seals', () => {
  const lire = async (): Promise<Record<string, unknown>> =>
    (await gateway.get('/api/audit/scellements', auditeur)).json();

  it('says of each record its chain, and which seal of which record is broken', async () => {
    await new ScellerJournaux(gateway.unite, 0).execute();
    const intact = await lire();
    expect(intact).toMatchObject({
      intacts: true,
      journaux: [
        { journal: 'transitions', scellements: 1, rompus: [] },
        { journal: 'lectures', rompus: [], dernier: { empreinte: expect.stringMatching(/^[0-9a-f]{64}$/) } },
        { journal: 'actes', scellements: 1, rompus: [] },
      ],
    });
    await gateway.unite.seule(`UPDATE actes SET acteur = 'cle:autre' WHERE id = 1`);
    expect(await lire()).toMatchObject({
      intacts: false,
      journaux: [
        { rompus: [] },
        { rompus: [] },
        { journal: 'actes', rompus: [{ rang: 1, le: expect.any(String) }] },
      ],
    });
  });
});

describe('one act', () => {
  it('is read from its beginning to its end, by its id; of elsewhere, it is unknown', async () => {
    const [pause] = await lignes({ action: 'partenaire.pause' });
    const [acceptation] = await lignes({ action: 'acceptation.enregistrement' });
    const acte = async (id: unknown, cle: string): Promise<Reponse> =>
      gateway.get(`/api/audit/actes/${String(id)}`, cle);
    expect((await acte(pause?.acte, auditeur)).json()).toMatchObject({
      acte: pause?.acte,
      rangs: [
        { issue: 'entame', action: 'partenaire.pause', objet: 'gide', motif: '=HYPERLINK("x")' },
        { issue: 'fait', action: 'partenaire.pause', objet: 'gide' },
      ],
    });
    expect((await acte(acceptation?.acte, lyon)).json()).toMatchObject({ status: 404, code: 'ACTE_INCONNU' });
    expect((await lignes({ genre: 'lecture' }))[0]?.acte).toBeNull();
  });
});
