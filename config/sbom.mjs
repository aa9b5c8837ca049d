/**
 * `npm run sbom`: the bill of materials of what is installed (CycloneDX 1.6, JSON) on standard output, from the lock
 * file alone. The same lock file gives the same text: no date, a serial number drawn from its digest.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const { name, version, packages } = JSON.parse(text);
const digest = createHash('sha256').update(text).digest('hex');

const components = Object.entries(packages)
  .filter(([path, { link }]) => path !== '' && !link)
  .map(([path, locked]) => {
    const full = locked.name ?? path.replace(/^.*node_modules\//, '');
    const purl = `pkg:npm/${full.replace(/^@/, '%40')}@${locked.version}`;
    const [, base64] = /^sha512-(.+)$/.exec(locked.integrity ?? '') ?? [];
    return {
      type: 'library',
      'bom-ref': `${purl}#${path}`,
      name: full,
      version: locked.version,
      scope: locked.dev || locked.devOptional ? 'excluded' : locked.optional ? 'optional' : 'required',
      ...(base64
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] }
        : {}),
      ...(locked.license ? { licenses: [{ expression: locked.license }] } : {}),
      purl,
    };
  })
  .sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));

const serial = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${serial}`,
  version: 1,
  metadata: { component: { type: 'application', name, version } },
  components,
};
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
