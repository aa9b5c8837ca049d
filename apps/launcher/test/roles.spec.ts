import {
  adresses,
  reglagesDeConnexion,
  roleDeLIdentite,
  rolesDeLaPasserelle,
  rolesDesPartenaires,
} from '../src/processus/roles.js';

describe('the observation ports of the roles [X5.6]', () => {
  const ports = (port?: number): unknown[] =>
    rolesDeLaPasserelle(adresses('127.0.0.1', 3000), { PORT: '3000' }, port).map(
      ({ environnement }) => environnement['PASSERELLE_PORT_OBSERVATION'],
    );

  it('the worker has the one given, the scheduler the next, so that they do not meet', () => {
    expect(ports(9464)).toEqual([undefined, '9464', '9465']);
  });

  it('any free one each when it is 0, none when there is none', () => {
    expect(ports(0)).toEqual([undefined, '0', '0']);
    expect(ports()).toEqual([undefined, undefined, undefined]);
  });
});

describe('signing in to the demonstration [X5]', () => {
  const urls = adresses('0.0.0.0', 3000);
  const connexion = reglagesDeConnexion(urls, 'secret-du-client');
  const identite = roleDeLIdentite(urls, connexion, '/donnees', 'mot-de-passe');

  it('the gateway and the provider agree on who they are, under localhost', () => {
    const [gateway] = rolesDeLaPasserelle(urls, {}, undefined, connexion);
    expect(gateway?.environnement).toMatchObject({
      OIDC_URL: 'http://localhost:3003',
      OIDC_CLIENT_ID: 'passerelle',
      OIDC_CLIENT_SECRET: 'secret-du-client',
      OIDC_ACR_FORT: identite.environnement['OIDC_ACR_FORT'],
      PASSERELLE_URL_PUBLIQUE: 'http://localhost:3000',
    });
    expect(identite.environnement).toMatchObject({ ...connexion, IDENTITE_PORT: '3003' });
    expect(identite.sante).toBe('http://127.0.0.1:3003/health/ready');
  });

  it('nobody else is told the secrets of people signing in, nor the provider those of the gateway', () => {
    const [, ...autres] = rolesDeLaPasserelle(urls, {}, undefined, connexion);
    for (const { environnement } of [...autres, ...rolesDesPartenaires(urls, {})])
      expect(Object.values(environnement)).not.toContain('secret-du-client');
    for (const nom of ['DATABASE_URL', 'REDIS_URL', 'PASSERELLE_BOOTSTRAP_KEY'])
      expect(identite.environnement).toHaveProperty(nom, undefined);
  });
});
