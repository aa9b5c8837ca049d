import { attendreQue } from '#test/attendre-que';
import { evenement, lot } from '#test/evenements';
import { mesureLue } from '#test/mesure-lue';
import { creerGatewayDEssai } from './gateway-d-essai.js';

describe('never a 2xx for what is not durable [X3.6]', () => {
  it('answers 429 with Retry-After beyond its bound, then takes again', async () => {
    const etroite = await creerGatewayDEssai({ limites: { requetes: 2, octets: 1024 * 1024 } });
    try {
      const verrou = etroite.source.createQueryRunner();
      await verrou.query('BEGIN');
      await verrou.query('LOCK TABLE receptions IN ACCESS EXCLUSIVE MODE');
      const corps = (): Buffer => lot([evenement('statut.change')]);
      const attente = [etroite.webhook('gide', corps()), etroite.webhook('gide', corps())];
      await attendreQue('both webhooks are under way', async () => {
        const mesures = (await etroite.get('/metrics')).texte;
        return mesureLue(mesures, 'passerelle_webhook_en_cours') === 2;
      });
      const trop = await etroite.webhook('gide', corps());
      expect(trop.statut).toBe(429);
      expect(trop.entetes['retry-after']).toMatch(/^\d+$/);
      expect(trop.json()).toMatchObject({ code: 'TROP_DE_DEMANDES' });
      await verrou.query('ROLLBACK');
      await verrou.release();
      expect((await Promise.all(attente)).map(({ statut }) => statut)).toEqual([202, 202]);
      const gros = Buffer.concat([Buffer.alloc(1024 * 1024, ' '), corps()]);
      expect((await etroite.webhook('gide', gros)).statut).toBe(429);
      expect((await etroite.webhook('gide', corps())).statut).toBe(202);
    } finally {
      await etroite.fermer();
    }
  });

  it('answers 503 with Retry-After when the database is away, and says so to /health/ready', async () => {
    const privee = await creerGatewayDEssai();
    try {
      await privee.source.destroy();
      for (const reponse of [
        await privee.webhook('gide', lot([evenement('statut.change')])),
        await privee.get(
          '/api/horloge',
          'psk_00000000000070008000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        ),
        await privee.get('/health/ready'),
      ]) {
        expect(reponse.statut).toBe(503);
        expect(reponse.entetes['retry-after']).toMatch(/^\d+$/);
        expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
        expect(reponse.json()).toMatchObject({ code: 'BASE_INDISPONIBLE' });
      }
      expect((await privee.get('/health/live')).statut).toBe(200);
      expect((await privee.get('/metrics')).texte).toMatch(/passerelle_base_joignable\{[^}]*\} 0/);
    } finally {
      await privee.source.initialize();
      await privee.fermer();
    }
  });
});
