import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { ClientDePartenaire } from '#test/client-de-partenaire';

describe('the token of a partner (X4)', () => {
  let gide: Simulateur;
  let client: ClientDePartenaire;

  beforeEach(async () => {
    gide = await demarrerSimulateur({ partenaire: 'gide' });
    client = new ClientDePartenaire(gide);
  });
  afterEach(() => gide.fermer());

  const demande = (clientId: string, clientSecret: string): Record<string, string> => ({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });

  it('is given for the right credentials, in the body or by HTTP Basic, with its lifetime', async () => {
    const { clientId, clientSecret } = gide.identifiants;
    const basic = Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const reponses = [
      await client.formulaire(demande(clientId, clientSecret)),
      await client.formulaire({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` }),
    ];
    for (const reponse of reponses) {
      expect(reponse.statut).toBe(200);
      expect(reponse.json()).toEqual({
        access_token: expect.any(String) as string,
        token_type: 'Bearer',
        expires_in: 300,
      });
      expect(reponse.entetes.get('cache-control')).toBe('no-store');
    }
  });

  it('is refused to wrong credentials (401) and to another grant (400)', async () => {
    const { clientId, clientSecret } = gide.identifiants;
    expect((await client.formulaire(demande(clientId, 'faux'))).statut).toBe(401);
    expect((await client.formulaire(demande('autre', clientSecret))).statut).toBe(401);
    const autre = { ...demande(clientId, clientSecret), grant_type: 'password' };
    expect((await client.formulaire(autre)).statut).toBe(400);
  });

  it('is asked for by every route of the contract', async () => {
    const routes = [
      'changements',
      'empreintes',
      'empreintes/12',
      'declarations/empreintes',
      'bilan?jour=2010-09-01',
    ];
    for (const route of routes) {
      const reponse = await fetch(`${gide.url}/echanges/${route}`);
      expect([route, reponse.status]).toEqual([route, 401]);
    }
  });

  it('expires and can be revoked: the next call is 401, a new token is taken', async () => {
    expect((await client.get('/echanges/changements')).statut).toBe(200);
    gide.revoquerJetons();
    expect((await client.get('/echanges/changements')).statut).toBe(401);
    client.oublierLeJeton();
    expect((await client.get('/echanges/changements')).statut).toBe(200);
    await client.admin('POST', '/jetons', { dureeSecondes: 0.05 });
    client.oublierLeJeton();
    while ((await client.get('/echanges/changements')).statut === 200);
    expect((await client.get('/echanges/changements')).statut).toBe(401);
  });
});
