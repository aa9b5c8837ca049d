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

    it('a frozen Redis holds a ring a short time only, and the work is done without it', async () => {
      serveur.geler();
      const debut = performance.now();
      await sonnette.sonner('appliquer', 'gele');
      // A second, and what a busy machine adds; without a bound it would wait for the thaw.
      expect(performance.now() - debut).toBeLessThan(20_000);
      aPrevoir('pendant-le-gel');
      await attendreQue('le travail sans Redis', () => traites.includes('pendant-le-gel'));
      serveur.degeler();
      await attendreQue('la sonnette est rétablie', async () => {
        await sonnette.sonner('appliquer', 'degele');
        return incidents.some(({ nature }) => nature === 'sonnerie_retablie');
      });
      await attendreQue('les sonneries passent', () => traites.includes('degele'));
    });

    it('frozen as a queue is first rung, it takes the rings of that queue once it thaws', async () => {
      await attendreQue('la connexion est là', async () => sonnette.essayer('appliquer', ['avant']));
      serveur.geler();
      await sonnette.sonner('exporter', 'gele');
      serveur.degeler();
      await attendreQue('les sonneries passent', async () => {
        await sonnette.sonner('exporter', 'exporter-degele');
        return traites.includes('exporter-degele');
      });
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
