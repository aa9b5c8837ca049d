import { creerDataSource, UniteDeTravail } from '#persistence';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import type { DataSource } from 'typeorm';
import { alarme, alarmes, evaluer } from './surveillance-d-essai.js';

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
beforeEach(async () => {
  base = await creerBase();
  source = await creerDataSource({ url: base.url }).initialize();
  unite = new UniteDeTravail(source);
});
afterEach(async () => {
  await source.destroy();
  await base.supprimer();
});

const personnesLues = { parHeure: 100, parJour: 250 };
const juger = () => evaluer(unite, { personnesLues });

/** Readings of one dossier each, by that reader, that many hours ago, the dossiers numbered from `depuis` on. */
function lire(acteur: string, nombre: number, ilYA = 0, depuis = 1): Promise<unknown> {
  return unite.seule(
    `INSERT INTO lectures (lu_le, acteur, role, action, cotraitances, nombre)
     SELECT clock_timestamp() - interval '1 h' * $3, $1, 'conseiller', 'etat', ARRAY['CT-' || (n + $4)], 1
     FROM generate_series(0, $2::int - 1) AS n`,
    [acteur, nombre, ilYA, depuis],
  );
}

describe('reading people by the hundred [check 14]', () => {
  it('raises an alarm above the limit of an hour, not at it, told with the reader and the count', async () => {
    await lire('cle:1', 100);
    await juger();
    expect(await alarmes(unite)).not.toContain('LECTURE_EN_MASSE cle:1');
    await lire('cle:1', 1, 0, 500);
    await juger();
    expect((await alarme(unite, 'LECTURE_EN_MASSE')).detail).toBe(
      'cle:1 a lu 101 personnes différentes en une heure (limite : 100).',
    );
  });

  it('counts a day besides an hour', async () => {
    for (let heure = 0; heure < 4; heure += 1) await lire('cle:1', 80, heure * 2, heure * 80);
    await juger();
    expect((await alarme(unite, 'LECTURE_EN_MASSE')).detail).toBe(
      'cle:1 a lu 320 personnes différentes en un jour (limite : 250).',
    );
  });

  it('counts people, not readings: the same ones again and again raise nothing', async () => {
    for (let tour = 0; tour < 10; tour += 1) await lire('cle:1', 60);
    await juger();
    expect(await alarmes(unite)).toEqual([]);
  });

  it('counts a person once, whatever the number of his cotraitances', async () => {
    await unite.seule(
      `INSERT INTO cotraitances (demandeur, cotraitance, resume, version, calcule_au, connu_le)
       SELECT (1000000 + n / 2)::text || 'A', 'CT-' || n, '{}', 1, '2010-09-01', now() FROM generate_series(1, 150) AS n`,
    );
    await lire('cle:1', 150);
    await juger();
    expect(await alarmes(unite)).toEqual([]);
  });

  it('counts each reader alone, lists and single dossiers alike', async () => {
    await lire('cle:1', 90);
    await lire('cle:2', 90);
    await unite.seule(
      `INSERT INTO lectures (acteur, role, action, cotraitances, nombre)
       SELECT 'cle:2', 'conseiller', 'liste', array_agg('CT-' || n), 50 FROM generate_series(200, 249) AS n`,
    );
    await juger();
    expect(await alarmes(unite)).toEqual(['LECTURE_EN_MASSE cle:2']);
  });

  it('closes by itself when the hour and the day are back under their limits', async () => {
    await lire('cle:1', 150, 0.9);
    await juger();
    expect(await alarmes(unite)).toEqual(['LECTURE_EN_MASSE cle:1']);
    await unite.seule(`UPDATE lectures SET lu_le = lu_le - interval '1 h'`);
    const { closes } = await juger();
    expect(closes).toMatchObject([{ nature: 'LECTURE_EN_MASSE', objet: 'cle:1' }]);
  });
});
