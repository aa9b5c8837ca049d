import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { Magasin } from '../src/magasin/magasin.js';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { affectationDite, COTRAITANCE, DEMANDEUR, statutDit } from '#test/faits-dits';

describe('the administration of a partner', () => {
  let parcours3: Simulateur;
  let client: ClientDePartenaire;

  beforeEach(async () => {
    parcours3 = await demarrerSimulateur({ partenaire: 'parcours3' });
    client = new ClientDePartenaire(parcours3);
  });
  afterEach(() => parcours3.fermer());

  it('tells where the partner stands, in counts', async () => {
    await client.dire('envoi-1', [affectationDite(), statutDit(1), statutDit(1)]);
    expect((await client.admin('GET', '/etat')).json()).toMatchObject({
      partenaire: 'parcours3',
      aujourdhui: '2010-09-01',
      dernierJourVecu: '2010-08-31',
      enonces: {},
      dits: { 'fr.dude.affectation.enregistree.v1': 1, 'fr.dude.statut.change.v1': 1 },
      sorts: { applique: 2, obsolete: 1 },
      lignesDeRegistre: 2,
      webhooks: { actifs: true, taille: 20, url: null, enAttente: 0 },
    });
  });

  it('gives the ledger from a line on', async () => {
    await client.dire('envoi-1', [affectationDite(), statutDit(1)]);
    const tout = (await client.admin('GET', '/registre')).json() as { lignes: object[]; apres: number };
    expect(tout.lignes).toHaveLength(2);
    const suite = (await client.admin('GET', '/registre?apres=1')).json() as {
      lignes: object[];
      apres: number;
    };
    expect(suite.lignes).toMatchObject([{ rang: 2, cle: `statut.change/${DEMANDEUR}/1` }]);
  });

  it('gives what was told, and never takes a numéro DE in an address', async () => {
    await client.dire('envoi-1', [affectationDite(), statutDit(1)]);
    const nombre = async (reponse: Promise<{ json: () => unknown }>): Promise<number> =>
      ((await reponse).json() as { faits: unknown[] }).faits.length;
    expect(await nombre(client.admin('GET', '/dit'))).toBe(2);
    expect(await nombre(client.admin('GET', `/dit/affectation.enregistree/${COTRAITANCE}`))).toBe(1);
    expect(await nombre(client.admin('POST', '/dit/recherche', { demandeur: DEMANDEUR }))).toBe(2);
    expect((await client.admin('GET', `/dit/statut.change/${DEMANDEUR}/1`)).statut).toBe(400);
  });

  it('lives day by day, each day once', async () => {
    const jour = async (date: string): Promise<unknown> =>
      (await client.admin('POST', '/jour', { date })).json();
    expect(await jour('2010-09-03')).toEqual({ aujourdhui: '2010-09-03', joursVecus: 3, enonces: 0 });
    expect(await jour('2010-09-03')).toEqual({ aujourdhui: '2010-09-03', joursVecus: 0, enonces: 0 });
    expect(await jour('2010-09-01')).toEqual({ aujourdhui: '2010-09-03', joursVecus: 0, enonces: 0 });
    for (const date of ['2010-02-30', '2016-01-01']) {
      expect((await client.admin('POST', '/jour', { date })).statut).toBe(400);
    }
  });

  it('refuses settings and faults that mean nothing, with a sentence', async () => {
    for (const [chemin, corps] of [
      ['/webhooks', { taille: 0 }],
      ['/webhooks', { actifs: 'oui' }],
      ['/webhooks', { url: 'ftp://ailleurs' }],
      ['/fautes', { nature: 'inconnue' }],
      ['/fautes', { nature: 'lenteur', portees: ['ailleurs'] }],
      ['/fautes', { nature: 'lenteur', probabilite: 2 }],
      ['/fautes', { nature: 'rejet', type: 'inconnu' }],
      ['/jetons', { dureeSecondes: -1 }],
    ] as const) {
      const reponse = await client.admin('POST', chemin, corps);
      expect([chemin, corps, reponse.statut]).toEqual([chemin, corps, 400]);
      expect(reponse.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/«/) as string });
    }
  });

  it('is alive for health checks', async () => {
    expect((await fetch(`${parcours3.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${parcours3.url}/health/ready`)).status).toBe(200);
  });
});

describe('the ledger of a partner', () => {
  it('can neither be changed nor erased', () => {
    const magasin = new Magasin(':memory:');
    magasin.ecrire(
      `INSERT INTO registre (evenement, envoi, demandeur, cle, sequence, applique_le)
       VALUES ('e1', 'envoi-1', '1234567A', 'cle', '0000000001', '2010-09-01T00:00:00Z')`,
    );
    expect(() => magasin.ecrire("UPDATE registre SET sequence = '2'")).toThrow('ne se modifie pas');
    expect(() => magasin.ecrire('DELETE FROM registre')).toThrow("ne s'efface pas");
    magasin.fermer();
  });
});
