import type { DataSource } from 'typeorm';
import { creerDataSource, Horloge, migrer, UniteDeTravail } from '../src/index.js';
import { BaseDEssai, creerBase } from '#test/base-de-donnees';

describe('the business clock', () => {
  let base: BaseDEssai;
  let source: DataSource;
  let unite: UniteDeTravail;
  beforeEach(async () => {
    base = await creerBase();
    source = await creerDataSource({ url: base.url, taillePool: 2 }).initialize();
    unite = new UniteDeTravail(source);
  });
  afterEach(async () => {
    await source.destroy();
    await base.supprimer();
  });

  const jour = async () => (await Horloge.lire(unite.seule)).aujourdhui;

  it('is the real date in Paris by default [H7]', async () => {
    const { aujourdhui, simulee } = await Horloge.lire(unite.seule);
    const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
    expect(simulee).toBe(false);
    expect(aujourdhui).toBe(paris);
    expect(await Horloge.avancerJusqua(unite.seule, '2030-01-01')).toEqual({
      avancee: false,
      raison: 'horloge_reelle',
    });
  });

  it('starts on the date given, moves on, and never backwards, restarts included [H7]', async () => {
    await Horloge.initialiser(unite.seule, '2010-09-01', false);
    expect(await jour()).toBe('2010-09-01');
    expect(await Horloge.avancerJusqua(unite.seule, '2010-09-10')).toEqual({ avancee: true });
    expect(await Horloge.avancerJusqua(unite.seule, '2010-09-09')).toEqual({
      avancee: false,
      raison: 'en_arriere',
    });
    await Horloge.initialiser(unite.seule, '2010-09-01', false);
    expect(await jour()).toBe('2010-09-10');
    await Horloge.initialiser(unite.seule, '2010-10-01', false);
    expect(await jour()).toBe('2010-10-01');
  });

  it('gives a business time on the simulated day [H7]', async () => {
    await Horloge.initialiser(unite.seule, '2010-09-01', false);
    const { maintenant } = await Horloge.lire(unite.seule);
    expect(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(maintenant)).toBe(
      '2010-09-01',
    );
  });

  it('refuses a simulated clock in production, also one that the database brings along [H7]', async () => {
    await expect(Horloge.initialiser(unite.seule, '2010-09-01', true)).rejects.toThrow('production');
    await Horloge.initialiser(unite.seule, '2010-09-01', false);
    await expect(Horloge.initialiser(unite.seule, undefined, true)).rejects.toThrow('production');
  });

  it('refuses to simulate a day before one that dossiers were already computed on [H7]', async () => {
    await unite.seule(
      `INSERT INTO dossiers (demandeur, seau, version, calcule_au) VALUES ('1234567A', 1, 1, '2026-01-01')`,
    );
    await expect(Horloge.initialiser(unite.seule, '2010-09-01', false)).rejects.toThrow('reculer');
  });
});

describe('migrations', () => {
  it('run once when two processes start together, and undo what they did', async () => {
    const base = await creerBase({ vierge: true });
    try {
      const passages = await Promise.all([migrer(base.url), migrer(base.url)]);
      const source = await creerDataSource({ url: base.url, taillePool: 2 }).initialize();
      const toutes = source.migrations.length;
      expect(passages.map((noms) => noms.length).sort((a, b) => a - b)).toEqual([0, toutes]);
      // A replay that waits for a second person: without that rule it is ended, and holds nothing.
      await source.query(`
        INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, motif, selection, debit, etat, total, jour, confirmation_requise)
        VALUES ('01890000-0000-7000-8000-000000000001', 'cle:essai', 'a', '', false, 'Essai', '{}', 50, 'a_confirmer', 1, '2010-09-01', true);
        INSERT INTO rejeu_messages (rejeu, rang, message, sens, actif)
        VALUES ('01890000-0000-7000-8000-000000000001', 0, '01890000-0000-7000-8000-000000000002', 'entrant', true)`);
      for (const { name = '' } of source.migrations.toReversed()) {
        await source.undoLastMigration();
        if (name.startsWith('SecondRegard'))
          expect(
            await source.query(
              `SELECT etat, fin IS NOT NULL AS fini, verdict, actif FROM rejeux r JOIN rejeu_messages m ON m.rejeu = r.id`,
            ),
          ).toEqual([{ etat: 'interrompu', fini: true, verdict: 'interrompu', actif: false }]);
      }
      const tables = await source.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
      expect(tables).toEqual([{ tablename: 'migrations' }]);
      await source.destroy();
    } finally {
      await base.supprimer();
    }
  });
});
