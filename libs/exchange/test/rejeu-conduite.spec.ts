import { BailPerdu } from '#exchange';
import { attendreQue } from '#test/attendre-que';
import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { RejeuDEssai, recevoirEnEchec } from './rejeu-d-essai.js';

describe('how a replay is run', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
  });
  afterEach(() => echange.fermer());

  const enEchec = (numero: number): Promise<string> =>
    recevoirEnEchec(echange, 'affectation.enregistree', {
      cotraitance: `CT-${numero}000`,
      demandeur: `${1_000_000 + numero}A`,
    });
  const plusieurs = async (nombre: number): Promise<string[]> => {
    const ids = [];
    for (let numero = 1; numero <= nombre; numero += 1) ids.push(await enEchec(numero));
    return ids;
  };
  const demander = async (rejeu: RejeuDEssai, ids: string[], debit = 1_000): Promise<string> => {
    const issue = await rejeu.demande({ cible: { par: 'ids', ids }, debit });
    if (issue.issue !== 'cree') throw new Error(issue.issue);
    return issue.rejeu;
  };
  const faits = async () =>
    (await echange.unite.seule<{ n: number }>('SELECT count(*)::int AS n FROM faits'))[0]?.n;

  it('keeps its rate: the next lot waits, whoever would run it', async () => {
    const rejeu = new RejeuDEssai(echange, 1);
    const id = await demander(rejeu, await plusieurs(3), 1);
    expect(await rejeu.executer.execute(id)).toMatchObject({ suite: 'reste', messages: 1 });
    expect(await rejeu.executer.execute(id)).toBeNull();
    const [ligne] = await echange.unite.seule<{ attente: number }>(
      'SELECT extract(epoch FROM pas_avant - clock_timestamp())::float8 AS attente FROM rejeux WHERE id = $1',
      [id],
    );
    expect(ligne?.attente).toBeGreaterThan(0.3);
    expect((await rejeu.lire(id)).vue.avancement).toEqual({ fait: 1, total: 3 });
  });

  it('is paused between two lots, resumed where it was, and ends', async () => {
    const rejeu = new RejeuDEssai(echange, 1);
    const id = await demander(rejeu, await plusieurs(3), 5);
    await rejeu.executer.execute(id);
    expect(await rejeu.piloter.execute({ rejeu: id, ordre: 'pause', acteur: null })).toEqual({
      issue: 'fait',
      etat: 'en_pause',
    });
    expect(await rejeu.executer.execute(id)).toBeNull();
    expect(await faits()).toBe(1);
    await rejeu.piloter.execute({ rejeu: id, ordre: 'reprise', acteur: null });
    const suite = new RejeuDEssai(echange);
    while ((await suite.executer.execute(id))?.suite === 'reste');
    expect((await rejeu.lire(id)).vue).toMatchObject({ etat: 'termine', verdicts: { applique: 3 } });
    expect(await faits()).toBe(3);
    expect(await rejeu.piloter.execute({ rejeu: id, ordre: 'pause', acteur: null })).toEqual({
      issue: 'impossible',
      etat: 'termine',
    });
  });

  it('ended by an operator: what is done stays done, the rest has its verdict and may be replayed elsewhere', async () => {
    const rejeu = new RejeuDEssai(echange, 1);
    const ids = await plusieurs(3);
    const id = await demander(rejeu, ids, 1);
    await rejeu.executer.execute(id);
    await rejeu.piloter.execute({ rejeu: id, ordre: 'interruption', acteur: null });
    expect((await rejeu.lire(id)).vue).toMatchObject({
      etat: 'interrompu',
      verdicts: { applique: 1, interrompu: 2 },
    });
    const suite = await new RejeuDEssai(echange).rejouer({ par: 'ids', ids: ids.slice(1) });
    expect(suite.vue.verdicts).toEqual({ applique: 2 });
  });

  it('commands nothing of another operator outside one’s own scope', async () => {
    const rejeu = new RejeuDEssai(echange);
    const id = await demander(rejeu, await plusieurs(1));
    expect(await rejeu.piloter.execute({ rejeu: id, ordre: 'pause', acteur: 'cle:autre' })).toEqual({
      issue: 'inconnu',
    });
  });

  it('resumes after its worker died, and does nothing twice', async () => {
    const rejeu = new RejeuDEssai(echange, 1);
    const id = await demander(rejeu, await plusieurs(4), 10);
    await rejeu.executer.execute(id);
    // Died with the replay in hand: its lease runs out.
    await echange.unite.seule(
      `UPDATE rejeux SET bail_jusqua = clock_timestamp() - interval '1 s', pas_avant = NULL WHERE id = $1`,
      [id],
    );
    const suivant = new RejeuDEssai(echange);
    while ((await suivant.executer.execute(id))?.suite === 'reste');
    const { vue } = await rejeu.lire(id);
    expect(vue).toMatchObject({
      etat: 'termine',
      avancement: { fait: 4, total: 4 },
      verdicts: { applique: 4 },
    });
    expect(await faits()).toBe(4);
  });

  it('held by one worker at a time; one that was overtaken commits nothing', async () => {
    const rejeu = new RejeuDEssai(echange);
    const id = await demander(rejeu, await plusieurs(6));
    const issues = await Promise.all(
      Array.from({ length: 4 }, () => new RejeuDEssai(echange).executer.execute(id)),
    );
    expect(issues.filter((issue) => issue !== null)).toHaveLength(1);
    expect(await faits()).toBe(6);
  });

  it('records nothing for a worker that was overtaken between two lots', async () => {
    const lent = new RejeuDEssai(echange, 60_000);
    const id = await demander(lent, await plusieurs(2), 1);
    const course = lent.executer.execute(id);
    const premier = async (): Promise<boolean> => (await lent.lire(id)).vue.avancement.fait === 1;
    await attendreQue('le premier lot est fait', premier);
    await echange.unite.seule('UPDATE rejeux SET jeton = jeton + 1 WHERE id = $1', [id]);
    await expect(course).rejects.toThrow(BailPerdu);
    expect(await faits()).toBe(1);
  });

  it('sets aside the dossier that was in hand each time that its worker died, and goes on', async () => {
    const rejeu = new RejeuDEssai(echange);
    const [poison = '', voisin = ''] = await plusieurs(2);
    const id = await demander(rejeu, [poison, voisin]);
    await echange.unite.seule('UPDATE rejeux SET reprises = 5 WHERE id = $1', [id]);
    while ((await rejeu.executer.execute(id))?.suite === 'reste');
    expect((await rejeu.lire(id)).messages).toMatchObject([
      { message: poison, verdict: 'en_echec', code: 'TRAITEMENT_INTERROMPU', issue: 'en_echec' },
      { message: voisin, verdict: 'applique' },
    ]);
  });

  describe('fault 33', () => {
    it('twenty parallel requests under one key: one replay, the same answer, one effect', async () => {
      const rejeu = new RejeuDEssai(echange);
      const ids = await plusieurs(3);
      const issues = await Promise.all(
        Array.from({ length: 20 }, () =>
          rejeu.demande({ cible: { par: 'ids', ids }, cleIdempotence: 'double-clic' }),
        ),
      );
      expect(issues.filter(({ issue }) => issue === 'cree')).toHaveLength(1);
      expect(issues.filter(({ issue }) => issue === 'deja_demande')).toHaveLength(19);
      expect(new Set(issues.map((issue) => ('rejeu' in issue ? issue.rejeu : issue.issue))).size).toBe(1);
      const [compte] = await echange.unite.seule('SELECT count(*)::int AS n FROM rejeux');
      expect(compte).toEqual({ n: 1 });
    });

    it('two operators, the same messages: one replay, the other is told which one', async () => {
      const rejeu = new RejeuDEssai(echange);
      const ids = await plusieurs(3);
      const issues = await Promise.all(
        ['cle:une', 'cle:deux'].map((acteur) => rejeu.demande({ cible: { par: 'ids', ids }, acteur })),
      );
      const cree = issues.find(({ issue }) => issue === 'cree');
      expect(issues.find(({ issue }) => issue === 'deja_en_rejeu')).toEqual({
        issue: 'deja_en_rejeu',
        rejeux: [cree && 'rejeu' in cree ? cree.rejeu : ''],
      });
      while ((await rejeu.executer.execute(cree && 'rejeu' in cree ? cree.rejeu : ''))?.suite === 'reste');
      expect(await faits()).toBe(3);
      const [transitions] = await echange.unite.seule(
        `SELECT count(*)::int AS n, count(DISTINCT message)::int AS messages FROM transitions WHERE vers = 'applique'`,
      );
      expect(transitions).toEqual({ n: 3, messages: 3 });
    });

    it('the same key with another request is refused', async () => {
      const rejeu = new RejeuDEssai(echange);
      const [un = '', deux = ''] = await plusieurs(2);
      await rejeu.demande({ cible: { par: 'ids', ids: [un] }, cleIdempotence: 'k' });
      expect(await rejeu.demande({ cible: { par: 'ids', ids: [deux] }, cleIdempotence: 'k' })).toEqual({
        issue: 'cle_reutilisee',
      });
    });
  });
});
