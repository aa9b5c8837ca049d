import { lireSurveillance } from '#config';
import { EvaluerAlarmes, listerAlarmes, type AlarmeLue } from '#supervision';
import { evenement, lot } from '#test/evenements';
import { creerGatewayDEssai, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';

const DOSSIERS = 500;
const PARIS = { type: 'structure', structure: '75056S00' } as const;
const numero = (rang: number): string => `CT-MASSE-${String(rang).padStart(4, '0')}`;

describe('security check 14: reading in bulk raises an alarm', () => {
  let gateway: GatewayDEssai;
  beforeAll(async () => {
    gateway = await creerGatewayDEssai();
    await gateway.webhook(
      'gide',
      lot(
        Array.from({ length: DOSSIERS }, (_, rang) =>
          evenement('affectation.enregistree', {
            cotraitance: numero(rang),
            demandeur: `${2_000_000 + rang}A`,
          }),
        ),
      ),
    );
    await gateway.appliquer();
  });
  afterAll(() => gateway.fermer());

  /** What the worker does every minute, as the product is set. */
  async function alarmesDeLecture(): Promise<AlarmeLue[]> {
    await new EvaluerAlarmes(gateway.unite, lireSurveillance(), false).execute('maintenant');
    return (await listerAlarmes(gateway.unite.seule, 'vive')).filter(
      ({ nature }) => nature === 'LECTURE_EN_MASSE',
    );
  }

  async function lire(cle: string, rangs: readonly number[]): Promise<void> {
    for (const rang of rangs)
      expect((await gateway.get(`/api/cotraitances/${numero(rang)}`, cle)).statut).toBe(200);
  }

  it('an ordinary day of a responsable does not: the worklist again and again, forty dossiers, each looked at twice', async () => {
    const responsable = await gateway.cle('responsable_cotraitance', PARIS);
    const siens = Array.from({ length: 40 }, (_, rang) => rang);
    for (let tour = 0; tour < 8; tour += 1) {
      expect((await gateway.get('/api/actions?limite=100', responsable)).statut).toBe(200);
      expect((await gateway.get('/api/cotraitances?limite=100', responsable)).statut).toBe(200);
    }
    await lire(responsable, [...siens, ...siens]);
    expect(await alarmesDeLecture()).toEqual([]);
  });

  it('500 readings do, with the id of who read and how many people', async () => {
    const conseiller = await gateway.cle('conseiller', PARIS);
    await lire(
      conseiller,
      Array.from({ length: DOSSIERS }, (_, rang) => rang),
    );
    const [lecteur] = await gateway.unite.seule<{ acteur: string }>(
      `SELECT acteur FROM lectures GROUP BY acteur ORDER BY count(*) DESC LIMIT 1`,
    );
    const alarmes = await alarmesDeLecture();
    expect(alarmes).toMatchObject([{ nature: 'LECTURE_EN_MASSE', objet: lecteur?.acteur, etat: 'ouverte' }]);
    expect(alarmes[0]?.objet).toMatch(/^cle:[0-9a-f-]{36}$/);
    expect(alarmes[0]?.detail).toContain(`${DOSSIERS} personnes différentes`);
    // Nobody who was read, nor the name of who read, stands in it.
    expect(JSON.stringify(alarmes)).not.toMatch(/\d{7}A|Clé d’essai/);
  });
});
