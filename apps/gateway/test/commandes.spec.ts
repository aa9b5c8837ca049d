import { evenement, lot } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('synchronisations [X5.5]', () => {
  it('are asked for with 202, their id and where to follow them; requests join the one that waits', async () => {
    gateway.sonneries.length = 0;
    const reponse = await gateway.post('/api/synchronisations', undefined, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(202);
    const { id } = reponse.json<{ id: string }>();
    expect(reponse.json()).toEqual({ id, nouvelle: true });
    expect(reponse.entetes.location).toBe(`/api/synchronisations/${id}`);
    expect(gateway.sonneries).toEqual(['synchroniser']);
    expect((await gateway.post('/api/synchronisations', {}, CLE_DE_DEMARRAGE)).json()).toEqual({
      id,
      nouvelle: false,
    });

    const suivie = (await gateway.get(String(reponse.entetes.location), CLE_DE_DEMARRAGE)).json();
    expect(suivie).toMatchObject({
      id,
      plan: 'demande',
      etat: 'en_attente',
      jour: '2010-09-01',
      debut: null,
      fin: null,
      avancement: { fait: 0, total: 0 },
      rapport: null,
    });
    const { synchronisations } = (await gateway.get('/api/synchronisations', CLE_DE_DEMARRAGE)).json<{
      synchronisations: object[];
    }>();
    expect(synchronisations).toEqual([suivie]);
  });

  it('is asked for by a client that announces JSON and sends nothing', async () => {
    const reponse = await gateway.app.inject({
      method: 'POST',
      url: '/api/synchronisations',
      headers: { authorization: `Bearer ${CLE_DE_DEMARRAGE}`, 'content-type': 'application/json' },
    });
    expect(reponse.statusCode).toBe(202);
  });

  it('answers 404 for an unknown id, whatever its form', async () => {
    for (const id of ['01890000-0000-7000-8000-000000000001', 'derniere']) {
      expect((await gateway.get(`/api/synchronisations/${id}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
        status: 404,
        code: 'SYNCHRONISATION_INCONNUE',
      });
    }
  });
});

describe('the business clock [H7]', () => {
  it('tells the simulated day, and advances on command, never backwards', async () => {
    expect((await gateway.get('/api/horloge', CLE_DE_DEMARRAGE)).json()).toMatchObject({
      aujourdhui: '2010-09-01',
      simulee: true,
    });
    const avancee = await gateway.post('/api/horloge/avancer', { jusquau: '2010-09-03' }, CLE_DE_DEMARRAGE);
    expect([avancee.statut, avancee.json().aujourdhui]).toEqual([200, '2010-09-03']);
    const recul = await gateway.post('/api/horloge/avancer', { jusquau: '2010-09-02' }, CLE_DE_DEMARRAGE);
    expect(recul.json()).toMatchObject({ status: 409, code: 'HORLOGE_EN_ARRIERE' });
    expect(
      (await gateway.post('/api/horloge/avancer', { jusquau: '2010-09-31' }, CLE_DE_DEMARRAGE)).json(),
    ).toMatchObject({ status: 400, pointeur: '/jusquau' });
  });

  it('does not advance when it is real', async () => {
    await gateway.unite.seule('UPDATE horloge SET aujourdhui = NULL');
    expect(
      (await gateway.post('/api/horloge/avancer', { jusquau: '2099-01-01' }, CLE_DE_DEMARRAGE)).json(),
    ).toMatchObject({ status: 409, code: 'HORLOGE_REELLE' });
    expect((await gateway.get('/api/horloge', CLE_DE_DEMARRAGE)).json()).toMatchObject({ simulee: false });
    await gateway.unite.seule(`UPDATE horloge SET aujourdhui = '2010-09-03'`);
  });
});

describe('searching messages [X5.4]', () => {
  interface Page {
    messages: { id: string; sens: string; issue: string; type: string; code: string | null; jour: string }[];
    curseur: string | null;
  }
  const chercher = async (filtre: object): Promise<Page> =>
    (await gateway.post('/api/messages/recherche', filtre, CLE_DE_DEMARRAGE)).json<Page>();

  beforeAll(async () => {
    await gateway.webhook(
      'gide',
      lot([
        evenement('affectation.enregistree', { demandeur: '1234567A' }),
        { ...evenement('statut.change'), sequence: 'x' },
      ]),
    );
    await gateway.webhook(
      'parcours3',
      lot([
        evenement('civis.change', { demandeur: '1234567A' }),
        evenement('sortie.prononcee', {}, { source: 'urn:parcours3' }),
      ]),
    );
    await gateway.appliquer();
  });

  it.each([
    [{ sens: 'entrant' }, 4],
    [{ sens: 'entrant', partenaire: 'gide' }, 2],
    [{ sens: 'entrant', issue: 'refuse' }, 2],
    [{ code: 'SORTIE_RESERVEE_A_POLE_EMPLOI' }, 1],
    [{ type: 'civis.change', sens: 'entrant' }, 1],
    [{ type: 'fr.dude.civis.change.v1', sens: 'entrant' }, 1],
    [{ cotraitance: 'CT-2010-000001', sens: 'entrant', issue: 'applique' }, 1],
    [{ demandeur: '1234567A', sens: 'entrant', issue: 'applique' }, 2],
    [{ sens: 'entrant', depuis: '2010-09-03', jusqua: '2010-09-03' }, 4],
    [{ sens: 'entrant', jusqua: '2010-09-02' }, 0],
    [{ sens: 'entrant', depuis: '2010-09-04' }, 0],
  ])('%j finds %i', async (filtre, nombre) => {
    expect((await chercher(filtre)).messages).toHaveLength(nombre);
  });

  it('gives every message once, newest first, page by page', async () => {
    const tout = (await chercher({ limite: 200 })).messages.map(({ id }) => id);
    expect(tout).toEqual([...tout].sort().reverse());
    const vus: string[] = [];
    let curseur: string | null = null;
    do {
      const page: Page = await chercher({ limite: 2, ...(curseur === null ? {} : { curseur }) });
      vus.push(...page.messages.map(({ id }) => id));
      curseur = page.curseur;
    } while (curseur !== null);
    expect(vus).toEqual(tout);
  });

  it('shows one with its content, its reception or its cause', async () => {
    const [entrant] = (await chercher({ sens: 'entrant', type: 'affectation.enregistree' })).messages;
    const detail = (await gateway.get(`/api/messages/${entrant?.id}`, CLE_DE_DEMARRAGE)).json();
    expect(detail).toMatchObject({
      issue: 'applique',
      donnees: { commune: '75056' },
      reception: { voie: 'webhook', rang: 0 },
      cause: null,
    });
    const [sortant] = (await chercher({ sens: 'sortant', type: 'affectation.enregistree' })).messages;
    expect((await gateway.get(`/api/messages/${sortant?.id}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
      sens: 'sortant',
      issue: 'a_emettre',
      reception: null,
      cause: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it.each([
    [{ sens: 'dehors' }, '/sens'],
    [{ issue: 'perdu' }, '/issue'],
    [{ type: 'autre' }, '/type'],
    [{ demandeur: '123' }, '/demandeur'],
    [{ depuis: '2010-02-30' }, '/depuis'],
    [{ limite: 1000 }, '/limite'],
    [{ partenaire: ['gide'] }, '/partenaire'],
    [{ nom: 'DURAND' }, '/nom'],
    [{ curseur: '' }, '/curseur'],
  ])('%j: 400 pointing at %s', async (filtre, pointeur) => {
    const reponse = await gateway.post('/api/messages/recherche', filtre, CLE_DE_DEMARRAGE);
    expect(reponse.json()).toMatchObject({ status: 400, pointeur });
    expect(reponse.texte).not.toContain('DURAND');
  });

  it('takes a hostile text for a text', async () => {
    const reponse = await gateway.post('/api/messages/recherche', { code: "X' OR '1'='1" }, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(400);
    expect(
      (
        await gateway.get(
          `/api/cotraitances?curseur=${Buffer.from(JSON.stringify({ apres: "' OR 1=1 --", rang: 0 })).toString('base64url')}`,
          CLE_DE_DEMARRAGE,
        )
      ).statut,
    ).toBe(200);
  });
});
