import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';

const racine = new URL('../../..', import.meta.url).pathname;

interface Fin {
  code?: number;
  stdout: string;
  stderr: string;
}

/** Runs the process from its sources. */
async function migrer(env: Record<string, string>): Promise<Fin> {
  const options = [
    '--conditions=source',
    '--import',
    './config/typescript-hooks.mjs',
    'apps/migration/src/main.ts',
  ];
  return promisify(execFile)(process.execPath, options, { cwd: racine, env }).catch((echec: Fin) => echec);
}

describe('the migration of a deployment', () => {
  let base: BaseDEssai;
  beforeAll(async () => {
    base = await creerBase({ vierge: true });
  });
  afterAll(() => base.supprimer());

  it('brings an empty database up to date once, even when two start together', async () => {
    const fins = await Promise.all([migrer({ DATABASE_URL: base.url }), migrer({ DATABASE_URL: base.url })]);
    expect(fins.map(({ code }) => code)).toEqual([undefined, undefined]);
    const executees = fins.map(({ stdout }) => Number(/^\d+/.exec(stdout)?.[0]));
    expect(Math.min(...executees)).toBe(0);
    expect(Math.max(...executees)).toBeGreaterThan(0);
  });

  it('says which setting is missing, and the failure of an absent database, without its address', async () => {
    expect(await migrer({})).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL') });
    const absente = await migrer({ DATABASE_URL: 'postgresql://u:motdepasse@127.0.0.1:1/x' });
    expect(absente).toMatchObject({ code: 1, stderr: 'Migration impossible : Error ECONNREFUSED.\n' });
  });
});
