import { randomBytes } from 'node:crypto';
import { ACR_FORT, creerFournisseurDIdentite } from '#test/fournisseur-d-identite';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  ORIGINE,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { ouvrirUneSession } from '../../apps/gateway/test/session-ouverte.js';
import { QUOTAS_PAR_DEFAUT } from '../../apps/gateway/src/options.js';

const ESSAIS = 30;

describe('security check 12: guesses', () => {
  it('100 from one address over two gateways: all but the first are told to wait, and whoever is right goes on', async () => {
    const un = await creerGatewayDEssai({ quotas: { ...QUOTAS_PAR_DEFAUT, essais: ESSAIS } });
    const deux = await creerGatewayDEssai({
      quotas: { ...QUOTAS_PAR_DEFAUT, essais: ESSAIS },
      source: un.source,
    });
    try {
      // What must fit into one minute of the database does not begin at its end.
      await un.unite.seule(
        `SELECT pg_sleep(CASE WHEN s > 40 THEN 60.1 - s ELSE 0 END)
         FROM (SELECT extract(second FROM clock_timestamp())::float8 AS s) AS maintenant`,
      );
      const session = await ouvrirUneSession(un.unite, 'exploitant', { type: 'nationale' });
      const cle = await un.cle('exploitant', { type: 'nationale' });
      const deviner = (rang: number): Promise<Reponse> => {
        const gateway = rang % 2 === 0 ? un : deux;
        switch (rang % 3) {
          case 0:
            return gateway.get(
              '/api/horloge',
              `psk_${'0'.repeat(32)}_${randomBytes(32).toString('base64url')}`,
            );
          case 1:
            return gateway.get('/api/horloge', `cle-de-demarrage-devinee-${rang}`);
          default:
            return gateway.get('/api/horloge', undefined, {
              cookie: `__Host-passerelle=${randomBytes(32).toString('base64url')}`,
            });
        }
      };
      const reponses = await Promise.all(Array.from({ length: 100 }, (_, rang) => deviner(rang)));
      const attendre = reponses.filter(({ statut }) => statut === 429);
      expect(reponses.filter(({ statut }) => statut === 401)).toHaveLength(ESSAIS);
      expect(attendre).toHaveLength(100 - ESSAIS);
      for (const { entetes, texte } of attendre) {
        expect(Number(entetes['retry-after'])).toBeGreaterThanOrEqual(1);
        expect(JSON.parse(texte)).toMatchObject({ code: 'TROP_D_ESSAIS', status: 429 });
      }
      for (const gateway of [un, deux]) {
        const cookie = `__Host-passerelle=${session.cookie}`;
        expect((await gateway.get('/api/session', undefined, { cookie })).statut).toBe(200);
        expect((await gateway.get('/api/horloge', cle)).statut).toBe(200);
        expect((await gateway.get('/api/horloge', CLE_DE_DEMARRAGE)).statut).toBe(200);
        expect((await gateway.get('/api/horloge')).statut).toBe(401);
      }
      const quotas = await un.unite.seule<{ titulaire: string }>('SELECT titulaire FROM quotas');
      expect(JSON.stringify(quotas)).not.toContain('127.0.0.1');
    } finally {
      await deux.fermer();
      await un.fermer();
    }
  });

  it('failed sign-ins count as guesses', async () => {
    const fournisseur = await creerFournisseurDIdentite(ORIGINE);
    const gateway = await creerGatewayDEssai({
      identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
      quotas: { ...QUOTAS_PAR_DEFAUT, essais: 10 },
    });
    try {
      const statuts = [];
      // Two bounds and one more: astride two minutes too, one at least is beyond.
      for (let rang = 0; rang < 21; rang += 1)
        statuts.push((await gateway.get('/connexion/retour?code=devine&state=devine')).statut);
      expect(new Set(statuts)).toEqual(new Set([303, 429]));
    } finally {
      await gateway.fermer();
      await fournisseur.fermer();
    }
  });
});
