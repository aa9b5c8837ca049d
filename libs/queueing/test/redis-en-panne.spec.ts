import { attendreQue } from '#test/attendre-que';
import { noterNonExecute } from '#test/non-executes';
import { demarrerRedis, redisInstalle, type ServeurRedis } from '#test/serveur-redis';
import { creerBackend, Ecoute, FILES, type IncidentFile, SonnetteBullMq } from '../src/index.js';

if (!redisInstalle()) {
  noterNonExecute('Redis en panne', 'redis-server est absent de cette machine');
  it('is noted as not run where redis-server is missing', () => expect(redisInstalle()).toBe(false));
} else {
  describe('Redis in trouble', () => {
    let serveur: ServeurRedis;
    const incidents: IncidentFile[] = [];
    const traites: string[] = [];
    let fermer: () => Promise<void>;
    let sonnette: SonnetteBullMq;

    beforeAll(async () => {
      serveur = await demarrerRedis();
      const backend = creerBackend({ databaseUrl: '', redisUrl: serveur.url });
      sonnette = new SonnetteBullMq(backend, (incident) => incidents.push(incident));
      const ecoute = new Ecoute(backend, sonnette, (incident) => incidents.push(incident));
      let aFaire: string[] = [];
      for (const file of FILES) {
        ecoute.ecouter(file, {
          concurrence: 1,
          traiter: (cle) => {
            traites.push(cle);
            aFaire = aFaire.filter((autre) => autre !== cle);
            return Promise.resolve();
          },
        });
      }
      aFaire = ['non-annonce'];
      ecoute.balayer('appliquer', 50, () => Promise.resolve(aFaire));
      ecoute.demarrer();
      await attendreQue('le balayage', () => traites.includes('non-annonce'));
      aPrevoir = (cle) => aFaire.push(cle);
      fermer = async () => {
        await ecoute.fermer();
        await sonnette.fermer();
        await backend.fermer();
      };
    });

    let aPrevoir: (cle: string) => void;

    afterAll(async () => {
      await fermer();
      await serveur.tuer();
    });

    it('a frozen Redis holds a ring about a second at most, and the work is done without it', async () => {
      serveur.geler();
      const debut = performance.now();
      await sonnette.sonner('appliquer', 'gele');
      expect(performance.now() - debut).toBeLessThan(1_500);
      aPrevoir('pendant-le-gel');
      await attendreQue('le travail sans Redis', () => traites.includes('pendant-le-gel'));
      serveur.degeler();
      await attendreQue('la sonnette est rétablie', async () => {
        await sonnette.sonner('appliquer', 'degele');
        return incidents.some(({ nature }) => nature === 'sonnerie_retablie');
      });
      await attendreQue('les sonneries passent', () => traites.includes('degele'));
    });

    it('a Redis killed and emptied loses no work: tables tell, and rings pass again', async () => {
      await serveur.tuer();
      await sonnette.sonner('appliquer', 'perdue');
      aPrevoir('pendant-la-panne');
      await attendreQue('le travail sans Redis', () => traites.includes('pendant-la-panne'));
      await serveur.relancer();
      await attendreQue('les sonneries passent', async () => {
        await sonnette.sonner('appliquer', 'apres');
        return traites.includes('apres');
      });
    });
  });
}
