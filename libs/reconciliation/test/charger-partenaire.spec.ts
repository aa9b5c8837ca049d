import type { Destinataire } from '#exchange';
import { ChargerPartenaire } from '#reconciliation';
import { DestinataireAccueillant } from '#test/echange-d-essai';
import { ouvrirPartenaire, type PartenaireEnHttp } from './partenaire-en-http.js';
import { creerTerrainDeCorrections, type TerrainDeCorrections } from './terrain-de-corrections.js';

const ORDRE = { partenaire: 'parcours3', forcer: false, par: 'exploitant' } as const;
const NUMEROS = [1, 2, 3, 4, 5];

describe('the first load of an empty partner [design, The night]', () => {
  let parcours3: PartenaireEnHttp;
  let terrain: TerrainDeCorrections;
  beforeEach(async () => {
    parcours3 = await ouvrirPartenaire('parcours3');
    terrain = await creerTerrainDeCorrections();
    await terrain.affecter(...NUMEROS);
  });
  afterEach(async () => {
    await terrain.echange.fermer();
    await parcours3.fermer();
  });

  const charger = (options = {}) => {
    return new ChargerPartenaire(terrain.echange.unite, parcours3.client, options);
  };
  const rien = (): Promise<void> => Promise.resolve();

  it('tells again all that it must hold, above what it was told', async () => {
    const avancees: number[] = [];
    const issue = await charger({ lot: 2 }).execute(ORDRE, (fait) => {
      avancees.push(fait);
      return Promise.resolve();
    });
    expect(issue).toEqual({ issue: 'charge', reprise: false, dits: 5, enRoute: 0 });
    expect(avancees).toEqual([2, 4, 5, 5]);
    expect((await terrain.aDire()).map(({ sequence }) => sequence)).toEqual([2, 2, 2, 2, 2]);
  });

  it('after which both sides agree [X4.3]', async () => {
    // Whoever was told so far is gone: the partner that answers from now on is a new one.
    const { client } = parcours3;
    const ancien = new DestinataireAccueillant();
    let vers: Destinataire = ancien;
    const relais: Destinataire = {
      envoyer: (envoi) => vers.envoyer(envoi),
      rechercher: (ids) => vers.rechercher(ids),
    };
    const autre = await creerTerrainDeCorrections({}, { parcours3: relais });
    await autre.affecter(...NUMEROS);
    vers = client;
    const charger = new ChargerPartenaire(autre.echange.unite, client);
    expect(await charger.execute(ORDRE, rien)).toMatchObject({ issue: 'charge', dits: 5 });
    await autre.echange.vider();
    const notres = await autre.echange.unite.seule(
      `SELECT seau, count(dit)::int AS effectif, bit_xor(part_dit)::text AS bits FROM empreintes
       WHERE partenaire = 'parcours3' AND dit IS NOT NULL GROUP BY seau ORDER BY seau`,
    );
    const leurs = (await client.empreintes())!.toSorted((un, autre) => un.seau - autre.seau);
    expect(leurs).toHaveLength(5);
    expect(
      leurs.map(({ empreinte, ...seau }) => ({
        ...seau,
        bits: BigInt(`0x${empreinte}`).toString(2).padStart(256, '0'),
      })),
    ).toEqual(notres);
    await autre.echange.fermer();
  });

  it('killed and run again, goes on where it was and tells nothing twice', async () => {
    const interrompre = (fait: number): Promise<void> =>
      fait >= 2 ? Promise.reject(new Error('killed by the test')) : Promise.resolve();
    await expect(charger({ lot: 2 }).execute(ORDRE, interrompre)).rejects.toThrow('killed by the test');
    expect(await terrain.aDire()).toHaveLength(2);
    // The partner takes what was told meanwhile, and is empty no longer.
    await terrain.echange.vider();
    expect(await charger({ lot: 2 }).execute(ORDRE, rien)).toEqual({
      issue: 'charge',
      reprise: true,
      dits: 5,
      enRoute: 0,
    });
    const versions = await terrain.echange.unite.seule(
      `SELECT cle, max(sequence) AS sequence FROM messages_sortants WHERE partenaire = 'parcours3' GROUP BY cle`,
    );
    expect(versions.map(({ sequence }) => sequence)).toEqual([2, 2, 2, 2, 2]);
  });

  it('run twice at once, tells nothing twice', async () => {
    await Promise.all([charger({ lot: 1 }).execute(ORDRE, rien), charger({ lot: 1 }).execute(ORDRE, rien)]);
    expect((await terrain.aDire()).map(({ sequence }) => sequence)).toEqual([2, 2, 2, 2, 2]);
  });

  it('does not tell twice what is on its way', async () => {
    await terrain.echange.unite.seule(
      `UPDATE messages_sortants SET issue = 'a_emettre' WHERE partenaire = 'parcours3' AND demandeur = '1000003A'`,
    );
    expect(await charger().execute(ORDRE, rien)).toMatchObject({ dits: 4, enRoute: 1 });
  });

  it('refuses a partner that holds something, unless forced', async () => {
    const [dit] = terrain.echange.parcours3.dits;
    const envoi = { id: '01890000-0000-7000-8000-000000000001', evenements: [dit!] };
    expect(await parcours3.client.envoyer(envoi)).toMatchObject({ issue: 'repondu' });
    expect(await charger().execute(ORDRE, rien)).toEqual({ issue: 'non_vide', demandeurs: 1 });
    expect(await terrain.aDire()).toEqual([]);
    expect(await charger().execute({ ...ORDRE, forcer: true }, rien)).toMatchObject({
      issue: 'charge',
      dits: 5,
    });
  });

  it('waits for an outbox that is full, and stops when it no longer empties', async () => {
    const pleine = { lot: 1, attenteMaximale: 2, patienceMs: 0 };
    expect(await charger(pleine).execute(ORDRE, rien)).toEqual({ issue: 'en_attente', dits: 2, enRoute: 0 });
    await terrain.echange.vider();
    expect(await charger().execute(ORDRE, rien)).toMatchObject({ issue: 'charge', reprise: true, dits: 5 });
  });
});
