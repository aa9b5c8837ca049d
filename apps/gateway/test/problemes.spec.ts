import { evenement, lot, signe } from '#test/evenements';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  SECRETS,
  type GatewayDEssai,
  type Reponse,
} from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

function estUnProbleme(reponse: Reponse, statut: number): void {
  expect(reponse.statut).toBe(statut);
  expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
  const corps = reponse.json();
  expect(corps).toMatchObject({
    status: statut,
    type: expect.stringMatching(/^urn:passerelle:probleme:/),
    title: expect.any(String),
    code: expect.stringMatching(/^[A-Z_]+$/),
  });
  expect(corps.detail).toMatch(/^\p{Lu}.*\.$/su);
  expect(corps.correlation).toBe(reponse.entetes['x-correlation-id']);
}

describe('every error is a problem document in French [RFC 9457, X3.6]', () => {
  it('an unknown route, an unknown method, an address that cannot be read', async () => {
    estUnProbleme(await gateway.get('/api/inconnue', CLE_DE_DEMARRAGE), 404);
    estUnProbleme(await gateway.get('/inconnue'), 404);
    estUnProbleme(await gateway.post('/api/cotraitances', {}, CLE_DE_DEMARRAGE), 404);
    estUnProbleme(await gateway.get('/api/cotraitances/%E0%A4%A', CLE_DE_DEMARRAGE), 400);
    estUnProbleme(await gateway.get(`/api/cotraitances/${'A'.repeat(500)}`, CLE_DE_DEMARRAGE), 414);
  });

  it('a body that is no JSON, not announced as JSON, compressed, too long', async () => {
    const url = '/api/horloge/avancer';
    const entetes = { authorization: `Bearer ${CLE_DE_DEMARRAGE}`, 'content-type': 'application/json' };
    const envoyer = async (payload: string, plus: Record<string, string> = {}): Promise<Reponse> => {
      const reponse = await gateway.app.inject({
        method: 'POST',
        url,
        headers: { ...entetes, ...plus },
        payload,
      });
      return {
        statut: reponse.statusCode,
        entetes: reponse.headers,
        texte: reponse.payload,
        json: <T>() => JSON.parse(reponse.payload) as T,
      };
    };
    estUnProbleme(await envoyer('{"jusquau":'), 400);
    estUnProbleme(await envoyer('{"__proto__":{"a":1}}'), 400);
    estUnProbleme(await envoyer('{"jusquau":"2010-09-01"}', { 'content-type': 'text/plain' }), 415);
    estUnProbleme(await envoyer('{"jusquau":"2010-09-01"}', { 'content-type': 'application/jsonp' }), 415);
    estUnProbleme(await envoyer('{"jusquau":"2010-09-01"}', { 'content-encoding': 'gzip' }), 415);
    estUnProbleme(await envoyer(`{"jusquau":"${'9'.repeat(70_000)}"}`), 413);
    expect(
      (await envoyer('{"jusquau":"2010-09-01"}', { 'content-type': 'application/json; charset=utf-8' }))
        .statut,
    ).toBe(200);
  });

  it('an error that nobody foresaw says nothing but that it failed, and logs no value', async () => {
    await gateway.unite.seule('ALTER TABLE synchronisations RENAME TO ailleurs');
    try {
      const reponse = await gateway.get('/api/synchronisations', CLE_DE_DEMARRAGE);
      estUnProbleme(reponse, 500);
      expect(reponse.texte).not.toMatch(/synchronisations|relation |SELECT/);
      const ligne = gateway.journal.find((une) => une.includes('requête en échec'));
      expect(JSON.parse(ligne ?? '{}')).toMatchObject({
        level: 50,
        code: 'ERREUR_INTERNE',
        faille: expect.stringContaining('42P01'),
        correlation: reponse.json().correlation,
      });
    } finally {
      await gateway.unite.seule('ALTER TABLE ailleurs RENAME TO synchronisations');
    }
  });
});

describe('correlation of requests', () => {
  it('keeps a well-formed one, in the answer and in the log', async () => {
    const recue = 'a1b2c3d4-0000-4000-8000-000000000000';
    const reponse = await gateway.get('/api/horloge', CLE_DE_DEMARRAGE, { 'x-correlation-id': recue });
    expect(reponse.entetes['x-correlation-id']).toBe(recue);
    expect(gateway.journal.some((ligne) => ligne.includes(recue))).toBe(true);
  });

  it.each(['1234567A', 'court', 'avec espace et plus de seize', 'x'.repeat(65), 'retour-a-la-ligne{"a":1}'])(
    'replaces %j',
    async (recue) => {
      const reponse = await gateway.get('/api/horloge', CLE_DE_DEMARRAGE, { 'x-correlation-id': recue });
      expect(reponse.entetes['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(gateway.journal.join('')).not.toContain(recue);
    },
  );
});

describe('security check 19: nothing personal in logs nor in errors', () => {
  it('whatever is sent, and wherever', async () => {
    const canaris = /CANARI|7654321Z|1999-09-09/;
    const personne = {
      demandeur: '7654321Z',
      identite: { nom: 'CANARI', prenom: 'CANARI', dateNaissance: '1999-09-09' },
    };
    const corps = lot([
      evenement('affectation.enregistree', personne),
      evenement('affectation.enregistree', { ...personne, structure: 'CANARI' }),
    ]);
    const refuses = await gateway.webhook('gide', corps);
    await gateway.webhook('gide', corps, { ...signe(SECRETS.gide, corps), 'webhook-signature': 'v1,CANARI' });
    await gateway.webhook('gide', '{"CANARI"');
    await gateway.appliquer();
    const reponses = [
      refuses,
      await gateway.get('/api/cotraitances?demandeur=7654321Z', CLE_DE_DEMARRAGE),
      await gateway.get('/api/cotraitances?7654321Z=CANARI', CLE_DE_DEMARRAGE),
      await gateway.get('/api/demandeurs/7654321Z', CLE_DE_DEMARRAGE),
      await gateway.get('/api/cotraitances/7654321Z', CLE_DE_DEMARRAGE),
      await gateway.post(
        '/api/messages/recherche',
        { demandeur: '7654321Z', CANARI1: 'x', nom: 'CANARI' },
        CLE_DE_DEMARRAGE,
      ),
      await gateway.post('/api/horloge/avancer', { jusquau: 'CANARI' }, CLE_DE_DEMARRAGE),
      await gateway.get('/api/horloge', 'CANARI-7654321Z'),
    ];
    for (const { texte } of reponses) expect(texte).not.toMatch(canaris);
    expect(gateway.journal.join('')).not.toMatch(canaris);
  });
});

describe('every answer', () => {
  it('is kept by no cache, framed by nobody, never guessed to be another type', async () => {
    for (const url of ['/api/horloge', '/api/cotraitances', '/health/live', '/api/inconnue']) {
      expect((await gateway.get(url, CLE_DE_DEMARRAGE)).entetes).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
    }
  });
});
