import { attendreQue } from '#test/attendre-que';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { RelaisTcp } from '#test/faults/relais/relais-tcp';
import { creerBackend, Ecoute, FILES, type IncidentFile, SonnetteBullMq } from '../src/index.js';

describe('PostgreSQL in trouble', () => {
  let base: BaseDEssai;
  let relais: RelaisTcp;
  let url: string;

  beforeAll(async () => {
    base = await creerBase();
    const adresse = new URL(base.url);
    const cible = { hote: adresse.hostname, port: Number(adresse.port) };
    relais = await RelaisTcp.ouvrir(() => cible);
    adresse.hostname = '127.0.0.1';
    adresse.port = String(relais.port);
    url = adresse.href;
  });

  afterAll(async () => {
    await relais.fermer();
    await base.supprimer();
  });

  it('frozen as the queues are first connected to, it holds nothing back, and rings pass once it thaws', async () => {
    const incidents: IncidentFile[] = [];
    const traites: string[] = [];
    const backend = creerBackend({ databaseUrl: url, ecoute: true });
    await backend.preparer();
    relais.geler();
    const sonnette = new SonnetteBullMq(backend, (incident) => incidents.push(incident));
    const ecoute = new Ecoute(backend, sonnette, (incident) => incidents.push(incident));
    for (const file of FILES)
      ecoute.ecouter(file, {
        concurrence: 1,
        traiter: (cle) => {
          traites.push(`${file} ${cle}`);
          return Promise.resolve();
        },
      });
    ecoute.demarrer();
    await sonnette.sonner('appliquer', 'pendant-le-gel');
    // Whatever this process does goes on meanwhile, waiting for this among the rest.
    await attendreQue('une file dit sa connexion', () =>
      incidents.some(({ nature }) => nature === 'connexion'),
    );
    expect(ecoute.muettes).toEqual([]);
    relais.degeler();
    for (const file of FILES)
      await attendreQue(`les sonneries de ${file} passent`, async () => {
        await sonnette.sonner(file, 'degele');
        return traites.includes(`${file} degele`);
      });
    expect(incidents.map(({ nature }) => nature)).toContain('sonnerie_retablie');
    await ecoute.fermer();
    await sonnette.fermer();
    await backend.fermer();
  });

  it('frozen as the queues are first connected to, it does not keep the process from ending', async () => {
    const backend = creerBackend({ databaseUrl: url, ecoute: true });
    await backend.preparer();
    relais.geler();
    const incidents: IncidentFile[] = [];
    const sonnette = new SonnetteBullMq(backend, () => undefined);
    const ecoute = new Ecoute(backend, sonnette, (incident) => incidents.push(incident));
    for (const file of FILES) ecoute.ecouter(file, { concurrence: 1, traiter: () => Promise.resolve() });
    ecoute.demarrer();
    await attendreQue('une file dit sa connexion', () => incidents.length > 0);
    await ecoute.fermer();
    relais.degeler();
    await backend.fermer();
  });
});
