import {
  type Controle,
  controleDeLaBase,
  creerJournal,
  creerRegistre,
  MesuresDeLaBase,
  Observation,
  Sante,
} from '../src/index.js';

const journal = creerJournal('worker', 'silent');
const enPanne = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('CANARI'), { code: 'ECONNREFUSED' }));
const gelee = (): Promise<never> => new Promise(() => undefined);

describe('readiness [X5.6]', () => {
  it.each([
    ['nothing is missing', () => Promise.resolve(0), { pret: true }],
    ['migrations are to be run', () => Promise.resolve(2), { code: 'SCHEMA_INCOMPLET' }],
    ['the database is away', enPanne, { code: 'BASE_INDISPONIBLE', faille: 'Error ECONNREFUSED' }],
    ['the database is frozen', gelee, { code: 'BASE_INDISPONIBLE', faille: 'DelaiDepasse' }],
  ])('says the truth when %s', async (_quand, migrationsManquantes, attendu) => {
    const etat = await new Sante([controleDeLaBase(migrationsManquantes)], 20).lire();
    expect(etat).toMatchObject({ pret: false, ...attendu });
    expect(JSON.stringify(etat)).not.toContain('CANARI');
  });

  it('does not ask a frozen server again while it has not answered', async () => {
    let demandes = 0;
    const controle: Controle = {
      verifier: () => {
        demandes += 1;
        return gelee();
      },
      sansReponse: () => ({ code: 'BASE_INDISPONIBLE', detail: 'Elle ne répond pas.' }),
    };
    const sante = new Sante([controle], 10);
    for (let fois = 0; fois < 3; fois += 1) expect(await sante.lire()).toMatchObject({ pret: false });
    expect(demandes).toBe(1);
  });

  it('is over as soon as the process stops, without asking anything', async () => {
    const sante = new Sante([controleDeLaBase(gelee)], 10_000);
    sante.annoncerArret();
    expect(await sante.lire()).toMatchObject({ pret: false, code: 'ARRET_EN_COURS' });
  });
});

describe('the observation port [X5.6]', () => {
  const manquantes = { nombre: 0 };
  const observation = new Observation({
    ecoute: { port: 0, hote: '127.0.0.1' },
    registre: creerRegistre('worker'),
    sante: new Sante([controleDeLaBase(() => Promise.resolve(manquantes.nombre))]),
    journal,
  });
  const demander = (chemin: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${observation.port}${chemin}`, init);
  beforeAll(() => observation.onApplicationBootstrap());
  afterAll(() => observation.onApplicationShutdown());

  it('shows life, readiness and measures', async () => {
    expect(await (await demander('/health/live')).json()).toEqual({ statut: 'vivant' });
    expect(await (await demander('/health/ready')).json()).toEqual({ statut: 'pret' });
    const mesures = await demander('/metrics');
    expect(mesures.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await mesures.text()).toContain('process_cpu_seconds_total{role="worker"}');
  });

  it('says why it is not ready, as a problem, and knows nothing else', async () => {
    manquantes.nombre = 1;
    const reponse = await demander('/health/ready');
    manquantes.nombre = 0;
    expect(reponse.status).toBe(503);
    expect(reponse.headers.get('content-type')).toBe('application/problem+json');
    expect(reponse.headers.get('retry-after')).toBe('5');
    expect(await reponse.json()).toMatchObject({ status: 503, code: 'SCHEMA_INCOMPLET' });
    for (const [chemin, init] of [
      ['/CANARI', {}],
      ['/metrics', { method: 'POST' }],
    ] as const) {
      const ailleurs = await demander(chemin, init);
      expect(ailleurs.status).toBe(404);
      expect(await ailleurs.text()).not.toContain('CANARI');
    }
  });

  it('is not open when no port is given', async () => {
    const fermee = new Observation({
      ecoute: undefined,
      registre: creerRegistre('worker'),
      sante: new Sante([]),
      journal,
    });
    await fermee.onApplicationBootstrap();
    expect(fermee.port).toBeUndefined();
    await fermee.onApplicationShutdown();
  });
});

describe('measures of the database [X5.6]', () => {
  it('a database that is away or frozen: the scrape answers, says so, and shows no old figure', async () => {
    const registre = creerRegistre('gateway');
    const unite = { executer: enPanne };
    const mesures = new MesuresDeLaBase(registre, unite, journal);
    for (const executer of [enPanne, gelee]) {
      unite.executer = executer;
      await mesures.rafraichir();
      const texte = await registre.metrics();
      expect(texte).toContain('passerelle_base_joignable{role="gateway"} 0');
      expect(texte).not.toMatch(/^passerelle_messages_en_attente\{/m);
      expect(texte).toContain('passerelle_effets_dus{role="gateway"} Nan');
    }
  });
});
