import { Horloge } from '#persistence';
import { evenement, lot } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

interface Etat {
  phase: string | null;
  etat: string | null;
  anomalies: string[];
  actions: { type: string; depuis: string; pour: string }[];
  version: number;
  dates: Record<string, string | null>;
  regles: Record<string, { regle: string; messages: string[] }>;
}

const lire = async (cotraitance: string, requete = ''): Promise<Etat> =>
  (await gateway.get(`/api/cotraitances/${cotraitance}${requete}`, CLE_DE_DEMARRAGE)).json<Etat>();

async function enoncer(porte: 'gide' | 'parcours3', ...evenements: object[]): Promise<void> {
  const reponse = await gateway.webhook(porte, lot(evenements));
  expect(reponse.json()).toMatchObject({ refuses: [] });
  await gateway.appliquer();
}

describe('a cotraitance at a date [X5.1]', () => {
  const CT = 'CT-VIE-0001';
  const QUI = { cotraitance: CT, demandeur: '5555555A' };

  beforeAll(async () => {
    await enoncer('gide', evenement('affectation.enregistree', { ...QUI, dateAffectation: '2010-02-01' }));
    await enoncer(
      'parcours3',
      evenement('parcours.initialise', { ...QUI, dateDebutProgramme: '2010-02-10' }),
    );
    await enoncer(
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

describe('what was known then [A4, X5.1 connuLe]', () => {
  const CT = 'CT-CONNU-0001';
  const QUI = { cotraitance: CT, demandeur: '6666666A' };
  const encoder = (instant: Date): string => encodeURIComponent(instant.toISOString());
  const maintenant = async (): Promise<Date> => (await Horloge.lire(gateway.unite.seule)).maintenant;
  let avant: Date;
  let apresAffectation: Date;

  beforeAll(async () => {
    avant = new Date((await maintenant()).getTime() - 1);
    await enoncer('gide', evenement('affectation.enregistree', { ...QUI, dateAffectation: '2010-02-01' }));
    const [ligne] = await gateway.unite.seule<{ connu_le: Date }>(
      'SELECT connu_le FROM dossiers WHERE demandeur = $1',
      [QUI.demandeur],
    );
    apresAffectation = ligne?.connu_le ?? avant;
    await enoncer(
      'parcours3',
      evenement('parcours.initialise', { ...QUI, dateDebutProgramme: '2010-02-10' }),
    );
  });

  it('before the first fact: 404', async () => {
    expect(
      (await gateway.get(`/api/cotraitances/${CT}?connuLe=${encoder(avant)}`, CLE_DE_DEMARRAGE)).statut,
    ).toBe(404);
    expect(
      (await gateway.get(`/api/cotraitances/${CT}/faits?connuLe=${encoder(avant)}`, CLE_DE_DEMARRAGE)).statut,
    ).toBe(404);
  });

  it('at the very instant of a fact: with it, and without the next', async () => {
    const alors = await lire(CT, `?au=2010-03-01&connuLe=${encoder(apresAffectation)}`);
    expect(alors).toMatchObject({ etat: 'affectee', version: 1 });
    expect(await lire(CT, '?au=2010-03-01')).toMatchObject({ etat: 'accompagnement_actif', version: 2 });
  });

  it('reads a + that the query turned into a space', async () => {
    const reponse = await gateway.get(
      `/api/cotraitances/${CT}?connuLe=2010-12-01T00:00:00+01:00`,
      CLE_DE_DEMARRAGE,
    );
    expect(reponse.json()).toMatchObject({ etat: 'accompagnement_actif' });
  });

  it.each(['2010-12-01', '2010-12-01T00:00:00', '2010-13-01T00:00:00Z', 'hier', ''])(
    'refuses connuLe=%j, naming the parameter',
    async (connuLe) => {
      const reponse = await gateway.get(`/api/cotraitances/${CT}?connuLe=${connuLe}`, CLE_DE_DEMARRAGE);
      expect(reponse.statut).toBe(400);
      expect(reponse.json()).toMatchObject({ code: 'ENTREE_INVALIDE', erreurs: [{ parametre: 'connuLe' }] });
    },
  );

  it.each(['2010-02-30', '2010-2-1', '20100201', '1899-12-31', '2101-01-01', '2010-02-01T00:00:00Z', ''])(
    'refuses au=%j, naming the parameter',
    async (au) => {
      const reponse = await gateway.get(`/api/cotraitances/${CT}?au=${au}`, CLE_DE_DEMARRAGE);
      expect(reponse.statut).toBe(400);
      expect(reponse.json()).toMatchObject({ erreurs: [{ parametre: 'au' }] });
    },
  );

  it('tells facts, history and messages', async () => {
    const { faits } = (await gateway.get(`/api/cotraitances/${CT}/faits`, CLE_DE_DEMARRAGE)).json<{
      faits: { cle: string; message: object; connuLe: string }[];
    }>();
    expect(faits.map(({ cle }) => cle)).toEqual([
      `affectation.enregistree/${CT}`,
      `parcours.initialise/${CT}`,
    ]);
    expect(faits[0]?.message).toMatchObject({
      partenaire: 'gide',
      evenement: expect.stringMatching(/^gide-/),
      recuLe: expect.any(String),
    });

    const { calculs } = (await gateway.get(`/api/cotraitances/${CT}/historique`, CLE_DE_DEMARRAGE)).json<{
      calculs: { version: number; etat: string; cause: string }[];
    }>();
    expect(calculs).toMatchObject([
      { version: 1, etat: 'affectee', cause: 'message' },
      { version: 2, etat: 'accompagnement_actif', cause: 'message' },
    ]);

    const { messages } = (await gateway.get(`/api/cotraitances/${CT}/messages`, CLE_DE_DEMARRAGE)).json<{
      messages: { sens: string; type: string }[];
    }>();
    expect(messages.filter(({ sens }) => sens === 'entrant').map(({ type }) => type)).toEqual([
      'parcours.initialise',
      'affectation.enregistree',
    ]);
    expect(messages.some(({ sens }) => sens === 'sortant')).toBe(true);
  });

  it('shows a fact as withdrawn once its owner withdraws it, and the cotraitance as incomplete [A2, B3]', async () => {
    const donnees = { cotraitance: 'CT-RETIREE-01', demandeur: '6666667B' };
    await enoncer('gide', evenement('affectation.enregistree', donnees));
    await enoncer(
      'gide',
      evenement('affectation.enregistree', { ...donnees, annule: true }, { sequence: '0000000002' }),
    );
    expect(await lire('CT-RETIREE-01')).toMatchObject({ phase: null, etat: null, anomalies: [] });
    const { faits } = (await gateway.get('/api/cotraitances/CT-RETIREE-01/faits', CLE_DE_DEMARRAGE)).json<{
      faits: object[];
    }>();
    expect(faits).toMatchObject([{ annule: true, sequence: '0000000002', versions: 2 }]);
  });
});

describe('anomalies and actions [X5.1]', () => {
  it('an incomplete cotraitance is known, without phase nor anomaly [B3]', async () => {
    await enoncer(
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
    await enoncer(
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
    await enoncer('gide', evenement('affectation.enregistree', { cotraitance, demandeur: '8888888A' }));
    expect(await lire(cotraitance)).toMatchObject({ demandeur: '8888888A', anomalies: [] });
    await enoncer('gide', evenement('affectation.enregistree', { cotraitance, demandeur: '8888889B' }));
    expect(await lire(cotraitance)).toMatchObject({
      demandeur: '8888888A',
      anomalies: ['COTRAITANCE_PARTAGEE'],
    });
    expect((await lire(cotraitance)).regles['anomalies']?.regle).toContain('A2');
    await enoncer(
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

describe('the list [X5.2]', () => {
  interface Page {
    cotraitances: { cotraitance: string; demandeur: string; etat: string }[];
    curseur: string | null;
  }
  const lister = async (requete: string): Promise<Page> =>
    (await gateway.get(`/api/cotraitances${requete}`, CLE_DE_DEMARRAGE)).json<Page>();

  it('gives every line once, page by page, whatever the size of the page', async () => {
    const tout = (await lister('?limite=200')).cotraitances.map(
      ({ cotraitance, demandeur }) => `${cotraitance}/${demandeur}`,
    );
    expect(tout.length).toBeGreaterThan(5);
    for (const limite of [1, 2, 3]) {
      const vues: string[] = [];
      let curseur: string | null = null;
      do {
        const page: Page = await lister(`?limite=${limite}${curseur === null ? '' : `&curseur=${curseur}`}`);
        vues.push(...page.cotraitances.map(({ cotraitance, demandeur }) => `${cotraitance}/${demandeur}`));
        curseur = page.curseur;
      } while (curseur !== null);
      expect(vues).toEqual(tout);
    }
  });

  it('puts nothing about a person in its cursor', async () => {
    const { curseur, cotraitances } = await lister('?limite=1');
    const clair = Buffer.from(curseur ?? '', 'base64url').toString('utf8');
    for (const { demandeur } of cotraitances) expect(clair).not.toContain(demandeur);
    expect(clair).not.toMatch(/\b\d{7}[0-9A-Z]\b/);
  });

  it('filters by structure and état together', async () => {
    const { cotraitances } = await lister('?structure=75056S00&etat=suspension');
    expect(cotraitances.length).toBeGreaterThan(0);
    expect(new Set(cotraitances.map(({ etat }) => etat))).toEqual(new Set(['suspension']));
    expect((await lister('?structure=69123S00')).cotraitances).toEqual([]);
  });

  it.each([
    ['?structure=paris', 'structure'],
    ['?etat=parti', 'etat'],
    ['?action=rien', 'action'],
    ['?curseur=***', 'curseur'],
    ['?curseur=eyJhIjoxfQ', 'curseur'],
    ['?limite=0', 'limite'],
    ['?limite=201', 'limite'],
    ['?demandeur=5555555A', 'demandeur'],
    ['?etat=sortie&etat=alerte', 'etat'],
  ])('refuses %s, naming the parameter', async (requete, parametre) => {
    const reponse = await gateway.get(`/api/cotraitances${requete}`, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(400);
    expect(reponse.json()).toMatchObject({ erreurs: [{ parametre }] });
    expect(reponse.texte).not.toContain('5555555A');
  });
});
