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
