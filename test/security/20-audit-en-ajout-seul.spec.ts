import { randomBytes } from 'node:crypto';
import { accorderLesDroits, creerDataSource, UniteDeTravail } from '#persistence';
import { ScellerJournaux } from '#supervision';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import pg from 'pg';
import { lancer } from '../../apps/cli/test/outil-d-essai.js';

const JOURNAUX = ['lectures', 'actes', 'transitions', 'scellements', 'scellements_journaux'] as const;
const LIRE = `INSERT INTO lectures (acteur, role, action, cotraitances, nombre) VALUES ('cle:1', 'auditeur', 'etat', '{CT-1000}', 1)`;
const AGIR = `INSERT INTO actes (acte, issue, acteur, role, portee, action) VALUES (gen_random_uuid(), 'entame', 'cle:1', 'exploitant', 'nationale', 'rejeu.pause')`;

describe('security check 20: what people read and did is only ever added to, and a change of it is found', () => {
  let base: BaseDEssai;
  let application: string;

  beforeEach(async () => {
    base = await creerBase();
    const url = new URL(base.url);
    url.username = `essai_audit_${randomBytes(6).toString('hex')}`;
    url.password = randomBytes(12).toString('hex');
    await accorderLesDroits(base.url, { nom: url.username, motDePasse: url.password });
    application = url.href;
    // Three seals of four rows, set by the processes under their own role.
    const source = await creerDataSource({ url: application, taillePool: 2 }).initialize();
    try {
      const unite = new UniteDeTravail(source);
      for (let tour = 0; tour < 3; tour += 1) {
        for (let ligne = 0; ligne < 4; ligne += 1) for (const sql of [LIRE, AGIR]) await unite.seule(sql);
        expect(await new ScellerJournaux(unite, 0).execute()).toBe(8);
      }
    } finally {
      await source.destroy();
    }
  });
  afterEach(() => base.supprimer());

  async function executer(url: string, commande: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(commande);
    } finally {
      await client.end();
    }
  }
  /** The command of the operators, as they run it. */
  const scellements = (...options: string[]): ReturnType<typeof lancer> =>
    lancer(['scellements', ...options], { DATABASE_URL: base.url });

  it.each(JOURNAUX)(
    'the role of the processes may neither change, nor remove, nor empty %s',
    async (table) => {
      for (const commande of [
        `UPDATE ${table} SET id = id`.replace(
          'id = id',
          table.startsWith('scell') ? 'rang = rang' : 'acteur = acteur',
        ),
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `DROP TABLE ${table}`,
      ])
        if (!(table === 'transitions' && commande.startsWith('UPDATE')))
          await expect(executer(application, commande)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('the command finds nothing to say of what was only added to', async () => {
    const { code, sortie } = await scellements();
    expect(code).toBe(0);
    expect(sortie).toContain('lectures : 3 scellement(s) sur 12 lecture(s), tous intacts.');
    expect(sortie).toContain('actes : 3 scellement(s) sur 12 ligne(s) d’actes, tous intacts.');
  });

  it('a chain cut at its end and made again is found by a seal that was noted elsewhere', async () => {
    const note = /dernier : (\d+), .*empreinte ([0-9a-f]{64})$/m.exec(
      (await scellements()).sortie.split('actes : ')[1] ?? '',
    );
    const temoin = `actes:${note?.[1]}:${note?.[2]}`;
    expect((await scellements('--temoin', temoin)).code).toBe(0);
    await executer(
      base.url,
      `DELETE FROM actes WHERE id > 8; DELETE FROM scellements_journaux WHERE journal = 'actes' AND rang = 3`,
    );
    // Nothing in the database tells any more.
    expect((await scellements()).code).toBe(0);
    const { code, erreurs } = await scellements('--temoin', temoin);
    expect([code, erreurs]).toEqual([1, expect.stringContaining('scellement 3 de actes')]);
    expect((await scellements('--temoin', 'actes:x:y')).code).toBe(2);
  });

  it.each([
    ['a reading is of somebody else', `UPDATE lectures SET acteur = 'cle:2' WHERE id = 6`, 'lectures', 2],
    [
      'a reading is of another dossier',
      `UPDATE lectures SET cotraitances = '{CT-1001}' WHERE id = 1`,
      'lectures',
      1,
    ],
    ['an act is of another day', `UPDATE actes SET le = le - interval '1 day' WHERE id = 6`, 'actes', 2],
    ['an act is done instead of begun', `UPDATE actes SET issue = 'fait' WHERE id = 12`, 'actes', 3],
    ['a reading of the middle is gone', 'DELETE FROM lectures WHERE id = 6', 'lectures', 2],
    ['an act of the middle is gone', 'DELETE FROM actes WHERE id = 6', 'actes', 2],
    ['the last reading is gone', 'DELETE FROM lectures WHERE id = 12', 'lectures', 3],
    ['the last act is gone', 'DELETE FROM actes WHERE id = 12', 'actes', 3],
    ['everything after the first seal is gone', 'DELETE FROM actes WHERE id > 4', 'actes', 2],
    ['a seal is gone', `DELETE FROM scellements_journaux WHERE journal = 'actes' AND rang = 2`, 'actes', 3],
  ])('the owner of the tables meddles: %s. The command finds where', async (_quoi, ordre, journal, rang) => {
    await executer(base.url, ordre);
    const { code, sortie, erreurs } = await scellements();
    expect(code).toBe(1);
    expect(sortie).toContain(`scellement ${rang} de ${journal}`);
    expect(erreurs).toMatch(new RegExp(`${journal} \\(scellement ${rang}[,)]`));
    const { journaux } = JSON.parse((await scellements('--json')).sortie) as {
      journaux: { journal: string; rompus: { rang: number }[] }[];
    };
    for (const chaine of journaux)
      expect(chaine.rompus[0]?.rang).toBe(chaine.journal === journal ? rang : undefined);
  });
});
