import { evenement } from '#test/evenements';
import { type Etat, lireEtat } from './etat-lu.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

const lire = (cotraitance: string, requete?: string): Promise<Etat> =>
  lireEtat(gateway, cotraitance, requete);

describe('a cotraitance at a date [X5.1]', () => {
  const CT = 'CT-VIE-0001';
  const QUI = { cotraitance: CT, demandeur: '5555555A' };

  beforeAll(async () => {
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { ...QUI, dateAffectation: '2010-02-01' }),
    );
    await gateway.enoncer(
      'parcours3',
      evenement('parcours.initialise', { ...QUI, dateDebutProgramme: '2010-02-10' }),
    );
    await gateway.enoncer(
      'gide',
      evenement('statut.change', {
        demandeur: QUI.demandeur,
        statut: 2,
        situation: 'radie',
        dateEffet: '2010-05-01',
      }),
    );
  });

  it('gives every member of the contract', async () => {
    const reponse = await gateway.get(`/api/cotraitances/${CT}?au=2010-06-15`, CLE_DE_DEMARRAGE);
    expect(reponse.json()).toEqual({
      cotraitance: CT,
      demandeur: QUI.demandeur,
      structure: '75056S00',
      au: '2010-06-15',
      phase: 'accompagnement',
      etat: 'suspension',
      depuis: '2010-05-01',
      dates: {
        affectation: '2010-02-01',
        acceptation: null,
        initialisation: '2010-02-10',
        annulation: null,
        sortie: null,
      },
      alertes: [],
      suspension: { depuis: '2010-05-01', echeance: '2010-11-01' },
      annulation: null,
      sortie: null,
      prochaineEcheance: { date: '2010-11-01', nature: 'sortie' },
      decompte: { compte: true, annee: 2010 },
      anomalies: [],
      actions: [],
      version: expect.any(Number),
      regles: expect.any(Object),
    });
  });

  it.each([
    ['2010-01-31', null, null],
    ['2010-02-01', 'entree', 'affectee'],
    ['2010-02-10', 'accompagnement', 'accompagnement_actif'],
    ['2010-04-30', 'accompagnement', 'accompagnement_actif'],
    ['2010-05-01', 'accompagnement', 'suspension'],
    ['2010-10-31', 'accompagnement', 'suspension'],
    ['2010-11-01', 'sortie', 'sortie'],
  ])('on %s: %s, %s', async (au, phase, etat) => {
    expect(await lire(CT, `?au=${au}`)).toMatchObject({ phase, etat });
  });

  it('answers for today on the business clock by default [H7]', async () => {
    expect(await lire(CT)).toMatchObject({ au: '2010-09-01', etat: 'suspension' });
  });

  it('names for each member the rule and the message that set it, and the message can be read', async () => {
    const { regles } = await lire(CT);
    const origine = regles['dates.initialisation'];
    expect(origine?.regle).toContain('C1');
    const message = await gateway.get(`/api/messages/${origine?.messages[0]}`, CLE_DE_DEMARRAGE);
    expect(message.json()).toMatchObject({ type: 'parcours.initialise', cotraitance: CT, issue: 'applique' });
  });

  it('answers 404 for a number that no fact names, or that cannot be one', async () => {
    for (const numero of ['CT-INCONNUE', 'ct-vie-0001', 'x', 'A'.repeat(33), '%F0%9F%98%80', 'a%2Fb']) {
      const reponse = await gateway.get(`/api/cotraitances/${numero}`, CLE_DE_DEMARRAGE);
      expect(reponse.statut).toBe(404);
      expect(reponse.json()).toMatchObject({ code: 'COTRAITANCE_INCONNUE' });
    }
  });
});

describe('anomalies and actions [X5.1]', () => {
  it('an incomplete cotraitance is known, without phase nor anomaly [B3]', async () => {
    await gateway.enoncer(
      'parcours3',
      evenement('parcours.initialise', { cotraitance: 'CT-SEULE-0001', demandeur: '7777777A' }),
    );
    expect(await lire('CT-SEULE-0001')).toMatchObject({
      phase: null,
      etat: null,
      structure: null,
      anomalies: [],
    });
  });

  it('a move outside the zone calls for a systematic sortie by Pôle emploi [E5]', async () => {
    const demandeur = '7777778B';
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', {
        cotraitance: 'CT-ZONE-0001',
        demandeur,
        dateAffectation: '2010-02-01',
      }),
      evenement('demandeur.modifie', {
        demandeur,
        modification: 1,
        dateEffet: '2010-06-01',
        commune: '69123',
      }),
    );
    expect((await lire('CT-ZONE-0001')).actions).toEqual([
      { type: 'sortie_systematique', depuis: '2010-06-01', pour: 'pole_emploi' },
    ]);
    const { cotraitances } = (
      await gateway.get('/api/cotraitances?action=sortie_systematique', CLE_DE_DEMARRAGE)
    ).json<{ cotraitances: { cotraitance: string }[] }>();
    expect(cotraitances.map(({ cotraitance }) => cotraitance)).toEqual(['CT-ZONE-0001']);
  });

  it('a number in two dossiers is an anomaly until the owner withdraws one [A2]', async () => {
    const cotraitance = 'CT-PARTAGEE-01';
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { cotraitance, demandeur: '8888888A' }),
    );
    expect(await lire(cotraitance)).toMatchObject({ demandeur: '8888888A', anomalies: [] });
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { cotraitance, demandeur: '8888889B' }),
    );
    expect(await lire(cotraitance)).toMatchObject({
      demandeur: '8888888A',
      anomalies: ['COTRAITANCE_PARTAGEE'],
    });
    expect((await lire(cotraitance)).regles['anomalies']?.regle).toContain('A2');
    await gateway.enoncer(
      'gide',
      evenement(
        'affectation.enregistree',
        { cotraitance, demandeur: '8888888A', annule: true },
        { sequence: '0000000002' },
      ),
    );
    expect(await lire(cotraitance)).toMatchObject({ demandeur: '8888889B', anomalies: [] });
  });
});

describe('both systems side by side [sections 2 and 8]', () => {
  const QUI = { cotraitance: 'CT-SYSTEMES-1', demandeur: '5555571A' };
  const AFFECTATION = { ...QUI, dateAffectation: '2010-02-01' };
  interface Systemes {
    au: string;
    passerelle: object;
    faits: {
      type: string;
      objet: string;
      proprietaire: string;
      gide: object;
      parcours3: object;
      membres: { membre: string; gide: unknown; parcours3: unknown; accord: boolean }[];
      accord: boolean;
    }[];
  }
  const lireSystemes = async (): Promise<Systemes> =>
    (await gateway.get(`/api/cotraitances/${QUI.cotraitance}/systemes`, CLE_DE_DEMARRAGE)).json<Systemes>();
  const fait = async (type: string): Promise<Systemes['faits'][number] | undefined> =>
    (await lireSystemes()).faits.find((un) => un.type === type);

  beforeAll(async () => {
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', AFFECTATION),
      evenement('affectation.enregistree', {
        ...QUI,
        cotraitance: 'CT-SYSTEMES-2',
        dateAffectation: '2012-02-01',
      }),
      evenement('statut.change', {
        demandeur: QUI.demandeur,
        statut: 1,
        situation: 'inscrit',
        dateEffet: '2010-01-15',
      }),
    );
    await gateway.enoncer(
      'parcours3',
      evenement('parcours.initialise', { ...QUI, dateDebutProgramme: '2010-02-10' }),
    );
  });

  it('gives what each states and was told, and what the gateway computes of it today', async () => {
    const { au, passerelle, faits } = await lireSystemes();
    expect([au, passerelle]).toEqual([
      '2010-09-01',
      { phase: 'accompagnement', etat: 'accompagnement_actif', depuis: '2010-02-10' },
    ]);
    expect(faits.map(({ type, objet, proprietaire, accord }) => [type, objet, proprietaire, accord])).toEqual(
      [
        ['affectation.enregistree', QUI.cotraitance, 'gide', true],
        ['statut.change', '1', 'gide', true],
        ['parcours.initialise', QUI.cotraitance, 'parcours3', true],
      ],
    );
    expect(faits[0]).toMatchObject({
      gide: { enonce: { sequence: '0000000001', retire: false }, dit: null, aDire: false },
      parcours3: {
        enonce: null,
        dit: { sequence: '0000000001', retire: false, etat: 'en_route' },
        aDire: false,
      },
    });
  });

  it('tells what was acknowledged from what is on its way', async () => {
    await gateway.unite.seule('UPDATE dit SET acquittee = sequence WHERE demandeur = $1', [QUI.demandeur]);
    expect(await fait('parcours.initialise')).toMatchObject({ gide: { dit: { etat: 'acquittee' } } });
  });

  it('marks the members in which a partner does not hold what it must, first', async () => {
    await gateway.unite.seule(
      `UPDATE dit SET data = (data::jsonb || '{"dateAffectation": "2010-01-01"}')::json WHERE demandeur = $1 AND type = 'affectation.enregistree'`,
      [QUI.demandeur],
    );
    const affectation = await fait('affectation.enregistree');
    expect(affectation).toMatchObject({ accord: false, parcours3: { aDire: true } });
    expect(affectation?.membres.filter(({ accord }) => !accord)).toEqual([
      { membre: 'dateAffectation', gide: '2010-02-01', parcours3: '2010-01-01', accord: false },
    ]);
    expect(affectation?.membres[0]?.membre).toBe('dateAffectation');
  });

  it('says nothing of another cotraitance of the person, nor her number', async () => {
    const texte = JSON.stringify(await lireSystemes());
    expect(texte).not.toContain('CT-SYSTEMES-2');
    expect(texte).not.toContain(QUI.demandeur);
  });
});
