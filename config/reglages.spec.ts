import {
  lireReglagesGateway,
  lireReglagesLanceur,
  lireReglagesPasserelle,
  lireReglagesScheduler,
  ReglagesInvalides,
  resumerReglages,
} from './index.js';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const COMPLETES = {
  DATABASE_URL: 'postgresql://moi:CANARI@localhost:5432/passerelle',
  WEBHOOK_SECRET_GIDE: SECRET,
  WEBHOOK_SECRET_PARCOURS3: `${SECRET},${SECRET}`,
  GIDE_URL: 'http://localhost:3001',
  GIDE_CLIENT_ID: 'passerelle',
  GIDE_CLIENT_SECRET: 'CANARI',
  PARTNER_SECRET_GIDE: SECRET,
  PARCOURS3_URL: 'http://localhost:3002',
  PARCOURS3_CLIENT_ID: 'passerelle',
  PARCOURS3_CLIENT_SECRET: 'CANARI',
  PARTNER_SECRET_PARCOURS3: SECRET,
};

function refusees(env: Record<string, string>): string[] {
  try {
    lireReglagesPasserelle(env);
  } catch (error) {
    if (error instanceof ReglagesInvalides) return error.variables.map(({ nom }) => nom).sort();
    throw error;
  }
  return [];
}

describe('settings [X7]', () => {
  it('takes the defaults of X7 and treats an empty variable as absent', () => {
    const reglages = lireReglagesPasserelle({
      ...COMPLETES,
      PORT: '',
      REDIS_URL: ' ',
      PASSERELLE_AUJOURDHUI: '',
    });
    expect(reglages).toMatchObject({ port: 3000, hote: '127.0.0.1', tranches: 2, production: false });
    expect(reglages.redisUrl).toBeUndefined();
    expect(reglages.aujourdhui).toBeUndefined();
    expect(reglages.dossierDonnees).toMatch(/\/\.data$/);
  });

  it('names every wrong variable at once and never shows a value', () => {
    const fausses = {
      PORT: 'CANARI-1',
      DATABASE_URL: 'CANARI-2',
      WEBHOOK_SECRET_GIDE: 'whsec_CANARI',
      GIDE_URL: '',
    };
    expect(refusees({ ...COMPLETES, ...fausses })).toEqual(Object.keys(fausses).sort());
    expect(() => lireReglagesPasserelle({ ...COMPLETES, ...fausses })).toThrow(
      /^(?!.*CANARI).*whsec_<base64>/s,
    );
  });

  it('refuses a role without DATABASE_URL with a sentence that says what to do [X7]', () => {
    expect(() => lireReglagesScheduler({})).toThrow(/DATABASE_URL : .*npm start/);
    expect(() => lireReglagesGateway({})).toThrow(/DATABASE_URL/);
  });

  it.each([
    [SECRET, true],
    [`${SECRET}, ${SECRET}`, true],
    [`whsec_${Buffer.alloc(23, 7).toString('base64')}`, false],
    [`${SECRET},whsec_`, false],
    [SECRET.replace('whsec_', ''), false],
    [`${SECRET}!`, false],
  ])('a signing secret has at least 24 bytes of base64 after whsec_ [X3.2] (%#)', (secret, accepte) => {
    expect(refusees({ ...COMPLETES, PARTNER_SECRET_GIDE: secret })).toEqual(
      accepte ? [] : ['PARTNER_SECRET_GIDE'],
    );
  });

  it.each([
    [`c1:${Buffer.alloc(32, 1).toString('base64')}`, true],
    [`c2:${Buffer.alloc(32, 2).toString('base64')}, c1:${Buffer.alloc(32, 1).toString('base64')}`, true],
    [`clair,c1:${Buffer.alloc(32, 1).toString('base64')}`, true],
    [`c1:${Buffer.alloc(31, 1).toString('base64')}`, false],
    [`c1:${Buffer.alloc(32, 1).toString('base64')},c1:${Buffer.alloc(32, 2).toString('base64')}`, false],
    [`C1:${Buffer.alloc(32, 1).toString('base64')}`, false],
    [Buffer.alloc(32, 1).toString('base64'), false],
    [`c1:${Buffer.alloc(32, 1).toString('base64')},clair`, false],
  ])('an encryption key has an id of its own and 32 bytes of base64 [check 21] (%#)', (cles, acceptees) => {
    expect(refusees({ ...COMPLETES, PASSERELLE_CLES_DE_CHIFFREMENT: cles })).toEqual(
      acceptees ? [] : ['PASSERELLE_CLES_DE_CHIFFREMENT'],
    );
  });

  it.each([
    ['x'.repeat(32), true],
    ['x'.repeat(31), false],
  ])('a bootstrap key has at least 32 characters [X5] (%#)', (cle, acceptee) => {
    expect(refusees({ ...COMPLETES, PASSERELLE_BOOTSTRAP_KEY: cle })).toHaveLength(acceptee ? 0 : 1);
  });

  it.each([
    ['2010-09-01', 'development', true],
    ['2012-02-29', 'test', true],
    ['2010-02-29', 'development', false],
    ['2010-13-01', 'development', false],
    ['1899-12-31', 'development', false],
    ['01/09/2010', 'development', false],
    ['2010-09-01', 'production', false],
  ])('a simulated today is a real day, and never in production [H7] (%s, %s)', (jour, NODE_ENV, accepte) => {
    const env = { ...COMPLETES, PASSERELLE_AUJOURDHUI: jour, NODE_ENV };
    expect(refusees(env)).toEqual(accepte ? [] : ['PASSERELLE_AUJOURDHUI']);
  });

  it.each([
    ['redis://localhost:6379', true],
    ['rediss://:pw@hote:6380/1', true],
    ['redis-sentinel://a:26379,b:26379/principal', true],
    ['redis-sentinel://a:26379', false],
    ['redis-cluster://a:6379,b:6379', true],
    ['localhost:6379', false],
    ['http://localhost:6379', false],
  ])('REDIS_URL may be a server, a Sentinel group or a cluster [X7] (%s)', (url, accepte) => {
    expect(refusees({ ...COMPLETES, REDIS_URL: url })).toEqual(accepte ? [] : ['REDIS_URL']);
  });

  it.each([
    [{}, []],
    [{ ALARMES_URL: 'https://astreinte.exemple.fr/a', ALARMES_SECRET: SECRET }, []],
    [{ ALARMES_URL: 'https://astreinte.exemple.fr/a' }, ['ALARMES_SECRET']],
    [{ ALARMES_URL: 'astreinte', ALARMES_SECRET: SECRET }, ['ALARMES_URL']],
    [{ ALARMES_URL: 'https://astreinte.exemple.fr/a', ALARMES_SECRET: 'whsec_AAAA' }, ['ALARMES_SECRET']],
  ])('alarms are sent with a signature, or not at all [X5.5] (%#)', (env, fausses) => {
    expect(refusees({ ...COMPLETES, ...env })).toEqual(fausses);
  });

  it('asks the demonstration for nothing, and the launcher of a real gateway for its partners', () => {
    expect(lireReglagesLanceur(true, {}).baseUrl).toBeUndefined();
    expect(() => lireReglagesLanceur(false, {})).toThrow(/WEBHOOK_SECRET_GIDE.*GIDE_URL/s);
    expect(() => lireReglagesLanceur(false, {})).not.toThrow(/DATABASE_URL/);
  });

  it('summarises itself for the start log without any secret', () => {
    const cle = 'CANARI'.repeat(6);
    const alarmes = { ALARMES_URL: 'https://astreinte.exemple.fr/CANARI', ALARMES_SECRET: SECRET };
    const resume = resumerReglages(
      lireReglagesPasserelle({ ...COMPLETES, ...alarmes, PASSERELLE_BOOTSTRAP_KEY: cle }),
    );
    expect(JSON.stringify(resume)).not.toMatch(/CANARI|whsec/);
    expect(resume).toMatchObject({
      baseUrl: 'postgresql://***@localhost:5432/passerelle',
      'webhooks.gide': '(secret)',
      'partenaires.gide.url': 'http://localhost:3001',
      'partenaires.gide.clientSecret': '(secret)',
      cleAmorce: '(secret)',
      redisUrl: '(absent)',
    });
  });

  const FOURNISSEUR = {
    OIDC_URL: 'https://identite.exemple.fr/realms/passerelle',
    OIDC_CLIENT_ID: 'passerelle',
    OIDC_CLIENT_SECRET: 'CANARI',
    OIDC_ACR_FORT: 'eidas2',
  };

  it('takes a provider of identities whole, or none: people then do not sign in [X5]', () => {
    expect(lireReglagesGateway(COMPLETES).fournisseurDIdentite).toBeUndefined();
    expect(lireReglagesGateway({ ...COMPLETES, ...FOURNISSEUR }).fournisseurDIdentite).toEqual({
      url: FOURNISSEUR.OIDC_URL,
      clientId: 'passerelle',
      clientSecret: 'CANARI',
      acrFort: 'eidas2',
    });
    for (const nom of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ACR_FORT'])
      expect(refusees({ ...COMPLETES, ...FOURNISSEUR, [nom]: '' })).toEqual([nom]);
    const dits = JSON.stringify(resumerReglages(lireReglagesGateway({ ...COMPLETES, ...FOURNISSEUR })));
    expect(dits).not.toContain('CANARI');
  });

  it.each([
    ['https://identite.exemple.fr', true],
    ['http://localhost:3003', true],
    ['http://127.0.0.1:3003', true],
    ['http://[::1]:3003', true],
    ['http://identite.exemple.fr', false],
    ['http://localhost.exemple.fr', false],
    ['http://127.0.0.1.exemple.fr', false],
    ['ftp://localhost', false],
    ['identite', false],
  ])('people sign in over https, or on this machine: %s [X5]', (url, acceptee) => {
    expect(refusees({ ...COMPLETES, ...FOURNISSEUR, OIDC_URL: url })).toEqual(acceptee ? [] : ['OIDC_URL']);
    expect(refusees({ ...COMPLETES, PASSERELLE_URL_PUBLIQUE: url })).toEqual(
      acceptee ? [] : ['PASSERELLE_URL_PUBLIQUE'],
    );
  });

  it('browsers reach the gateway at an origin: that of its port on this machine when none is said [X5]', () => {
    expect(lireReglagesGateway({ ...COMPLETES, PORT: '3100' }).origine).toBe('http://localhost:3100');
    const origine = (url: string): string =>
      lireReglagesGateway({ ...COMPLETES, PASSERELLE_URL_PUBLIQUE: url }).origine;
    expect(origine('https://passerelle.exemple.fr/')).toBe('https://passerelle.exemple.fr');
    expect(refusees({ ...COMPLETES, PASSERELLE_URL_PUBLIQUE: 'https://exemple.fr/chemin' })).toEqual([
      'PASSERELLE_URL_PUBLIQUE',
    ]);
  });
});
