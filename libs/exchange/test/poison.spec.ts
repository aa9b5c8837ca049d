import type { Evenement } from '#contract';
import { evenement } from '#test/evenements';
import { chacun, type DestinataireScenarise, type Issue, muet } from './destinataire-scenarise.js';
import { creerTerrainDEmission, type TerrainDEmission } from './terrain-d-emission.js';

describe('a message that stops whoever handles it', () => {
  let terrain: TerrainDEmission;
  beforeEach(async () => {
    terrain = await creerTerrainDEmission();
  });
  afterEach(() => terrain.echange.fermer());

  /** The partner stumbles on every lot that holds this person. */
  function trebucherSur(
    partenaire: DestinataireScenarise,
    demandeur: string,
    issue: (lot: Evenement[]) => Issue,
  ): void {
    const repondre = (lot: Evenement[]): Issue => {
      partenaire.reponses.push(repondre);
      return lot.some(({ data }) => data['demandeur'] === demandeur)
        ? issue(lot)
        : chacun({ statut: 'applique' })(lot);
    };
    partenaire.reponses.push(repondre);
  }

  const affecterCent = async () => {
    for (let numero = 1; numero <= 100; numero += 1) await terrain.affecter(numero);
    await terrain.appliquer();
  };
  const comptes = () =>
    terrain.echange.unite.seule(
      'SELECT issue, code, count(*)::int AS nombre FROM messages_sortants GROUP BY issue, code ORDER BY issue',
    );

  it.each<[string, (lot: Evenement[]) => Issue, string]>([
    ['refuses whole', () => ({ issue: 'refus_global', statut: 422, cause: 'http_422' }), 'DEMANDE_REFUSEE'],
    ['never answers', muet, 'SANS_REPONSE'],
  ])(
    'is found among the hundred of a lot that a partner %s, set aside after five attempts, and its neighbours pass [X6]',
    async (_quoi, issue, code) => {
      trebucherSur(terrain.parcours3, '1000042A', issue);
      await affecterCent();
      await terrain.insister(60);
      expect(await comptes()).toEqual([
        { issue: 'acquitte', code: null, nombre: 99 },
        { issue: 'en_echec', code, nombre: 1 },
      ]);
    },
  );

  it('burns no attempt while the partner fails on everything: it is down, nothing is poison', async () => {
    trebucherSur(terrain.parcours3, '1000001A', muet);
    await terrain.affecter(1);
    await terrain.appliquer();
    await terrain.insister(12);
    expect(await terrain.sortants()).toMatchObject([{ tentatives: 0 }]);
  });

  it('is found when the database refuses what it brings, and its neighbours commit [X6]', async () => {
    const { unite, webhook } = terrain.echange;
    await unite.seule(
      `CREATE FUNCTION refuser() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.demandeur = '1000007A' THEN RAISE EXCEPTION 'poison' USING ERRCODE = '22P05'; END IF; RETURN NEW; END $$`,
    );
    await unite.seule(
      'CREATE TRIGGER refuser BEFORE INSERT ON faits FOR EACH ROW EXECUTE FUNCTION refuser()',
    );
    await webhook(
      'gide',
      Array.from({ length: 30 }, (_, i) =>
        evenement('affectation.enregistree', {
          cotraitance: `CT-${1000 + i}`,
          demandeur: `${1_000_000 + i}A`,
        }),
      ),
    );
    for (let tour = 0; tour < 20; tour += 1)
      for (const tranche of [0, 1]) await terrain.echange.appliquer.execute(tranche).catch(() => null);
    expect(
      await unite.seule(
        'SELECT issue, code, detail, count(*)::int AS nombre FROM messages_entrants GROUP BY 1, 2, 3 ORDER BY 1',
      ),
    ).toEqual([
      { issue: 'applique', code: null, detail: null, nombre: 29 },
      { issue: 'en_echec', code: 'ORDRE_REFUSE', detail: 'QueryFailedError 22P05', nombre: 1 },
    ]);
  });

  it('is not what a lock time-out makes of a message: no attempt is burnt, and the slice is given back', async () => {
    const { unite, webhook, source } = terrain.echange;
    await webhook('gide', [evenement('affectation.enregistree', { demandeur: '1000001A' })]);
    await terrain.appliquer();
    await webhook('gide', [
      evenement(
        'affectation.enregistree',
        { demandeur: '1000001A', dateAffectation: '2010-02-02' },
        { sequence: '0000000002' },
      ),
    ]);
    const verrou = source.createQueryRunner();
    await verrou.startTransaction();
    await verrou.query('SELECT FROM dossiers FOR UPDATE');
    await expect(terrain.appliquer()).rejects.toMatchObject({ driverError: { code: '55P03' } });
    await verrou.rollbackTransaction();
    await verrou.release();
    await terrain.appliquer();
    expect(await unite.seule('SELECT issue, tentatives FROM messages_entrants ORDER BY id')).toEqual([
      { issue: 'applique', tentatives: 0 },
      { issue: 'applique', tentatives: 0 },
    ]);
  });
});
