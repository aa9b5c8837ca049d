import { randomUUID } from 'node:crypto';
import { evenement } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());
// One gateway for the whole file: starting it costs more than all that these tests do.
beforeEach(() =>
  gateway.unite.seule(
    `TRUNCATE receptions, messages_entrants, identifiants, messages_sortants, dit, dossiers, faits, cotraitances, historique,
              transitions, rejeux, rejeu_messages, rejeu_dossiers, lectures`,
  ),
);
const UUID = '01890000-0000-7000-8000-000000000001';

const CT = 'CT-2010-000077';
const DE = '7777777A';

interface RejeuLu {
  id: string;
  etat: string;
  verdicts: Record<string, number>;
  apercuDesDossiers: {
    demandeur: string;
    empreinte: string;
    cotraitances: { cotraitance: string; differences: { membre: string; apres: unknown }[] }[];
    departs: { partenaire: string; objet: string }[];
    messages: { verdict: string }[];
  }[];
  messages: { message: string; verdict: string; code: string | null; detail: string | null }[];
}

async function enEchec(demandeur = DE, cotraitance = CT): Promise<string> {
  const fait = evenement('affectation.enregistree', { cotraitance, demandeur });
  await gateway.webhook('gide', JSON.stringify([fait]));
  const [ligne] = await gateway.unite.seule<{ id: string }>(
    `UPDATE messages_entrants SET issue = 'en_echec', code = 'CALCUL_IMPOSSIBLE', tentatives = 5 WHERE evenement = $1 RETURNING id`,
    [fait.id],
  );
  return ligne?.id ?? '';
}

const demander = (corps: object, options: { cle?: string; idempotence?: string } = {}): Promise<Reponse> =>
  gateway.post('/api/rejeux', corps, options.cle ?? CLE_DE_DEMARRAGE, {
    'idempotency-key': options.idempotence ?? randomUUID(),
  });

async function executer(id: string): Promise<void> {
  while ((await gateway.echange.rejouer.execute(id))?.suite === 'reste');
}

describe('POST /api/rejeux [X5.4]', () => {
  it('simulates: answers per dossier what would change and what would leave, and traces the reading [J5]', async () => {
    const id = await enEchec();
    const reponse = await demander({ ids: [id], simulation: true });
    expect(reponse.statut).toBe(201);
    const rejeu = reponse.json<RejeuLu>();
    expect(reponse.entetes['location']).toBe(`/api/rejeux/${rejeu.id}`);
    expect(rejeu).toMatchObject({
      etat: 'simule',
      verdicts: { applique: 1 },
      apercuDesDossiers: [
        {
          demandeur: DE,
          cotraitances: [{ cotraitance: CT }],
          departs: [{ partenaire: 'parcours3', objet: `affectation.enregistree/${CT}` }],
          messages: [{ verdict: 'applique' }],
        },
      ],
    });
    expect(rejeu.apercuDesDossiers[0]?.cotraitances[0]?.differences).toContainEqual({
      membre: 'etat',
      avant: null,
      apres: 'affectee',
    });
    const [trace] = await gateway.unite.seule('SELECT action, nombre FROM lectures ORDER BY id DESC LIMIT 1');
    expect(trace).toEqual({ action: 'rejeu', nombre: 1 });
    expect(await gateway.compter('faits')).toBe(0);
  });

  it('executes what was approved, rings, and shows progress, verdicts, messages and dossiers', async () => {
    const id = await enEchec();
    const simule = (await demander({ ids: [id], simulation: true })).json<RejeuLu>();
    const reponse = await demander({ apercu: simule.id, motif: 'Parcours 3 rejetait tout', debit: 1000 });
    expect(reponse.statut).toBe(201);
    const rejeu = reponse.json<RejeuLu>();
    expect(rejeu).toMatchObject({ etat: 'en_attente', motif: 'Parcours 3 rejetait tout', apercu: simule.id });
    expect(gateway.sonneries).toContain(`rejouer/${rejeu.id}`);
    await executer(rejeu.id);
    expect((await gateway.get(`/api/rejeux/${rejeu.id}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
      etat: 'termine',
      avancement: { fait: 1, total: 1 },
      verdicts: { applique: 1 },
    });
    const messages = await gateway.get(`/api/rejeux/${rejeu.id}/messages?verdict=applique`, CLE_DE_DEMARRAGE);
    expect(messages.json()).toMatchObject({ messages: [{ message: id, issue: 'applique' }], curseur: null });
    const dossiers = await gateway.get(`/api/rejeux/${rejeu.id}/dossiers`, CLE_DE_DEMARRAGE);
    expect(dossiers.json()).toMatchObject({ dossiers: [{ demandeur: DE }] });
    expect((await gateway.get(`/api/messages/${id}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
      issue: 'applique',
      transitions: expect.arrayContaining([expect.objectContaining({ cause: `rejeu ${rejeu.id}` })]),
      rejeux: [{ rejeu: rejeu.id, verdict: 'applique' }],
    });
    const liste = (await gateway.get('/api/rejeux', CLE_DE_DEMARRAGE)).json<{ rejeux: { id: string }[] }>();
    expect(liste.rejeux.map((un) => un.id)).toEqual([rejeu.id, simule.id]);
  });

  it.each([
    [{}, '/motif'],
    [{ motif: 'x' }, '/filtre'],
    [{ motif: ' ', ids: [UUID] }, '/motif'],
    [{ motif: 'x', ids: ['un'] }, '/ids'],
    [{ motif: 'x', filtre: {} }, '/filtre'],
    [{ motif: 'x', filtre: 'tout' }, '/filtre'],
    [{ motif: 'x', filtre: { depuis: 'hier' } }, '/filtre/depuis'],
    [{ motif: 'x', filtre: { limite: 3 } }, '/filtre/limite'],
    [{ motif: 'x', groupe: 'G', ids: [UUID] }, '/groupe'],
    [{ motif: 'x', ids: [UUID], debit: 0 }, '/debit'],
    [{ simulation: true, apercu: UUID }, '/apercu'],
  ])('says what to correct in %j', async (corps, pointeur) => {
    const reponse = await demander(corps);
    expect([reponse.statut, reponse.json()['pointeur']]).toEqual([400, pointeur]);
  });

  it('asks for an Idempotency-Key', async () => {
    const corps = { ids: [await enEchec()], simulation: true };
    const reponse = await gateway.post('/api/rejeux', corps, CLE_DE_DEMARRAGE);
    expect([reponse.statut, reponse.json()['code']]).toEqual([400, 'CLE_IDEMPOTENCE_ABSENTE']);
    expect(await gateway.compter('rejeux')).toBe(0);
  });

  it('says what it did not find, and what is too much', async () => {
    const inconnu = randomUUID();
    expect((await demander({ ids: [inconnu], simulation: true })).json()).toMatchObject({
      status: 404,
      inconnus: [inconnu],
    });
    expect((await demander({ filtre: { issue: 'en_echec' }, simulation: true })).json()).toMatchObject({
      status: 422,
      code: 'SELECTION_VIDE',
    });
    expect((await demander({ apercu: inconnu, motif: 'x' })).statut).toBe(404);
    await enEchec();
    await gateway.unite.seule(
      `INSERT INTO messages_entrants (id, reception, rang, partenaire, jour, recu_le, issue)
       SELECT gen_random_uuid(), gen_random_uuid(), 0, 'gide', '2010-09-01', now(), 'illisible' FROM generate_series(1, 10001)`,
    );
    expect((await demander({ filtre: { issue: 'illisible' }, simulation: true })).json()).toMatchObject({
      status: 422,
      code: 'SELECTION_TROP_GRANDE',
      detail: expect.stringContaining('resserrez le filtre'),
    });
  });

  it('lets a key of a region replay its own people only', async () => {
    const id = await enEchec();
    const ailleurs = await gateway.cle('exploitant', { type: 'region', region: '82' });
    expect((await demander({ ids: [id], simulation: true }, { cle: ailleurs })).statut).toBe(404);
    const simule = (await demander({ ids: [id], simulation: true })).json<RejeuLu>();
    expect((await demander({ apercu: simule.id, motif: 'x' }, { cle: ailleurs })).statut).toBe(404);
    const rejeu = (await demander({ apercu: simule.id, motif: 'x' })).json<RejeuLu>();
    for (const suite of ['messages', 'dossiers']) {
      const page = (await gateway.get(`/api/rejeux/${rejeu.id}/${suite}`, ailleurs)).json();
      expect(page[suite]).toEqual([]);
    }
    expect((await gateway.post(`/api/rejeux/${rejeu.id}/pause`, undefined, ailleurs)).statut).toBe(404);
  });
});

describe('fault 33 at the door', () => {
  it('a double click and twenty parallel requests under one key give one replay and one answer', async () => {
    const ids = [await enEchec(), await enEchec('8888888B', 'CT-2010-000088')];
    const reponses = await Promise.all(
      Array.from({ length: 20 }, () => demander({ ids, motif: 'Incident' }, { idempotence: 'clic' })),
    );
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(reponses.map((reponse) => reponse.json<RejeuLu>().id)).size).toBe(1);
    expect(await gateway.compter('rejeux')).toBe(1);
  });

  it('two operators: one 201, the other 409 with the replay that holds the messages', async () => {
    const ids = [await enEchec()];
    const cles = [
      await gateway.cle('exploitant', { type: 'nationale' }, 'Une'),
      await gateway.cle('exploitant', { type: 'nationale' }, 'Deux'),
    ];
    const reponses = await Promise.all(cles.map((cle) => demander({ ids, motif: 'Incident' }, { cle })));
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([201, 409]);
    const cree = reponses.find(({ statut }) => statut === 201)?.json<RejeuLu>();
    expect(reponses.find(({ statut }) => statut === 409)?.json()).toMatchObject({
      code: 'DEJA_EN_REJEU',
      rejeux: [cree?.id],
    });
  });

  it('one key for another request: 422', async () => {
    await demander({ ids: [await enEchec()], simulation: true }, { idempotence: 'k' });
    const autre = await demander(
      { ids: [await enEchec('8888888B', 'CT-2010-000088')], simulation: true },
      { idempotence: 'k' },
    );
    expect([autre.statut, autre.json()['code']]).toEqual([422, 'CLE_IDEMPOTENCE_REUTILISEE']);
  });
});

describe('pause, resume, end', () => {
  it('answers the state; 409 once it is over', async () => {
    const rejeu = (await demander({ ids: [await enEchec()], motif: 'x' })).json<RejeuLu>();
    const ordonner = (ordre: string): Promise<Reponse> =>
      gateway.post(`/api/rejeux/${rejeu.id}/${ordre}`, undefined, CLE_DE_DEMARRAGE);
    for (const [ordre, etat] of [
      ['pause', 'en_pause'],
      ['pause', 'en_pause'],
      ['reprise', 'en_attente'],
      ['interruption', 'interrompu'],
      ['interruption', 'interrompu'],
    ] as const)
      expect((await ordonner(ordre)).json()).toEqual({ id: rejeu.id, etat });
    const trop = await ordonner('pause');
    expect([trop.statut, trop.json()['code']]).toEqual([409, 'REJEU_DEJA_FINI']);
  });

  it('keeps why it was ended, when that is said; an empty motif is refused [X5.4]', async () => {
    const rejeu = (await demander({ ids: [await enEchec()], motif: 'x' })).json<RejeuLu>();
    const interrompre = (motif: string): Promise<Reponse> =>
      gateway.post(`/api/rejeux/${rejeu.id}/interruption`, { motif }, CLE_DE_DEMARRAGE);
    expect((await interrompre(' ')).statut).toBe(400);
    expect((await interrompre('Parcours 3 est retombé')).json()).toEqual({
      id: rejeu.id,
      etat: 'interrompu',
    });
    const actes = await gateway.unite.seule(
      `SELECT issue, motif FROM actes WHERE action = 'rejeu.interruption' AND objet = $1 ORDER BY id DESC LIMIT 2`,
      [rejeu.id],
    );
    expect(actes).toEqual([
      { issue: 'fait', motif: 'Parcours 3 est retombé' },
      { issue: 'entame', motif: 'Parcours 3 est retombé' },
    ]);
  });
});

describe('abandon and correction over HTTP', () => {
  it('abandons with a motif, twice the same; 409 says why not', async () => {
    const id = await enEchec();
    const abandonner = (corps: object, message = id): Promise<Reponse> =>
      gateway.post(`/api/messages/${message}/abandon`, corps, CLE_DE_DEMARRAGE);
    expect((await abandonner({})).statut).toBe(400);
    expect((await abandonner({ motif: 'Doublon' })).json()).toMatchObject({ inchange: false });
    expect((await abandonner({ motif: 'Autre' })).json()).toMatchObject({ inchange: true, motif: 'Doublon' });
    await gateway.enoncer('gide', evenement('statut.change', { demandeur: DE }));
    const [applique] = await gateway.unite.seule<{ id: string }>(
      `SELECT id FROM messages_entrants WHERE type = 'statut.change'`,
    );
    const refus = await abandonner({ motif: 'x' }, applique?.id);
    expect([refus.statut, refus.json()['code']]).toEqual([409, 'ABANDON_IMPOSSIBLE']);
  });

  it('corrects; a fault is shown where it stands in the body', async () => {
    const id = await enEchec();
    const corriger = (donnees: object): Promise<Reponse> =>
      gateway.post(`/api/messages/${id}/correction`, { motif: 'Relu', donnees }, CLE_DE_DEMARRAGE);
    const { data } = evenement('affectation.enregistree', { cotraitance: CT, demandeur: DE });
    expect((await corriger({ ...data, commune: 'Paris' })).json()).toMatchObject({
      status: 400,
      code: 'SCHEMA_INVALIDE',
      pointeur: '/donnees/commune',
    });
    const faite = await corriger(data);
    expect([faite.statut, faite.json()]).toEqual([201, { id: expect.any(String), corrige: id }]);
    expect((await corriger(data)).statut).toBe(200);
    await gateway.appliquer();
    const liens = (await gateway.get(`/api/messages/${id}`, CLE_DE_DEMARRAGE)).json()['liens'];
    expect(liens).toMatchObject({ corrigePar: [faite.json()['id']] });
  });

  it('groups failures, and replays a group', async () => {
    await enEchec();
    await enEchec('8888888B', 'CT-2010-000088');
    const { echecs } = (await gateway.get('/api/echecs', CLE_DE_DEMARRAGE)).json<{
      echecs: { groupe: string; nombre: number }[];
    }>();
    expect(echecs).toMatchObject([{ nombre: 2, code: 'CALCUL_IMPOSSIBLE', sens: 'entrant' }]);
    const rejeu = (await demander({ groupe: echecs[0]?.groupe, motif: 'Corrigé' })).json<RejeuLu>();
    await executer(rejeu.id);
    expect((await gateway.get('/api/echecs', CLE_DE_DEMARRAGE)).json()).toEqual({ echecs: [] });
  });
});
