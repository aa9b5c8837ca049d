import { evenement } from '#test/evenements';
import { chacun, muet } from './destinataire-scenarise.js';
import { RejeuDEssai } from './rejeu-d-essai.js';
import { creerTerrainDEmission, type TerrainDEmission } from './terrain-d-emission.js';

describe('replay of what was told [X6.2]', () => {
  let terrain: TerrainDEmission;
  let rejeu: RejeuDEssai;
  beforeEach(async () => {
    terrain = await creerTerrainDEmission();
    rejeu = new RejeuDEssai(terrain.echange);
  });
  afterEach(() => terrain.echange.fermer());

  const refuserUneFois = async (numero = 1): Promise<string> => {
    await terrain.affecter(numero);
    await terrain.appliquer();
    terrain.parcours3.reponses.push(chacun({ statut: 'rejete', code: 'S007', detail: 'inconnu' }));
    await terrain.echange.vider();
    return (await terrain.sortants()).at(-1)?.id ?? '';
  };
  const dit = async () =>
    (
      await terrain.echange.unite.seule<{ sequence: number; acquittee: number }>(
        'SELECT sequence, acquittee FROM dit',
      )
    )[0];

  it('tells the current version again: a new id, the next sequence, linked; the original stays as it was', async () => {
    const refuse = await refuserUneFois();
    const { messages, vue } = await rejeu.rejouer({ par: 'ids', ids: [refuse] });
    expect(vue).toMatchObject({ etat: 'termine', verdicts: { emis: 1 } });
    expect(messages).toMatchObject([{ verdict: 'emis', nouveau: expect.any(String), issue: 'refuse' }]);
    await terrain.echange.vider();
    expect(await terrain.sortants()).toMatchObject([
      { id: refuse, issue: 'refuse', sequence: 1 },
      { id: messages[0]?.nouveau, issue: 'acquitte', sequence: 2 },
    ]);
    const [lien] = await terrain.echange.unite.seule('SELECT rejoue FROM messages_sortants WHERE id = $1', [
      messages[0]?.nouveau,
    ]);
    expect(lien).toEqual({ rejoue: refuse });
    expect(await dit()).toEqual({ sequence: 2, acquittee: 2 });
  });

  it('tells again what was acknowledged, when an operator asks for it', async () => {
    await terrain.affecter(1);
    await terrain.echange.vider();
    const [acquitte] = await terrain.sortants();
    await rejeu.rejouer({ par: 'ids', ids: [acquitte?.id ?? ''] });
    await terrain.echange.vider();
    expect(await terrain.sortants()).toMatchObject([
      { issue: 'acquitte' },
      { issue: 'acquitte', sequence: 2 },
    ]);
  });

  it('counts at the door what it tells again [X6.1]', async () => {
    const refuse = await refuserUneFois();
    await rejeu.rejouer({ par: 'ids', ids: [refuse] });
    const [porte] = await terrain.echange.unite.seule(
      `SELECT sum(nombre)::int AS comptes, (SELECT count(*)::int FROM messages_sortants) AS messages
       FROM comptages_porte WHERE sens = 'sortant'`,
    );
    expect(porte).toEqual({ comptes: 2, messages: 2 });
  });

  it('several messages of one key give one new message, the others have no effect', async () => {
    const premier = await refuserUneFois();
    await terrain.affecter(1, 2, '2010-08-31');
    await terrain.appliquer();
    terrain.parcours3.reponses.push(chacun({ statut: 'rejete', code: 'S007' }));
    await terrain.echange.vider();
    const second = (await terrain.sortants()).at(-1)?.id ?? '';
    const { messages } = await rejeu.rejouer({ par: 'ids', ids: [premier, second] });
    expect(messages.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['emis', null],
      ['sans_effet', 'MEME_FAIT'],
    ]);
    await terrain.echange.vider();
    expect(terrain.parcours3.envois.at(-1)?.evenements).toMatchObject([
      { sequence: '0000000003', data: { dateAffectation: '2010-08-31' } },
    ]);
  });

  it('adds nothing to a newer version that is on its way, and says so', async () => {
    const refuse = await refuserUneFois();
    await terrain.affecter(1, 2, '2010-08-31');
    await terrain.appliquer();
    const { messages } = await rejeu.rejouer({ par: 'ids', ids: [refuse] });
    expect(messages).toMatchObject([{ verdict: 'sans_effet', code: 'VERSION_EN_ROUTE' }]);
    expect(await terrain.sortants()).toHaveLength(2);
  });

  it('replays no version whose fate is open: waiting, unknown or retained', async () => {
    await terrain.affecter(1);
    await terrain.appliquer();
    const [attend] = await terrain.sortants();
    const enRoute = await rejeu.simuler([attend?.id ?? '']);
    expect(enRoute.messages).toMatchObject([{ verdict: 'non_rejouable', code: 'EN_ROUTE' }]);
    terrain.parcours3.reponses.push(muet);
    await terrain.echange.emettre.execute('parcours3');
    const [ligne] = await terrain.sortants();
    expect(ligne?.issue).toBe('incertain');
    const inconnue = await rejeu.simuler([attend?.id ?? '']);
    expect(inconnue.messages).toMatchObject([
      {
        verdict: 'non_rejouable',
        code: 'ISSUE_INCONNUE',
        detail: expect.stringContaining('vérifiée auprès de lui'),
      },
    ]);
  });

  it('tells the withdrawal again of what must no longer be held', async () => {
    await terrain.affecter(1);
    await terrain.echange.vider();
    await terrain.echange.webhook('gide', [
      evenement(
        'affectation.enregistree',
        { cotraitance: 'CT-1000', demandeur: '1000001A', annule: true },
        { sequence: '0000000002' },
      ),
    ]);
    await terrain.appliquer();
    terrain.parcours3.reponses.push(chacun({ statut: 'rejete', code: 'S007' }));
    await terrain.echange.vider();
    const retrait = (await terrain.sortants()).at(-1);
    const { dossiers } = await rejeu.simuler([retrait?.id ?? '']);
    expect(dossiers[0]?.departs).toMatchObject([{ retrait: true, sequence: '0000000003' }]);
    await rejeu.rejouer({ par: 'ids', ids: [retrait?.id ?? ''] });
    await terrain.echange.vider();
    expect(terrain.parcours3.envois.at(-1)?.evenements).toMatchObject([{ data: { annule: true } }]);
  });
});
