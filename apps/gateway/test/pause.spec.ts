import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

interface Partenaire {
  partenaire: string;
  pause: { nature: string; motif: string; par: string | null } | null;
}

describe('the pause of a partner, commanded by an operator [X5.5, X6]', () => {
  let gateway: GatewayDEssai;
  beforeAll(async () => {
    gateway = await creerGatewayDEssai();
  });
  afterAll(() => gateway.fermer());

  const ordonner = (partenaire: string, ordre: 'pause' | 'reprise', motif?: string) =>
    gateway.post(
      `/api/partenaires/${partenaire}/${ordre}`,
      motif === undefined ? {} : { motif },
      CLE_DE_DEMARRAGE,
    );
  const lus = async () =>
    (await gateway.get('/api/partenaires', CLE_DE_DEMARRAGE)).json<{ partenaires: Partenaire[] }>()
      .partenaires;

  it('is shown with its motif and its author, and does not touch the other partner', async () => {
    const reponse = await ordonner('gide', 'pause', 'travaux annoncés par la DSI');
    expect(reponse.statut).toBe(200);
    expect(reponse.json()).toMatchObject({
      partenaire: 'gide',
      pause: { nature: 'exploitant', motif: 'travaux annoncés par la DSI', prochaineSonde: null },
    });
    expect((await lus()).map(({ pause }) => pause?.nature)).toEqual(['exploitant', undefined]);
  });

  it('ends by a resumption, and both stay written with who asked and why', async () => {
    await ordonner('gide', 'reprise', 'travaux finis');
    expect((await lus()).map(({ pause }) => pause)).toEqual([null, null]);
    expect(await gateway.unite.seule('SELECT partenaire, ordre, motif FROM pauses ORDER BY id')).toEqual([
      { partenaire: 'gide', ordre: 'pause', motif: 'travaux annoncés par la DSI' },
      { partenaire: 'gide', ordre: 'reprise', motif: 'travaux finis' },
    ]);
  });

  it('asks for a motif, and for a partner that exists', async () => {
    expect((await ordonner('gide', 'pause')).statut).toBe(400);
    expect((await ordonner('autre', 'pause', 'motif')).statut).toBe(404);
  });
});
