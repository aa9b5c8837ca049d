import { attendreQue } from '#test/attendre-que';
import {
  type BackendDeFiles,
  Ecoute,
  FILES,
  type IncidentFile,
  type NomFile,
  SonnetteBullMq,
} from '../src/index.js';
import { REPRISE_MS } from '../src/backend-de-files.js';
import { type TerrainDEssai, terrainsDEssai } from './files-d-essai.js';

/** What a ring may last under a loaded machine: these tests are about what it does, not how soon. */
const SANS_HATE = { pauseMs: 200, borneMs: 60_000 };

describe.each(terrainsDEssai('Files de travail'))('queues on $nature', ({ preparer }) => {
  let terrain: TerrainDEssai;
  let backend: BackendDeFiles;
  let sonnette: SonnetteBullMq;
  let ecoute: Ecoute;
  let incidents: IncidentFile[];
  let traites: string[];

  beforeAll(async () => {
    terrain = await preparer();
  });

  afterAll(() => terrain.fermer());

  beforeEach(async () => {
    incidents = [];
    traites = [];
    backend = terrain.creerBackend();
    await backend.preparer();
    await terrain.vider();
    sonnette = new SonnetteBullMq(
      backend,
      (incident) => incidents.push(incident),
      () => undefined,
      SANS_HATE,
    );
    ecoute = new Ecoute(backend, sonnette, (incident) => incidents.push(incident));
  });

  afterEach(async () => {
    await ecoute.fermer();
    await sonnette.fermer();
    await backend.fermer();
  });

  function ecouterTout(
    traiter: (file: NomFile, cle: string) => Promise<void> | void = () => undefined,
  ): void {
    for (const file of FILES) {
      ecoute.ecouter(file, {
        concurrence: 2,
        traiter: async (cle) => {
          await traiter(file, cle);
          traites.push(`${file} ${cle}`);
        },
      });
    }
  }

  it('a ring reaches the processor of its queue with its key and nothing else', async () => {
    ecouterTout();
    ecoute.demarrer();
    await Promise.all([sonnette.sonner('appliquer', '3'), sonnette.sonner('synchroniser')]);
    await attendreQue('deux travaux', () => traites.length === 2);
    expect(traites.sort()).toEqual(['appliquer 3', 'synchroniser ']);
    expect(incidents).toEqual([]);
  });

  it('processes nothing twice and keeps no job once done', async () => {
    ecouterTout();
    ecoute.demarrer();
    await sonnette.sonner('appliquer', '0');
    await attendreQue('le travail', () => traites.length === 1);
    await attendreQue('aucun travail gardé', async () => (await terrain.travaux()) === 0);
    expect(traites).toHaveLength(1);
  });

  it('many rings within one turn are one job per key', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, i) => sonnette.sonner('appliquer', String(i % 4))));
    expect(await terrain.travaux()).toBe(4);
    ecouterTout();
    ecoute.demarrer();
    await attendreQue('la file est vide', async () => (await terrain.travaux()) === 0);
    expect(traites.sort()).toEqual(['appliquer 0', 'appliquer 1', 'appliquer 2', 'appliquer 3']);
  });

  it('a ring during the work on its key has that key worked on again: none is lost', async () => {
    let finir: () => void = () => undefined;
    const porte = new Promise<void>((resolve) => (finir = resolve));
    let debuts = 0;
    ecouterTout(async () => {
      debuts++;
      await porte;
    });
    ecoute.demarrer();
    await sonnette.sonner('appliquer', '1');
    await attendreQue('le premier travail', () => debuts === 1);
    await sonnette.sonner('appliquer', '1');
    await attendreQue('la seconde sonnerie est prise', async () => (await terrain.travaux()) === 1);
    expect(debuts).toBe(1);
    finir();
    await attendreQue('le second travail', () => traites.length === 2);
  });

  it('refuses to start when a queue has no processor, or two', () => {
    ecoute.ecouter('appliquer', { concurrence: 1, traiter: () => Promise.resolve() });
    expect(() => ecoute.demarrer()).toThrow(/emettre-gide.*emettre-parcours3.*synchroniser/);
    expect(() => ecoute.ecouter('appliquer', { concurrence: 1, traiter: () => Promise.resolve() })).toThrow(
      /deux/,
    );
  });

  it('a processor that fails is told, and the next ring is served', async () => {
    let appels = 0;
    ecouterTout(() => {
      appels++;
      if (appels === 1) throw new Error('panne');
    });
    ecoute.demarrer();
    await sonnette.sonner('emettre-gide');
    await attendreQue("l'échec est dit", () => incidents.length === 1);
    expect(incidents[0]).toMatchObject({ file: 'emettre-gide', nature: 'travail_echoue' });
    await sonnette.sonner('emettre-gide');
    await attendreQue('le suivant est servi', () => traites.length === 1);
  });

  it('a sweep finds what no bell announced, and survives its own errors', async () => {
    let passages = 0;
    ecouterTout();
    ecoute.balayer('appliquer', 20, () => {
      passages++;
      if (passages === 1) throw new Error('base absente');
      return Promise.resolve(traites.length === 0 ? ['2'] : []);
    });
    ecoute.demarrer();
    await attendreQue('le travail est trouvé', () => traites.includes('appliquer 2'));
    expect(incidents.map(({ nature }) => nature)).toContain('balayage_echoue');
  });

  it('goes on by itself after every connection was cut, and ringing meanwhile never throws', async () => {
    ecouterTout();
    ecoute.demarrer();
    await sonnette.sonner('appliquer', '0');
    await attendreQue('un premier travail', () => traites.length === 1);
    const coupure = terrain.couper();
    await sonnette.sonner('appliquer', '1');
    await coupure;
    await attendreQue('un travail après la coupure', async () => {
      await sonnette.sonner('appliquer', '9');
      return traites.includes('appliquer 9');
    });
  });

  it('asks again a while later when it is answered with an error, and goes on by itself after', async () => {
    const erreurs: number[] = [];
    await terrain.refuser();
    const travailleur = backend.creerTravailleur('exporter', {
      concurrence: 1,
      traiter: ({ cle }) => Promise.resolve(void traites.push(cle)),
      surEchec: () => undefined,
      surErreur: () => void erreurs.push(performance.now()),
    });
    try {
      await attendreQue('cinq erreurs', () => erreurs.length >= 5);
      // One of them, or two, may be of the search for jobs whose worker died.
      expect((erreurs[4] ?? 0) - (erreurs[0] ?? 0)).toBeGreaterThan(1.5 * REPRISE_MS);
      await terrain.accepter();
      await attendreQue('les sonneries passent', async () => {
        await sonnette.sonner('exporter', 'apres');
        return traites.includes('apres');
      });
    } finally {
      await travailleur.close();
    }
  });

  it('waits for the work under way when it closes, and takes no more', async () => {
    let finir: () => void = () => undefined;
    const porte = new Promise<void>((resolve) => (finir = resolve));
    let commence = false;
    ecouterTout(async () => {
      commence = true;
      await porte;
    });
    ecoute.demarrer();
    await sonnette.sonner('synchroniser');
    await attendreQue('le travail commence', () => commence);
    const fermeture = ecoute.fermer();
    finir();
    await fermeture;
    expect(traites).toEqual(['synchroniser ']);
  });
});
