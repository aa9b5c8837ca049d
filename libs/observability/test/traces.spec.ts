import { creerJournal, creerTraceur, SANS_TRACES, type Traceur } from '../src/index.js';
import { type CollecteurDEssai, demarrerCollecteur } from './collecteur-d-essai.js';

const lignes: string[] = [];
const journal = creerJournal('worker', 'info', { write: (ligne: string) => void lignes.push(ligne) });

describe('traces sent to a collector [X5.6]', () => {
  let collecteur: CollecteurDEssai;
  let traceur: Traceur;
  beforeEach(async () => {
    collecteur = await demarrerCollecteur();
    traceur = await creerTraceur({ collecteur: `${collecteur.url}/`, role: 'worker', journal });
  });
  afterEach(() => collecteur.fermer());

  it('a span for a work, its child for a work inside, attributes from the list of the logs', async () => {
    const resultat = await traceur.suivre('lot.envoi', { partenaire: 'gide' }, async (portee) => {
      await traceur.suivre('partenaire.appel', { route: '/echanges/flux' }, () => Promise.resolve());
      portee.noter({ nombre: 3, correlations: ['nom-de-DURAND'] });
      return 42;
    });
    expect(resultat).toBe(42);
    await traceur.fermer();
    const [appel, envoi] = collecteur.spans;
    expect(appel).toMatchObject({
      nom: 'partenaire.appel',
      service: 'passerelle-worker',
      attributs: { 'passerelle.route': '/echanges/flux' },
    });
    expect(envoi).toMatchObject({
      nom: 'lot.envoi',
      parent: '',
      attributs: {
        'passerelle.partenaire': 'gide',
        'passerelle.nombre': 3,
        'passerelle.correlations': [expect.stringMatching(/^~[0-9a-f]{16}$/)],
      },
    });
    expect(appel).toMatchObject({ parent: envoi?.id, trace: envoi?.trace });
  });

  it('continues the trace of the caller, and gives one to who is called', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    let donne: string | undefined;
    await traceur.suivre(
      'webhook',
      {},
      (portee) => Promise.resolve((donne = portee.traceparent)),
      `00-${trace}-b7ad6b7169203331-01`,
    );
    await traceur.fermer();
    expect(collecteur.spans).toEqual([expect.objectContaining({ trace, parent: 'b7ad6b7169203331' })]);
    expect(donne).toBe(`00-${trace}-${collecteur.spans[0]?.id}-01`);
  });

  it('works whose callers are apart do not become one trace', async () => {
    await Promise.all([1, 2].map(() => traceur.suivre('lot.application', {}, () => Promise.resolve())));
    await traceur.suivre('webhook', {}, () => Promise.resolve(), 'faux traceparent');
    await traceur.fermer();
    expect(new Set(collecteur.spans.map(({ trace }) => trace)).size).toBe(3);
  });

  it('of an error, the class and the code: its text may quote what was being written', async () => {
    const erreur = Object.assign(new TypeError('CANARI'), { code: '23505' });
    await expect(
      traceur.suivre('lot.application', { tranche: 1 }, () => Promise.reject(erreur)),
    ).rejects.toBe(erreur);
    await traceur.fermer();
    expect(collecteur.spans).toEqual([
      expect.objectContaining({
        enErreur: true,
        attributs: { 'passerelle.tranche': 1, 'passerelle.faille': 'TypeError 23505' },
      }),
    ]);
    expect(collecteur.corps.join('')).not.toContain('CANARI');
  });

  it('what turned out to be nothing is not told', async () => {
    await traceur.suivre('lot.application', {}, (portee) => Promise.resolve(portee.oublier()));
    await traceur.fermer();
    expect(collecteur.spans).toEqual([]);
  });
});

describe('without a collector', () => {
  it('the work alone, and no trace for who is called', async () => {
    expect(await creerTraceur({ collecteur: undefined, role: 'worker', journal })).toBe(SANS_TRACES);
    expect(
      await SANS_TRACES.suivre('webhook', {}, ({ traceparent }) => Promise.resolve([traceparent])),
    ).toEqual([undefined]);
  });

  it('that is configured and away: the work goes on, the loss is said once', async () => {
    const parti = await demarrerCollecteur();
    await parti.fermer();
    const traceur = await creerTraceur({ collecteur: parti.url, role: 'worker', journal });
    for (let rang = 0; rang < 3; rang += 1)
      expect(await traceur.suivre('webhook', {}, () => Promise.resolve(rang))).toBe(rang);
    await traceur.fermer();
    expect(lignes.filter((ligne) => ligne.includes('traces perdues'))).toHaveLength(1);
  });
});
