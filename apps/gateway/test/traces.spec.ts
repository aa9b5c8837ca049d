import { evenement, lot } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
const COTRAITANCE = 'CT-TRACE-0001';
const AUTRE = 'CT-TRACE-0002';

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await gateway.webhook(
    'gide',
    lot([
      evenement('affectation.enregistree', { cotraitance: COTRAITANCE, demandeur: '1111111A' }),
      evenement('affectation.enregistree', {
        cotraitance: AUTRE,
        demandeur: '1111111A',
        dateAffectation: '2010-06-01',
      }),
      evenement('statut.change', { demandeur: '1111111A' }),
    ]),
  );
  await gateway.appliquer();
});
afterAll(() => gateway.fermer());

interface Trace {
  acteur: string;
  role: string;
  action: string;
  cotraitances: string[];
  nombre: number;
  correlation: string;
}

async function tracesDepuis(lire: () => Promise<unknown>): Promise<Trace[]> {
  const [avant] = await gateway.unite.seule<{ id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM lectures',
  );
  await lire();
  return gateway.unite.seule<Trace>(
    'SELECT acteur, role, action, cotraitances, nombre, correlation FROM lectures WHERE id > $1 ORDER BY id',
    [avant?.id],
  );
}

const CORRELATION = { 'x-correlation-id': 'correlation-de-l-essai-0002' };

describe('every reading of a dossier is traced [J5]', () => {
  it.each([
    ['', 'etat'],
    ['/faits', 'faits'],
    ['/historique', 'historique'],
    ['/messages', 'messages'],
  ])('%s: who, what, whose, under which correlation', async (suffixe, action) => {
    const cle = await gateway.cle('conseiller', { type: 'structure', structure: '75056S00' });
    const traces = await tracesDepuis(() =>
      gateway.get(`/api/cotraitances/${COTRAITANCE}${suffixe}`, cle, CORRELATION),
    );
    expect(traces).toEqual([
      {
        acteur: expect.stringMatching(/^cle:[0-9a-f-]{36}$/),
        role: 'conseiller',
        action,
        cotraitances: [COTRAITANCE],
        nombre: 1,
        correlation: CORRELATION['x-correlation-id'],
      },
    ]);
  });

  it('a list: all those given', async () => {
    const [trace] = await tracesDepuis(() => gateway.get('/api/cotraitances?limite=1', CLE_DE_DEMARRAGE));
    expect(trace).toMatchObject({
      acteur: 'cle-de-demarrage',
      action: 'liste',
      cotraitances: [COTRAITANCE],
      nombre: 1,
    });
  });

  it('messages about the person alone: all his cotraitances, and never his number', async () => {
    const [trace] = await tracesDepuis(() =>
      gateway.post('/api/messages/recherche', { type: 'statut.change', sens: 'entrant' }, CLE_DE_DEMARRAGE),
    );
    expect(trace).toMatchObject({
      action: 'recherche_de_messages',
      cotraitances: [COTRAITANCE, AUTRE],
      nombre: 1,
    });
    const [lignes] = await gateway.unite.seule<{ tout: string }>(
      'SELECT json_agg(l)::text AS tout FROM lectures l',
    );
    expect(lignes?.tout).not.toContain('1111111A');
  });

  it('one message', async () => {
    const { messages } = (
      await gateway.post('/api/messages/recherche', { cotraitance: AUTRE, sens: 'entrant' }, CLE_DE_DEMARRAGE)
    ).json<{ messages: { id: string }[] }>();
    const [trace] = await tracesDepuis(() =>
      gateway.get(`/api/messages/${messages[0]?.id}`, CLE_DE_DEMARRAGE),
    );
    expect(trace).toMatchObject({ action: 'message', cotraitances: [AUTRE], nombre: 1 });
  });

  it('a HEAD request too: it runs the same reading', async () => {
    const traces = await tracesDepuis(() =>
      gateway.app.inject({
        method: 'HEAD',
        url: `/api/cotraitances/${COTRAITANCE}`,
        headers: { authorization: `Bearer ${CLE_DE_DEMARRAGE}` },
      }),
    );
    expect(traces).toHaveLength(1);
  });

  it('what gives nothing leaves no trace', async () => {
    expect(await tracesDepuis(() => gateway.get('/api/cotraitances/CT-INCONNUE', CLE_DE_DEMARRAGE))).toEqual(
      [],
    );
    expect(await tracesDepuis(() => gateway.get('/api/partenaires', CLE_DE_DEMARRAGE))).toEqual([]);
  });
});

describe('no trace, no data [J5]', () => {
  const LECTURES = [
    `/api/cotraitances/${COTRAITANCE}`,
    `/api/cotraitances/${COTRAITANCE}/faits`,
    `/api/cotraitances/${COTRAITANCE}/historique`,
    `/api/cotraitances/${COTRAITANCE}/messages`,
    '/api/cotraitances',
  ];

  beforeAll(() => gateway.unite.seule('ALTER TABLE lectures ADD CONSTRAINT refuse CHECK (false) NOT VALID'));
  afterAll(() => gateway.unite.seule('ALTER TABLE lectures DROP CONSTRAINT refuse'));

  it.each(LECTURES)('%s answers 500 and nothing of the person', async (url) => {
    const reponse = await gateway.get(url, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(500);
    expect(reponse.json()).toMatchObject({ code: 'ERREUR_INTERNE' });
    expect(reponse.texte).not.toMatch(/1111111A|DURAND|CT-TRACE/);
  });

  it('a search likewise', async () => {
    const reponse = await gateway.post('/api/messages/recherche', {}, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(500);
    expect(reponse.texte).not.toContain('1111111A');
  });
});
