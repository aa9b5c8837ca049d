import { readFileSync } from 'node:fs';
import { empreinteDemandeur, empreinteSeau, seauDe, type FaitTenu, type TypeFait } from '#annexe7';
import type { Evenement } from '#contract';
import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { dit, statutDit } from '#test/faits-dits';

interface Exemples {
  dossiers: { demandeur: string; faits: FaitTenu[]; empreinte: string }[];
}

const EXEMPLES = JSON.parse(
  readFileSync(new URL('../../annexe7/test/vectors/empreintes.json', import.meta.url), 'utf8'),
) as Exemples;

interface Seaux {
  seaux: number;
  empreintes: { seau: number; effectif: number; empreinte: string }[];
}

describe('digests (X4.3)', () => {
  let parcours3: Simulateur;
  let client: ClientDePartenaire;

  beforeEach(async () => {
    parcours3 = await demarrerSimulateur({ partenaire: 'parcours3' });
    client = new ClientDePartenaire(parcours3);
  });
  afterEach(() => parcours3.fermer());

  it('are those of the worked examples for what was told, bucket by bucket [X4.3]', async () => {
    const evenements = EXEMPLES.dossiers.flatMap(({ faits }) =>
      faits.map(({ cle, sequence, data }) =>
        dit(cle.slice(0, cle.indexOf('/')) as TypeFait, data as { demandeur: string }, { sequence }),
      ),
    );
    const reponse = await client.dire('envoi-1', evenements);
    expect(
      new Set((reponse.json() as { resultats: { statut: string }[] }).resultats.map((r) => r.statut)),
    ).toEqual(new Set(['applique']));
    const { seaux, empreintes } = (await client.get('/echanges/empreintes')).json() as Seaux;
    expect(seaux).toBe(4096);
    const attendus = Map.groupBy(EXEMPLES.dossiers, ({ demandeur }) => seauDe(demandeur));
    expect(empreintes).toEqual(
      [...attendus]
        .toSorted(([un], [autre]) => un - autre)
        .map(([seau, dossiers]) => ({ seau, effectif: dossiers.length, empreinte: empreinteSeau(dossiers) })),
    );
    for (const [seau, dossiers] of attendus) {
      const detail = (await client.get(`/echanges/empreintes/${seau}`)).json();
      expect(detail).toEqual(
        dossiers
          .map(({ demandeur, empreinte }) => ({ demandeur, empreinte }))
          .toSorted((un, autre) => (un.demandeur < autre.demandeur ? -1 : 1)),
      );
    }
  });

  it('follow what is told next, withdrawals included, and ignore unknown members [X4.3]', async () => {
    const premier = statutDit(1);
    const retire = { ...statutDit(1, '0000000002'), data: { ...premier.data, annule: true } };
    const inconnu = { ...premier, data: { ...premier.data, nouveaute: 'ignorée' } };
    const seau = seauDe('1234567A');
    const empreinte = async (): Promise<unknown> => (await client.get(`/echanges/empreintes/${seau}`)).json();
    const attendue = (sequence: string, data: Record<string, unknown>): unknown => [
      {
        demandeur: '1234567A',
        empreinte: empreinteDemandeur([{ cle: 'statut.change/1234567A/1', sequence, data }]),
      },
    ];
    await client.dire('envoi-1', [inconnu]);
    expect(await empreinte()).toEqual(attendue('0000000001', premier.data));
    await client.dire('envoi-2', [retire]);
    expect(await empreinte()).toEqual(attendue('0000000002', retire.data));
  });

  it('give the newest event per key of the demandeurs asked, at most 100 [X4.3]', async () => {
    const retire = { ...statutDit(1, '0000000002') };
    await client.dire('envoi-1', [statutDit(1), retire, statutDit(2)]);
    const reponse = await client.post('/echanges/faits', { demandeurs: ['1234567A', '7654321B'] });
    const [connu, inconnu] = reponse.json() as { demandeur: string; faits: Evenement[] }[];
    expect(connu?.faits.map(({ sequence, data }) => [data['statut'], sequence])).toEqual([
      [1, '0000000002'],
      [2, '0000000001'],
    ]);
    expect(inconnu).toEqual({ demandeur: '7654321B', faits: [] });
    const trop = Array.from({ length: 101 }, (_, rang) => String(rang).padStart(8, '0'));
    expect((await client.post('/echanges/faits', { demandeurs: trop })).statut).toBe(400);
  });

  it('keep what is stated apart, under /declarations, with the partner’s own sequences [X4.3, H4]', async () => {
    const etape = { cotraitance: 'CT-TEST-1', demandeur: '1234567A', etape: 'E1', nature: 'entretien' };
    const premiere = { type: 'etape.enregistree', data: { ...etape, date: '2010-09-02' } };
    const seconde = { type: 'etape.enregistree', data: { ...etape, date: '2010-09-03' } };
    parcours3.enoncer(premiere, seconde);
    expect((await client.get('/echanges/empreintes')).json()).toEqual({ seaux: 4096, empreintes: [] });
    const tenu = { cle: 'etape.enregistree/CT-TEST-1/E1', sequence: '0000000002', data: seconde.data };
    const attendue = { demandeur: '1234567A', empreinte: empreinteDemandeur([tenu]) };
    const seau = seauDe('1234567A');
    expect((await client.get('/echanges/declarations/empreintes')).json()).toEqual({
      seaux: 4096,
      empreintes: [{ seau, effectif: 1, empreinte: empreinteSeau([attendue]) }],
    });
    expect((await client.get(`/echanges/declarations/empreintes/${seau}`)).json()).toEqual([attendue]);
    const faits = await client.post('/echanges/declarations/faits', { demandeurs: ['1234567A'] });
    expect(faits.json()).toMatchObject([
      {
        demandeur: '1234567A',
        faits: [{ id: 'p3-0000000002', source: 'urn:parcours3', data: seconde.data }],
      },
    ]);
  });

  it('answer 400 to a bucket that does not exist', async () => {
    for (const seau of ['4096', '-1', 'abc']) {
      expect((await client.get(`/echanges/empreintes/${seau}`)).statut).toBe(400);
    }
  });
});
