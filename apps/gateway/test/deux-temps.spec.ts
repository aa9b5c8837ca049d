import { Horloge } from '#persistence';
import { evenement } from '#test/evenements';
import { type Etat, lireEtat } from './etat-lu.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

const CT = 'CT-TEMPS-0001';
const QUI = { cotraitance: CT, demandeur: '6600001A' };
const AFFECTATION = { ...QUI, dateAffectation: '2010-02-01' };

interface Calcul {
  version: number;
  connuLe: string;
  calculeAu: string;
  cause: string;
  etat: string | null;
  resume: { etat: string | null };
  regles: Record<string, { regle: string; messages: string[] }>;
  ecartsDeRegles: { membre: string; alors: unknown; aujourdhui: unknown }[];
}

let gateway: GatewayDEssai;
/** Transaction times of the dossier, one after each of the things learnt. */
const instants: Record<'affectation' | 'cessation' | 'sortie' | 'reinscription' | 'correction', string> = {
  affectation: '',
  cessation: '',
  sortie: '',
  reinscription: '',
  correction: '',
};

const lire = (requete = ''): Promise<Etat> => lireEtat(gateway, CT, requete);
const connuLe = (instant: string | Date): string =>
  `connuLe=${encodeURIComponent(typeof instant === 'string' ? instant : instant.toISOString())}`;
const decale = (instant: string, millisecondes: number): Date =>
  new Date(Date.parse(instant) + millisecondes);

async function historique(): Promise<Calcul[]> {
  const reponse = await gateway.get(`/api/cotraitances/${CT}/historique`, CLE_DE_DEMARRAGE);
  return reponse.json<{ calculs: Calcul[] }>().calculs;
}

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  const noter = async (nom: keyof typeof instants): Promise<void> => {
    const [ligne] = await gateway.unite.seule<{ connu_le: Date }>(
      'SELECT connu_le FROM dossiers WHERE demandeur = $1',
      [QUI.demandeur],
    );
    instants[nom] = ligne?.connu_le.toISOString() ?? '';
  };
  const statut = (statut: number, situation: string, dateEffet: string, sequence = '0000000001'): object =>
    evenement('statut.change', { demandeur: QUI.demandeur, statut, situation, dateEffet }, { sequence });
  await gateway.enoncer(
    'gide',
    evenement('affectation.enregistree', AFFECTATION),
    statut(1, 'inscrit', '2010-01-04'),
  );
  await gateway.enoncer(
    'parcours3',
    evenement('parcours.initialise', {
      ...QUI,
      dateDebutProgramme: '2010-02-10',
      entretien: { type: 'individuel', date: '2010-02-10' },
    }),
  );
  await noter('affectation');
  await gateway.enoncer('gide', statut(2, 'cessation_inscription', '2010-03-15'));
  await noter('cessation');
  await Horloge.avancerJusqua(gateway.unite.seule, '2010-09-15');
  await gateway.echange.recalculer.execute('');
  await noter('sortie');
  await gateway.enoncer('gide', statut(3, 'inscrit', '2010-09-01'));
  await noter('reinscription');
  // The same statement, corrected by its owner: the day before.
  await gateway.enoncer('gide', statut(3, 'inscrit', '2010-08-31', '0000000002'));
  await noter('correction');
});
afterAll(() => gateway.fermer());

describe('what was true, and what was believed [A4, X5.1]', () => {
  it('the same day at each transaction time', async () => {
    const vu = async (instant: string): Promise<(string | null)[]> => {
      const { etat, depuis } = (await lire(`?au=2010-09-15&${connuLe(instant)}`)) as Etat & {
        depuis: string;
      };
      return [etat, depuis];
    };
    expect(await vu(instants.affectation)).toEqual(['accompagnement_actif', '2010-02-10']);
    expect(await vu(instants.cessation)).toEqual(['sortie', '2010-09-15']);
    expect(await vu(instants.sortie)).toEqual(['sortie', '2010-09-15']);
    expect(await vu(instants.reinscription)).toEqual(['accompagnement_actif', '2010-09-01']);
    expect(await vu(instants.correction)).toEqual(['accompagnement_actif', '2010-08-31']);
  });

  it('the same belief on each day: the limit, its eve, days to come', async () => {
    const au = async (jour: string): Promise<string | null> =>
      (await lire(`?au=${jour}&${connuLe(instants.cessation)}`)).etat;
    expect(await au('2010-03-14')).toBe('accompagnement_actif');
    expect(await au('2010-03-15')).toBe('suspension');
    expect(await au('2010-09-14')).toBe('suspension');
    expect(await au('2010-09-15')).toBe('sortie');
    expect(await au('2099-12-31')).toBe('sortie');
  });

  it('to the millisecond: at the instant of a fact it is known, a millisecond before it is not', async () => {
    const depuis = (instant: Date): Promise<Etat> => lire(`?au=2010-09-15&${connuLe(instant)}`);
    expect(await depuis(decale(instants.correction, 0))).toMatchObject({ depuis: '2010-08-31' });
    expect(await depuis(decale(instants.correction, -1))).toMatchObject({ depuis: '2010-09-01' });
    expect(await depuis(decale(instants.reinscription, -1))).toMatchObject({ etat: 'sortie' });
    expect(await depuis(decale(instants.cessation, -1))).toMatchObject({ etat: 'accompagnement_actif' });
  });

  it('whatever the offset and the digits in which the instant is written', async () => {
    const [, jour = '', heure = ''] = /^(.*)T(.*)Z$/.exec(instants.correction) ?? [];
    for (const ecrit of [`${jour}t${heure}z`, `${jour}T${heure}999Z`, `${jour}T${heure}-00:00`]) {
      expect(await lire(`?au=2010-09-15&${connuLe(ecrit)}`)).toMatchObject({ depuis: '2010-08-31' });
    }
    const aNewYork = decale(instants.correction, -5 * 3_600_000)
      .toISOString()
      .replace('Z', '-05:00');
    expect(await lire(`?au=2010-09-15&${connuLe(aNewYork)}`)).toMatchObject({ depuis: '2010-08-31' });
  });

  it('gives the version and the facts that were known then', async () => {
    const { version } = await lire(`?${connuLe(instants.cessation)}`);
    expect(version).toBe((await historique()).find(({ connuLe }) => connuLe === instants.cessation)?.version);
    const { faits } = (
      await gateway.get(`/api/cotraitances/${CT}/faits?${connuLe(instants.reinscription)}`, CLE_DE_DEMARRAGE)
    ).json<{ faits: { cle: string; sequence: string; versions: number; data: object }[] }>();
    expect(faits.find(({ cle }) => cle.endsWith('/3'))).toMatchObject({
      sequence: '0000000001',
      versions: 1,
      data: { dateEffet: '2010-09-01' },
    });
  });

  it.each(['1900-01-01T00:00:00Z', '1970-01-01T00:00:00+14:00'])(
    'before anything was known (%s): 404',
    async (instant) => {
      for (const suffixe of ['', '/faits']) {
        const url = `/api/cotraitances/${CT}${suffixe}?${connuLe(instant)}`;
        expect((await gateway.get(url, CLE_DE_DEMARRAGE)).statut).toBe(404);
      }
    },
  );

  it.each(['2100-12-31T23:59:59Z', '2099-12-31T23:59:60Z', '2100-12-31T23:59:59-12:00'])(
    'in years to come (%s): all that is known',
    async (instant) => {
      expect(await lire(`?au=2010-09-15&${connuLe(instant)}`)).toMatchObject({ depuis: '2010-08-31' });
    },
  );

  it.each([
    '2010-09-15T24:00:00Z',
    '2010-02-30T00:00:00Z',
    '2010-09-15 08:00',
    '1284537600',
    '9999-12-31T00:00:00Z',
    '0000-01-01T00:00:00Z',
  ])('refuses connuLe=%s, saying what to write', async (instant) => {
    for (const suffixe of ['', '/faits']) {
      const url = `/api/cotraitances/${CT}${suffixe}?${connuLe(instant)}`;
      const reponse = await gateway.get(url, CLE_DE_DEMARRAGE);
      expect(reponse.statut).toBe(400);
      expect(reponse.json()).toMatchObject({
        code: 'ENTREE_INVALIDE',
        erreurs: [{ parametre: 'connuLe', detail: expect.stringMatching(/RFC 3339.*1900 à 2100/) }],
      });
    }
  });

  it.each(['au=2010-09-15&au=2010-09-16', `au=2010-09-15&connule=2010-09-15T00:00:00Z`])(
    'refuses %s: said twice, or under another name',
    async (requete) => {
      expect((await gateway.get(`/api/cotraitances/${CT}?${requete}`, CLE_DE_DEMARRAGE)).statut).toBe(400);
    },
  );
});

describe('the frieze at both times [A4, X5.1]', () => {
  interface FriseLue {
    au: string;
    aujourdhui: string;
    frise: { etats: { du: string; au: string | null; etat: string }[]; suspensions: object[] };
    echeances: { date: string; etat: string; regle: string }[];
    instants: { connuLe: string; faits: number }[];
  }
  const frise = async (requete: string): Promise<FriseLue> =>
    (await gateway.get(`/api/cotraitances/${CT}/frise${requete}`, CLE_DE_DEMARRAGE)).json<FriseLue>();

  it('shows what was believed then, and what it led to', async () => {
    const { frise: vue, echeances } = await frise(`?au=2010-03-20&${connuLe(instants.cessation)}`);
    expect(vue.etats.map(({ du, etat }) => [du, etat])).toEqual([
      ['2010-02-01', 'affectee'],
      ['2010-02-10', 'accompagnement_actif'],
      ['2010-03-15', 'suspension'],
      ['2010-09-15', 'sortie'],
    ]);
    expect(vue.suspensions).toEqual([{ du: '2010-03-15', au: '2010-09-15', echeance: '2010-09-15' }]);
    expect(echeances).toEqual([{ date: '2010-09-15', etat: 'sortie', regle: 'F2, E3' }]);
  });

  it('moves what was to come when something is learnt', async () => {
    const { frise: vue, au, aujourdhui } = await frise('');
    expect([au, aujourdhui]).toEqual(['2010-09-15', '2010-09-15']);
    expect(vue.etats.map(({ du, etat }) => [du, etat]).slice(2, 4)).toEqual([
      ['2010-03-15', 'suspension'],
      ['2010-08-31', 'accompagnement_actif'],
    ]);
  });

  it('gives every instant at which something was learnt, whatever the instant asked', async () => {
    const { instants: tous } = await frise(`?${connuLe(instants.cessation)}`);
    const { affectation, cessation, reinscription, correction } = instants;
    expect(tous.map(({ connuLe: instant }) => instant)).toEqual(
      expect.arrayContaining([affectation, cessation, reinscription, correction]),
    );
    expect(tous.map(({ connuLe: instant }) => instant)).toEqual(
      tous.map(({ connuLe: instant }) => instant).toSorted(),
    );
    expect(tous.reduce((somme, { faits }) => somme + faits, 0)).toBe(6);
  });

  it('begins its instants when something names it: before, it is not there', async () => {
    const qui = { cotraitance: 'CT-TEMPS-0003', demandeur: '6600003A' };
    await gateway.enoncer(
      'gide',
      evenement('statut.change', { demandeur: qui.demandeur, statut: 1, dateEffet: '2010-01-04' }),
    );
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { ...qui, dateAffectation: '2010-02-01' }),
    );
    const chemin = `/api/cotraitances/${qui.cotraitance}`;
    const { instants: siens } = (await gateway.get(`${chemin}/frise`, CLE_DE_DEMARRAGE)).json<FriseLue>();
    expect(siens).toHaveLength(1);
    const premier = connuLe(siens[0]?.connuLe ?? '');
    for (const suffixe of ['', '/frise', '/faits'])
      expect((await gateway.get(`${chemin}${suffixe}?${premier}`, CLE_DE_DEMARRAGE)).statut).toBe(200);
  });

  it.each([`?${connuLe('1900-01-01T00:00:00Z')}`, ''])(
    'is not there when nothing is (%s)',
    async (requete) => {
      const numero = requete === '' ? 'CT-INCONNUE' : CT;
      expect(
        (await gateway.get(`/api/cotraitances/${numero}/frise${requete}`, CLE_DE_DEMARRAGE)).statut,
      ).toBe(404);
    },
  );

  it('refuses a day that is none', async () => {
    expect((await gateway.get(`/api/cotraitances/${CT}/frise?au=2010-02-30`, CLE_DE_DEMARRAGE)).statut).toBe(
      400,
    );
  });
});

describe('the history explained [A4, X5.2]', () => {
  it('keeps what was believed and when, with the rule and the messages of each member', async () => {
    const calculs = await historique();
    expect(calculs.map(({ etat, cause, calculeAu }) => [etat, cause, calculeAu])).toEqual([
      ['affectee', 'message', '2010-09-01'],
      ['accompagnement_actif', 'message', '2010-09-01'],
      ['suspension', 'message', '2010-09-01'],
      ['sortie', 'echeance', '2010-09-15'],
      ['accompagnement_actif', 'message', '2010-09-15'],
      ['accompagnement_actif', 'message', '2010-09-15'],
    ]);
    expect(calculs.map(({ regles }) => regles['etat']?.regle)).toEqual([
      'F7',
      'F5',
      'F4',
      'F2, E3',
      'F5',
      'F5',
    ]);
    const { faits } = (await gateway.get(`/api/cotraitances/${CT}/faits`, CLE_DE_DEMARRAGE)).json<{
      faits: { cle: string; message: { id: string } }[];
    }>();
    const message = (cle: string): string | undefined => faits.find((fait) => fait.cle === cle)?.message.id;
    const cessation = message(`statut.change/${QUI.demandeur}/2`);
    expect(calculs[3]?.regles['dates.sortie']).toEqual({ regle: 'E3', messages: [cessation] });
    // Before its correction the registration came by another message.
    expect(calculs[5]?.regles['etat']?.messages).toContain(message(`statut.change/${QUI.demandeur}/3`));
    expect(calculs[4]?.regles['etat']?.messages).not.toContain(message(`statut.change/${QUI.demandeur}/3`));
  });

  it('flags nothing while the rules give what was stored', async () => {
    for (const { ecartsDeRegles } of await historique()) expect(ecartsDeRegles).toEqual([]);
  });

  it('flags the members that today’s rules give otherwise, and leaves what was stored', async () => {
    const [, , suspendue] = await historique();
    await gateway.unite.seule(
      `UPDATE historique SET resume = (resume::jsonb || '{"etat": "alerte", "suspension": null}'
                                       || jsonb_build_object('dates', (resume::jsonb -> 'dates') || '{"acceptation": "2010-02-03"}'))::json
       WHERE cotraitance = $1 AND version = $2`,
      [CT, suspendue?.version],
    );
    const [avant, , relue, apres] = await historique();
    expect(relue?.resume.etat).toBe('alerte');
    expect(relue?.ecartsDeRegles).toEqual(
      expect.arrayContaining([
        { membre: 'etat', alors: 'alerte', aujourdhui: 'suspension' },
        { membre: 'suspension', alors: null, aujourdhui: { depuis: '2010-03-15', echeance: '2010-09-15' } },
        { membre: 'dates.acceptation', alors: '2010-02-03', aujourdhui: null },
      ]),
    );
    expect(relue?.ecartsDeRegles).toHaveLength(3);
    expect([avant?.ecartsDeRegles, apres?.ecartsDeRegles]).toEqual([[], []]);
  });
});

describe('actions of the day asked [X5.1]', () => {
  it('a stay outside the zone is an action from its first day, not before', async () => {
    const qui = { cotraitance: 'CT-TEMPS-0002', demandeur: '6600002A' };
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { ...qui, dateAffectation: '2010-02-01' }),
      evenement('demandeur.modifie', {
        demandeur: qui.demandeur,
        modification: 1,
        dateEffet: '2010-06-01',
        commune: '69123',
      }),
    );
    const types = async (jour: string): Promise<string[]> =>
      (await lireEtat(gateway, qui.cotraitance, `?au=${jour}`)).actions.map(({ type }) => type);
    expect(await types('2010-05-31')).toEqual([]);
    expect(await types('2010-06-01')).toEqual(['sortie_systematique']);
  });
});
