import { readFileSync } from 'node:fs';
import { demarrerSimulateur, NATURES, type DemandeDeFaute, type Simulateur } from '../src/index.js';
import { ClientDePartenaire, type Reponse } from '#test/client-de-partenaire';
import { statutDit } from '#test/faits-dits';
import { attendreQue } from '#test/attendre-que';

describe('faults on demand', () => {
  let parcours3: Simulateur;
  let client: ClientDePartenaire;
  let numero = 0;

  beforeEach(async () => {
    parcours3 = await demarrerSimulateur({ partenaire: 'parcours3' });
    client = new ClientDePartenaire(parcours3);
    await client.get('/echanges/changements');
  });
  afterEach(() => parcours3.fermer());

  const poser = async (faute: DemandeDeFaute): Promise<Reponse> => client.admin('POST', '/fautes', faute);
  const dire = (): Promise<Reponse> => {
    numero += 1;
    return client.dire(`envoi-${numero}`, [
      statutDit(1, String(numero).padStart(10, '0')),
      statutDit(1000 + numero),
    ]);
  };
  const lire = (): Promise<Reponse> => client.get('/echanges/changements');
  const appliques = (): number => parcours3.registre().length;
  const coupure = {
    cause: expect.objectContaining({ code: expect.stringMatching(/SOCKET|RESET/) as string }) as object,
  };

  it('lenteur: answers late', async () => {
    await poser({ nature: 'lenteur', delaiMs: 120, portees: ['changements'] });
    const debut = Date.now();
    expect((await lire()).statut).toBe(200);
    expect(Date.now() - debut).toBeGreaterThanOrEqual(115);
  });

  it('quota: 429 with Retry-After in seconds, as a date, absurd or absent', async () => {
    await poser({ nature: 'quota', retryAfter: 7, nombre: 1 });
    await poser({ nature: 'quota', retryAfter: 60, forme: 'date', nombre: 1 });
    await poser({ nature: 'quota', retryAfter: 1, forme: 'absurde', nombre: 1 });
    await poser({ nature: 'quota', retryAfter: null, nombre: 1 });
    const reponses = [await dire(), await dire(), await dire(), await dire()];
    expect(reponses.map(({ statut }) => statut)).toEqual([429, 429, 429, 429]);
    const [secondes, date, absurde, absent] = reponses.map(({ entetes }) => entetes.get('retry-after'));
    expect([secondes, absurde, absent]).toEqual(['7', 'demain', null]);
    expect(Date.parse(date!)).toBeGreaterThan(Date.now() + 50_000);
    expect(appliques()).toBe(0);
    expect((await dire()).statut).toBe(200);
  });

  it('erreur: the status asked, Retry-After when asked, nothing applied', async () => {
    await poser({ nature: 'erreur', statut: 502, nombre: 1 });
    await poser({ nature: 'erreur', retryAfter: 3, nombre: 1 });
    const [premiere, seconde] = [await dire(), await dire()];
    expect([premiere.statut, premiere.entetes.get('retry-after')]).toEqual([502, null]);
    expect([seconde.statut, seconde.entetes.get('retry-after')]).toEqual([503, '3']);
    expect(appliques()).toBe(0);
  });

  it('coupure_avant and panne: the connection is cut, nothing applied', async () => {
    for (const nature of ['coupure_avant', 'panne'] as const) {
      await poser({ nature, nombre: 1 });
      await expect(dire()).rejects.toMatchObject(coupure);
    }
    expect(appliques()).toBe(0);
    expect((await dire()).statut).toBe(200);
  });

  it('coupure_apres: applied, then cut; the fate is known [X4.4]', async () => {
    await poser({ nature: 'coupure_apres', nombre: 1 });
    const evenement = statutDit(1);
    await expect(client.dire('envoi-coupe', [evenement])).rejects.toMatchObject(coupure);
    expect(appliques()).toBe(1);
    const sorts = await client.post('/echanges/evenements/recherche', { ids: [evenement.id] });
    expect(sorts.json()).toEqual([{ id: evenement.id, statut: 'applique' }]);
    const encore = await client.dire('envoi-coupe', [evenement]);
    expect(encore.json()).toEqual({ resultats: [{ id: evenement.id, statut: 'applique' }] });
    expect(appliques()).toBe(1);
  });

  it('coupure_en_reponse: applied, then cut in the middle of the answer', async () => {
    await poser({ nature: 'coupure_en_reponse', nombre: 1 });
    await expect(dire()).rejects.toThrow();
    expect(appliques()).toBe(2);
  });

  it('sans_reponse: applied, never answered, while others are', async () => {
    await poser({ nature: 'sans_reponse', nombre: 1 });
    let issue = 'en attente';
    const reponse = dire().then(
      () => (issue = 'répondu'),
      () => (issue = 'abandonné'),
    );
    await attendreQue('le lot est appliqué', () => appliques() === 2);
    expect((await dire()).statut).toBe(200);
    expect(issue).toBe('en attente');
    await parcours3.fermer();
    await reponse;
    expect(issue).toBe('abandonné');
    parcours3 = await demarrerSimulateur({ partenaire: 'parcours3' });
  });

  it('goutte_a_goutte: the whole answer, byte after byte', async () => {
    await poser({ nature: 'goutte_a_goutte', delaiMs: 1, portees: ['changements'], nombre: 1 });
    const debut = Date.now();
    const reponse = await lire();
    expect(reponse.json()).toMatchObject({ evenements: [], suite: false });
    expect(Date.now() - debut).toBeGreaterThanOrEqual(reponse.texte.length / 2);
  });

  it('wrong answers: applied, but what is answered proves nothing', async () => {
    await poser({ nature: 'reponse_html', nombre: 1 });
    await poser({ nature: 'erreur_en_200', nombre: 1 });
    await poser({ nature: 'json_tronque', nombre: 1 });
    await poser({ nature: 'identifiants_faux', nombre: 1 });
    await poser({ nature: 'resultats_manquants', nombre: 1 });
    await poser({ nature: 'erreur_apres', statut: 500, nombre: 1 });
    const [html, erreur, tronque, faux, manquants, cinqCents] = [
      await dire(),
      await dire(),
      await dire(),
      await dire(),
      await dire(),
      await dire(),
    ];
    expect([html.statut, html.entetes.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect([erreur.statut, erreur.json()]).toEqual([
      200,
      { erreur: 'S003', libelle: 'Plusieurs dossiers trouvés' },
    ]);
    expect(() => tronque.json()).toThrow(SyntaxError);
    expect(faux.json()).toMatchObject({ resultats: [{ id: 'inconnu-1' }, { id: 'inconnu-2' }] });
    expect((manquants.json() as { resultats: unknown[] }).resultats).toHaveLength(1);
    expect(cinqCents.statut).toBe(500);
    expect(appliques()).toBe(12);
  });

  it('silence: an empty feed that hides what is there', async () => {
    parcours3.enoncer({
      type: 'civis.change',
      data: { demandeur: '1234567A', civis: 'C1', dateDebut: '2010-09-01' },
    });
    await poser({ nature: 'silence' });
    expect((await lire()).json()).toMatchObject({ evenements: [], suite: false });
    await client.admin('DELETE', '/fautes');
    expect((await lire()).json()).toMatchObject({ evenements: [{ id: 'p3-0000000001' }] });
  });

  it('rejet: refuses events, of one type when asked, with the code given [X4.2]', async () => {
    await poser({
      nature: 'rejet',
      type: 'statut.change',
      code: 'S007',
      detail: 'Personne inconnue.',
      nombre: 1,
    });
    const resultats = ((await dire()).json() as { resultats: object[] }).resultats;
    expect(resultats).toMatchObject([
      { statut: 'rejete', code: 'S007', detail: 'Personne inconnue.' },
      { statut: 'applique' },
    ]);
  });

  it('jeton_refuse, jeton_expire, redirection', async () => {
    await poser({ nature: 'jeton_refuse', nombre: 1 });
    expect((await client.formulaire({ grant_type: 'client_credentials' })).statut).toBe(401);
    await poser({ nature: 'jeton_expire', nombre: 1 });
    expect((await lire()).statut).toBe(401);
    await poser({ nature: 'redirection', nombre: 1 });
    expect((await lire()).statut).toBe(302);
    expect((await lire()).statut).toBe(200);
  });

  it('touch only their scope, end by count, by time or by hand, and are listed', async () => {
    await poser({ nature: 'erreur', portees: ['changements'], nombre: 1 });
    expect((await dire()).statut).toBe(200);
    expect((await lire()).statut).toBe(503);
    expect((await lire()).statut).toBe(200);
    await poser({ nature: 'erreur', portees: ['changements'], dureeMs: 50 });
    while ((await lire()).statut === 503);
    const { id } = (await poser({ nature: 'erreur' })).json() as { id: string };
    expect((await lire()).statut).toBe(503);
    const liste = (await client.admin('GET', '/fautes')).json() as { fautes: object[] };
    expect(liste.fautes).toMatchObject([
      { declenchements: 1, reste: 0 },
      { dureeMs: 50, reste: null },
      { id, declenchements: 1, reste: null },
    ]);
    expect((await client.admin('DELETE', `/fautes/${id}`)).json()).toEqual({ levees: 1 });
    expect((await client.admin('DELETE', `/fautes/${id}`)).statut).toBe(404);
    expect((await lire()).statut).toBe(200);
  });

  it('strike by lot in a way that the seed decides', async () => {
    const suite = async (graine: string): Promise<number[]> => {
      const partenaire = await demarrerSimulateur({ partenaire: 'gide', graine });
      const autre = new ClientDePartenaire(partenaire);
      await autre.jeton();
      partenaire.poserFaute({ nature: 'erreur', probabilite: 0.5, portees: ['changements'] });
      const statuts: number[] = [];
      for (let appel = 0; appel < 30; appel += 1)
        statuts.push((await autre.get('/echanges/changements')).statut);
      await partenaire.fermer();
      return statuts;
    };
    const premiere = await suite('un');
    expect(await suite('un')).toEqual(premiere);
    expect(await suite('deux')).not.toEqual(premiere);
    expect(premiere.filter((statut) => statut === 503).length).toBeGreaterThan(5);
  });

  it('are all described, in French, in the README', () => {
    const lisezMoi = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const decrites = [...lisezMoi.matchAll(/^\| `([a-z0-9_]+)` +\|/gm)].map(([, nature]) => nature);
    expect(decrites.toSorted()).toEqual(Object.keys(NATURES).toSorted());
  });

  it('never touch the administration', async () => {
    await poser({ nature: 'panne' });
    expect((await client.admin('GET', '/etat')).statut).toBe(200);
  });
});
