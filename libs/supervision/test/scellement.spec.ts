import { ScellerTransitions, VerifierScellements } from '#supervision';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

describe('the seals on the record of transitions [V5, X6]', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
    await echange.webhook(
      'gide',
      Array.from({ length: 10 }, (_, i) =>
        evenement('affectation.enregistree', {
          cotraitance: `CT-${1000 + i}`,
          demandeur: `${1_000_000 + i}A`,
        }),
      ),
    );
    await echange.vider();
  });
  afterEach(() => echange.fermer());

  const sceller = () => new ScellerTransitions(echange.unite, 0).execute();
  const verifier = () => new VerifierScellements(echange.unite).execute();

  it('cover each transition once, in stretches that follow each other', async () => {
    expect(await sceller()).toBe(20);
    expect(await sceller()).toBe(0);
    await echange.webhook('gide', [evenement('statut.change', { demandeur: '1000001A', statut: 1 })]);
    await echange.vider();
    const suivantes = await sceller();
    expect(suivantes).toBeGreaterThan(0);
    expect(await verifier()).toEqual({ scellements: 2, transitions: 20 + suivantes, rompus: [] });
  });

  it('leave what is too young to be complete for later', async () => {
    expect(await new ScellerTransitions(echange.unite).execute()).toBe(0);
    await echange.unite.seule(
      `UPDATE transitions SET le = le - interval '11 minutes' WHERE vers = 'applique'`,
    );
    expect(await new ScellerTransitions(echange.unite).execute()).toBe(10);
  });

  it('set by two workers at once are set once', async () => {
    const poses = await Promise.all([sceller(), sceller(), sceller()]);
    expect(poses.sort((a, b) => a - b)).toEqual([0, 0, 20]);
    expect(await verifier()).toMatchObject({ scellements: 1, rompus: [] });
  });

  it.each([
    ['changed', `UPDATE transitions SET cause = 'autre' WHERE id = (SELECT min(id) FROM transitions)`, 20],
    ['removed', 'DELETE FROM transitions WHERE id = (SELECT min(id) FROM transitions)', 19],
  ])(
    'break when a transition was %s afterwards, at that seal and no other',
    async (_quoi, ordre, restent) => {
      await sceller();
      await echange.webhook('gide', [evenement('statut.change', { demandeur: '1000001A', statut: 1 })]);
      await echange.vider();
      await sceller();
      await echange.unite.seule(ordre);
      expect((await verifier()).rompus).toEqual([{ rang: 1, transitions: restent, scellees: 20 }]);
    },
  );
});
