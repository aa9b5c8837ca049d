import { ScellerJournaux, VerifierScellements, type ChaineVerifiee, type NomDeJournal } from '#supervision';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

describe('the seals on the records [V5, X6]', () => {
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

  const sceller = () => new ScellerJournaux(echange.unite, 0).execute();
  const verifier = () => new VerifierScellements(echange.unite).execute();
  /** The chain of one record. */
  const chaine = async (journal: NomDeJournal): Promise<ChaineVerifiee> => {
    const une = (await verifier()).find((autre) => autre.journal === journal);
    if (!une) throw new Error(`no chain of ${journal}`);
    return une;
  };

  it('cover each transition once, in stretches that follow each other', async () => {
    expect(await sceller()).toBe(20);
    expect(await sceller()).toBe(0);
    await echange.webhook('gide', [evenement('statut.change', { demandeur: '1000001A', statut: 1 })]);
    await echange.vider();
    const suivantes = await sceller();
    expect(suivantes).toBeGreaterThan(0);
    expect(await chaine('transitions')).toMatchObject({
      scellements: 2,
      lignes: 20 + suivantes,
      rompus: [],
      dernier: { rang: 2 },
      attendDepuis: null,
    });
  });

  it('leave what is too young to be complete for later', async () => {
    expect(await new ScellerJournaux(echange.unite).execute()).toBe(0);
    await echange.unite.seule(
      `UPDATE transitions SET le = le - interval '11 minutes' WHERE vers = 'applique'`,
    );
    expect(await new ScellerJournaux(echange.unite).execute()).toBe(10);
  });

  it('set by two workers at once are set once', async () => {
    const poses = await Promise.all([sceller(), sceller(), sceller()]);
    expect(poses.sort((a, b) => a - b)).toEqual([0, 0, 20]);
    expect(await chaine('transitions')).toMatchObject({ scellements: 1, rompus: [] });
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
      expect((await chaine('transitions')).rompus).toMatchObject([
        { rang: 1, lignes: restent, scellees: 20 },
      ]);
    },
  );

  describe('of readings and acts', () => {
    const LIRE = `INSERT INTO lectures (acteur, role, action, cotraitances, nombre) VALUES ('cle:1', 'auditeur', 'etat', '{CT-1000}', 1)`;
    const AGIR = `INSERT INTO actes (acte, issue, acteur, role, portee, action) VALUES (gen_random_uuid(), 'entame', 'cle:1', 'exploitant', 'nationale', 'rejeu.pause')`;

    beforeEach(async () => {
      for (let tour = 0; tour < 3; tour += 1) {
        for (let ligne = 0; ligne < 4; ligne += 1) {
          await echange.unite.seule(LIRE);
          await echange.unite.seule(AGIR);
        }
        await sceller();
      }
    });

    it.each(['lectures', 'actes'] as const)('cover %s once, in a chain of their own', async (journal) => {
      expect(await chaine(journal)).toMatchObject({ scellements: 3, lignes: 12, rompus: [] });
      expect(await sceller()).toBe(0);
    });

    it.each([
      ['changed', 'lectures', `UPDATE lectures SET acteur = 'cle:2' WHERE id = 6`, 4],
      ['changed', 'actes', `UPDATE actes SET motif = '' WHERE id = 6`, 4],
      ['moved to another column', 'actes', `UPDATE actes SET code = 'x', motif = NULL WHERE id = 6`, 4],
      ['removed in the middle', 'lectures', 'DELETE FROM lectures WHERE id = 6', 3],
      ['removed in the middle', 'actes', 'DELETE FROM actes WHERE id = 6', 3],
      ['dated otherwise', 'lectures', `UPDATE lectures SET lu_le = lu_le - interval '1 us' WHERE id = 6`, 4],
    ] as const)('break when a row was %s in %s', async (_quoi, journal, ordre, restent) => {
      await echange.unite.seule(ordre);
      expect((await chaine(journal)).rompus).toMatchObject([{ rang: 2, lignes: restent, scellees: 4 }]);
      for (const autre of ['transitions', 'lectures', 'actes'] as const)
        if (autre !== journal) expect((await chaine(autre)).rompus).toEqual([]);
    });

    it.each(['lectures', 'actes'] as const)('break when the end of %s was removed', async (journal) => {
      await echange.unite.seule(`DELETE FROM ${journal} WHERE id = 12`);
      expect((await chaine(journal)).rompus).toMatchObject([{ rang: 3, lignes: 3, scellees: 4 }]);
    });

    it('break when a seal was removed, at the one that was chained to it', async () => {
      await echange.unite.seule(`DELETE FROM scellements_journaux WHERE journal = 'actes' AND rang = 2`);
      expect((await chaine('actes')).rompus).toMatchObject([{ rang: 3, lignes: 8, scellees: 4 }]);
    });

    it('are looked at from the end alone when that is asked', async () => {
      await echange.unite.seule('DELETE FROM actes WHERE id = 1');
      const [, , actes] = await new VerifierScellements(echange.unite).execute(2);
      expect(actes).toMatchObject({ journal: 'actes', scellements: 2, lignes: 8, rompus: [] });
      expect((await chaine('actes')).rompus).toMatchObject([{ rang: 1 }]);
    });

    it('say since when the oldest row waits for a seal', async () => {
      expect((await chaine('actes')).attendDepuis).toBeNull();
      await echange.unite.seule(AGIR);
      expect((await chaine('actes')).attendDepuis).toBeInstanceOf(Date);
    });
  });
});
