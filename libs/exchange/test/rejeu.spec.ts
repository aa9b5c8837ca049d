import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { RejeuDEssai, recevoirEnEchec, recevoirRefuse } from './rejeu-d-essai.js';

const CT = 'CT-0001';
const DE = '1234567A';
const AFFECTATION = { cotraitance: CT, demandeur: DE, dateAffectation: '2010-08-30' };

describe('replay of what came in', () => {
  let echange: EchangeDEssai;
  let rejeu: RejeuDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
    rejeu = new RejeuDEssai(echange);
  });
  afterEach(() => echange.fermer());

  const message = async (id: string) =>
    (
      await echange.unite.seule<Record<string, unknown>>('SELECT * FROM messages_entrants WHERE id = $1', [
        id,
      ])
    )[0];
  const compter = async (table: string) =>
    (await echange.unite.seule<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

  it('previews what would change, member by member, what would leave, and writes nothing [X5.4]', async () => {
    const id = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
    const { vue, messages, dossiers } = await rejeu.simuler([id]);
    expect(vue).toMatchObject({ etat: 'simule', simulation: true, verdicts: { applique: 1 }, dossiers: 1 });
    expect(messages).toMatchObject([{ message: id, verdict: 'applique', issue: 'en_echec', nouveau: null }]);
    expect(dossiers).toMatchObject([
      {
        version: 0,
        cotraitances: [{ cotraitance: CT, nouvelle: true }],
        departs: [
          {
            partenaire: 'parcours3',
            objet: `affectation.enregistree/${CT}`,
            sequence: '0000000001',
            retrait: false,
          },
        ],
      },
    ]);
    expect(dossiers[0]?.empreinte).toMatch(/^[0-9a-f]{64}$/);
    expect(dossiers[0]?.cotraitances[0]?.differences).toEqual(
      expect.arrayContaining([
        { membre: 'etat', avant: null, apres: 'affectee' },
        { membre: 'dates.affectation', avant: null, apres: '2010-08-30' },
      ]),
    );
    for (const table of ['dossiers', 'faits', 'messages_sortants', "transitions WHERE cause LIKE 'rejeu%'"])
      expect([table, await compter(table)]).toEqual([table, 0]);
  });

  it('executes an approved preview: the fate moves, the cause names the replay, the partner is told [X6.2]', async () => {
    const id = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
    const { vue } = await rejeu.simuler([id]);
    const fait = await rejeu.rejouer({ par: 'apercu', apercu: vue.id });
    expect(fait.vue).toMatchObject({
      etat: 'termine',
      verdicts: { applique: 1 },
      avancement: { fait: 1, total: 1 },
    });
    expect(await message(id)).toMatchObject({ issue: 'applique' });
    const [transition] = await echange.unite.seule(
      `SELECT de, vers, cause FROM transitions WHERE message = $1 AND vers = 'applique'`,
      [id],
    );
    expect(transition).toEqual({ de: 'en_echec', vers: 'applique', cause: `rejeu ${fait.vue.id}` });
    await echange.vider();
    expect(echange.parcours3.dits).toHaveLength(1);
  });

  it('replays a dossier in source order, whatever the order in which its ids are given', async () => {
    const premier = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
    const second = await recevoirEnEchec(
      echange,
      'affectation.enregistree',
      { ...AFFECTATION, dateAffectation: '2010-08-31' },
      { sequence: '0000000002' },
    );
    const { messages } = await rejeu.rejouer({ par: 'ids', ids: [second, premier] });
    expect(messages.map(({ message: m, verdict }) => [m, verdict])).toEqual([
      [premier, 'applique'],
      [second, 'applique'],
    ]);
    const [etat] = await echange.unite.seule(
      `SELECT resume->'dates'->>'affectation' AS date FROM cotraitances`,
    );
    expect(etat).toEqual({ date: '2010-08-31' });
  });

  it('leaves out a dossier that moved since its preview, and says so [X5.4]', async () => {
    const id = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
    const autre = await recevoirEnEchec(echange, 'affectation.enregistree', {
      ...AFFECTATION,
      cotraitance: 'CT-0002',
      demandeur: '7654321B',
    });
    const { vue } = await rejeu.simuler([id, autre]);
    await echange.webhook('gide', [evenement('statut.change', { demandeur: DE, statut: 1 })]);
    await echange.vider();
    const { messages, vue: fin } = await rejeu.rejouer({ par: 'apercu', apercu: vue.id });
    expect(fin).toMatchObject({ etat: 'termine', verdicts: { ecarte: 1, applique: 1 } });
    expect(messages).toMatchObject([
      { message: id, verdict: 'ecarte', code: 'DOSSIER_MODIFIE', issue: 'en_echec' },
      { message: autre, verdict: 'applique', issue: 'applique' },
    ]);
  });

  it('says of each message whether it can be replayed, and why not: 2 of 4', async () => {
    const enEchec = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
    const enAttente = await recevoirEnEchec(echange, 'statut.change', { demandeur: DE, statut: 1 });
    await echange.unite.seule(
      `UPDATE messages_entrants SET issue = 'recu', tentatives = 2, prochaine_tentative = clock_timestamp() + interval '1 h' WHERE id = $1`,
      [enAttente],
    );
    const fait = evenement('statut.change', { demandeur: '7654321B' });
    await echange.webhook('gide', [fait, fait]);
    const autres = await echange.unite.seule<{ id: string }>(
      'SELECT id FROM messages_entrants WHERE evenement = $1 ORDER BY id',
      [fait.id],
    );
    const { vue, messages } = await rejeu.simuler([enEchec, enAttente, ...autres.map(({ id }) => id)]);
    expect(vue.verdicts).toEqual({ applique: 2, non_rejouable: 1, sans_effet: 1 });
    expect(messages.slice(2)).toMatchObject([
      { code: 'SERA_APPLIQUE', detail: expect.stringContaining('attend son tour') },
      { code: 'DOUBLON', detail: expect.stringContaining('répète un message déjà accepté') },
    ]);
  });

  it('says that what has been applied would have no effect, older versions likewise', async () => {
    await echange.webhook('gide', [
      evenement('affectation.enregistree', AFFECTATION, { sequence: '0000000009' }),
    ]);
    await echange.vider();
    const [applique] = await echange.unite.seule<{ id: string }>('SELECT id FROM messages_entrants');
    const ancien = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
    const { messages } = await rejeu.rejouer({ par: 'ids', ids: [applique?.id ?? '', ancien] });
    expect(messages).toMatchObject([
      { verdict: 'sans_effet', code: 'DEJA_APPLIQUE' },
      { verdict: 'sans_effet', code: 'SEQUENCE_ANTERIEURE', issue: 'sans_effet' },
    ]);
  });

  describe('refused at the door', () => {
    it('is checked again on its bytes, and becomes a new message that is counted and remembered [X6.2, X6.1, X3.4]', async () => {
      const id = await recevoirRefuse(echange, 'affectation.enregistree', AFFECTATION);
      const avant = await message(id);
      const portes = await compter(`comptages_porte WHERE sens = 'entrant'`);
      const { messages } = await rejeu.rejouer({ par: 'ids', ids: [id] });
      const nouveau = messages[0]?.nouveau ?? '';
      expect(messages).toMatchObject([{ message: id, verdict: 'applique' }]);
      expect(await message(id)).toEqual(avant);
      expect(await message(nouveau)).toMatchObject({
        rejoue: id,
        reception: avant?.['reception'],
        evenement: avant?.['evenement'],
        issue: 'applique',
      });
      expect(await compter(`comptages_porte WHERE sens = 'entrant'`)).toBe((portes ?? 0) + 1);
      const [memoire] = await echange.unite.seule('SELECT message FROM identifiants WHERE evenement = $1', [
        avant?.['evenement'],
      ]);
      expect(memoire).toEqual({ message: nouveau });
      const encore = await rejeu.rejouer({ par: 'ids', ids: [id] });
      expect(encore.messages).toMatchObject([{ verdict: 'sans_effet', code: 'DOUBLON', nouveau: null }]);
    });

    it('still refused, says the code and what to correct', async () => {
      await echange.webhook('gide', [{ ...evenement('statut.change'), data: { demandeur: DE } }]);
      const [refuse] = await echange.unite.seule<{ id: string }>('SELECT id FROM messages_entrants');
      const { messages } = await rejeu.simuler([refuse?.id ?? '']);
      expect(messages).toMatchObject([
        { verdict: 'refuse', code: 'SCHEMA_INVALIDE', detail: expect.stringMatching(/\S/) },
      ]);
    });

    it('unreadable, stays so', async () => {
      await echange.recevoir.execute({
        partenaire: 'gide',
        corps: Buffer.from('{"a":1,"a":2}'),
        typeContenu: 'application/cloudevents+json',
        webhookId: null,
      });
      const [illisible] = await echange.unite.seule<{ id: string }>('SELECT id FROM messages_entrants');
      const { messages } = await rejeu.rejouer({ par: 'ids', ids: [illisible?.id ?? ''] });
      expect(messages).toMatchObject([{ verdict: 'refuse', code: 'CORPS_ILLISIBLE', issue: 'illisible' }]);
    });

    it('for a conflict of sequences, is decided again: its own fate moves when the conflict is gone [A2]', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree', AFFECTATION)]);
      await echange.vider();
      await echange.webhook('gide', [
        evenement('affectation.enregistree', { ...AFFECTATION, dateAffectation: '2010-08-20' }),
      ]);
      await echange.vider();
      const [conflit] = await echange.unite.seule<{ id: string; code: string }>(
        `SELECT id, code FROM messages_entrants WHERE issue = 'refuse'`,
      );
      expect(conflit?.code).toBe('CONFLIT_DE_SEQUENCE');
      const encore = await rejeu.rejouer({ par: 'ids', ids: [conflit?.id ?? ''] });
      expect(encore.messages).toMatchObject([{ verdict: 'refuse', code: 'CONFLIT_DE_SEQUENCE' }]);
      await echange.unite.seule('DELETE FROM faits');
      const { messages } = await rejeu.rejouer({ par: 'ids', ids: [conflit?.id ?? ''] });
      expect(messages).toMatchObject([{ verdict: 'applique', issue: 'applique', nouveau: null }]);
    });
  });
});
