import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { DEMANDEUR } from '#test/faits-dits';

const CLE = `statut.change/${DEMANDEUR}/1`;

interface Dossier {
  faits: { id: string; sequence: string; data: Record<string, unknown> }[];
}

describe('differences made on purpose [X4.3]', () => {
  let gide: Simulateur;
  let client: ClientDePartenaire;

  beforeEach(async () => {
    gide = await demarrerSimulateur({ partenaire: 'gide' });
    client = new ClientDePartenaire(gide);
  });
  afterEach(() => gide.fermer());

  const lus = async (vue: 'dit' | 'declare'): Promise<Dossier['faits']> => {
    const prefixe = vue === 'dit' ? '/echanges' : '/echanges/declarations';
    const reponse = await client.post(`${prefixe}/faits`, { demandeurs: [DEMANDEUR] });
    return (reponse.json() as [Dossier])[0].faits;
  };
  const empreinte = async (vue: 'dit' | 'declare'): Promise<unknown> => {
    const prefixe = vue === 'dit' ? '/echanges' : '/echanges/declarations';
    return ((await client.get(`${prefixe}/empreintes`)).json() as { empreintes: unknown }).empreintes;
  };
  const statut = (dateEffet: string): Record<string, unknown> => ({
    demandeur: DEMANDEUR,
    statut: 1,
    situation: 'inscrit',
    dateEffet,
  });

  it('loses and changes what was told, its digest follows, its ledger does not', async () => {
    const civis = { demandeur: DEMANDEUR, civis: 'C1', dateDebut: '2010-03-01' };
    const cle = `civis.change/${DEMANDEUR}/C1`;
    expect(gide.alterer({ demandeur: DEMANDEUR, cle, data: civis })).toBe('ajoute');
    const avant = await empreinte('dit');
    expect(gide.alterer({ demandeur: DEMANDEUR, cle, sequence: '0000000007' })).toBe('change');
    expect(await lus('dit')).toMatchObject([{ sequence: '0000000007', data: civis }]);
    expect(await empreinte('dit')).not.toEqual(avant);
    expect(gide.alterer({ demandeur: DEMANDEUR, cle, perdre: true })).toBe('perdu');
    expect(await empreinte('dit')).toEqual([]);
    expect(gide.alterer({ demandeur: DEMANDEUR, cle, perdre: true })).toBe('inconnu');
    expect(gide.registre()).toEqual([]);
  });

  it('states what its feed never carries, and later statements keep their order', async () => {
    gide.enoncer({ type: 'statut.change', data: { ...statut('2010-03-01'), statut: 2 } });
    expect(gide.alterer({ vue: 'declare', demandeur: DEMANDEUR, cle: CLE, data: statut('2010-04-01') })).toBe(
      'ajoute',
    );
    gide.enoncer({ type: 'statut.change', data: { ...statut('2010-05-01'), statut: 3 } });
    expect((await lus('declare')).map(({ id }) => id)).toEqual([
      'gide-tu-0000000001',
      'gide-0000000001',
      'gide-0000000002',
    ]);
    expect((await client.toutLire()).map(({ id }) => id)).toEqual(['gide-0000000001', 'gide-0000000002']);
  });

  it('changes and loses what was stated', async () => {
    gide.enoncer({ type: 'statut.change', data: statut('2010-03-01') });
    gide.alterer({ vue: 'declare', demandeur: DEMANDEUR, cle: CLE, data: statut('2010-04-01') });
    expect(await lus('declare')).toMatchObject([{ id: 'gide-0000000001', data: statut('2010-04-01') }]);
    gide.alterer({ vue: 'declare', demandeur: DEMANDEUR, cle: CLE, perdre: true });
    expect(await empreinte('declare')).toEqual([]);
  });

  it('are asked for over HTTP, and refused when they say nothing', async () => {
    const retouche = { vue: 'declare', demandeur: DEMANDEUR, cle: CLE, data: statut('2010-04-01') };
    expect((await client.admin('POST', '/alterer', retouche)).json()).toEqual({ issue: 'ajoute' });
    for (const faux of [
      {},
      { demandeur: DEMANDEUR, cle: CLE },
      { ...retouche, sequence: '7' },
      { ...retouche, cle: 'x/1' },
    ])
      expect((await client.admin('POST', '/alterer', faux)).statut).toBe(400);
  });

  it('leaves a route out as if it were not offered', async () => {
    gide.poserFaute({ nature: 'non_offert', portees: ['empreintes'] });
    expect((await client.get('/echanges/empreintes')).statut).toBe(404);
    expect((await client.get('/echanges/declarations/empreintes')).statut).toBe(200);
  });
});
