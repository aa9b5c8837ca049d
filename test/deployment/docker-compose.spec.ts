import { TAS_BORNE } from '#config';
import { existsSync } from 'node:fs';
import { LECTURES, type Processus, variablesLues } from '#test/variables-lues';
import { environmentOf, interpolate, readCompose, readEnvFile, textOf } from './compose-file.js';

const { services, volumes, networks } = readCompose();
const demonstration = readEnvFile('config/demonstration.env');
const roles = ['gateway', 'worker', 'scheduler', 'simulator-gide', 'simulator-parcours3'] as const;
const all = Object.entries(services);
const secrets = Object.keys(demonstration).filter((name) => /SECRET|PASSWORD/.test(name));

describe('docker-compose.yml', () => {
  it('starts the gateway, its worker and scheduler, its two stores, one migration, and both simulated partners', () => {
    expect(Object.keys(services).sort()).toEqual([...roles, 'migration', 'postgres', 'redis'].sort());
  });

  it('starts the simulated partners in the demonstration only', () => {
    const inProfile = all
      .filter(([, { profiles }]) => profiles?.includes('demonstration'))
      .map(([name]) => name);
    expect(inProfile).toEqual(['simulator-gide', 'simulator-parcours3']);
  });

  it.each(all)('%s has a pinned image, no privilege, and does not run as root', (_name, service) => {
    expect(service.image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
    expect(service.user).toMatch(/^(node|postgres|redis)$/);
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service.privileged).toBeUndefined();
  });

  it.each(all.filter(([name]) => name !== 'migration'))(
    '%s starts again when it falls, and has time to stop',
    (_name, service) => {
      expect(service.restart).toBe('unless-stopped');
      expect(service.stop_grace_period).toMatch(/^\d+s$/);
    },
  );

  it('runs the migration once, before every role', () => {
    expect(services.migration?.restart).toMatch(/^on-failure/);
    for (const role of ['gateway', 'worker', 'scheduler']) {
      expect(services[role]?.depends_on).toMatchObject({
        migration: { condition: 'service_completed_successfully' },
      });
    }
  });

  it('asks each service that answers whether it is well, without curl', () => {
    expect(services.postgres?.healthcheck?.test).toContain('pg_isready');
    expect(services.redis?.healthcheck?.test.join(' ')).toMatch(/redis-cli --user passerelle ping/);
    for (const name of ['gateway', 'simulator-gide', 'simulator-parcours3']) {
      expect(services[name]?.healthcheck?.test.slice(0, 2)).toEqual(['CMD', 'node']);
      expect(services[name]?.healthcheck?.test.join(' ')).toContain('/health/ready');
    }
  });

  it('connects the processes as a role that owns nothing, which the migration makes [security check 23]', () => {
    const given = environmentOf(services.migration ?? {}, demonstration);
    const role = LECTURES.migration(given).roleApplication;
    expect(role).toEqual({
      nom: 'passerelle_application',
      motDePasse: demonstration.POSTGRES_APPLICATION_PASSWORD,
    });
    expect(new URL(given.DATABASE_URL ?? '').username).toBe('passerelle');
    for (const name of ['gateway', 'worker', 'scheduler']) {
      const url = new URL(environmentOf(services[name] ?? {}, demonstration).DATABASE_URL ?? '');
      expect([url.username, url.password]).toEqual([role?.nom, role?.motDePasse]);
    }
  });

  it('leaves Redis one user, without administration [security check 23]', () => {
    const command = services.redis?.command?.join(' ') ?? '';
    expect(command).toContain('user default off');
    expect(command).toMatch(/user passerelle on .* ~\{passerelle\}:\* .*-@admin -@dangerous/);
    expect(new URL(environmentOf(services.worker ?? {}, demonstration).REDIS_URL ?? '').username).toBe(
      'passerelle',
    );
  });

  it('keeps Redis as a doorbell that survives a restart and never evicts', () => {
    const command = services.redis?.command?.join(' ') ?? '';
    for (const option of ['appendonly yes', 'appendfsync everysec', 'maxmemory-policy noeviction'])
      expect(command).toContain(option);
  });

  it.each(all.filter(([, { build }]) => build))(
    '%s starts a process that the build makes',
    (_name, { command }) => {
      const [program, entry] = command ?? [];
      expect(program).toBe('node');
      expect(entry).toMatch(/^dist\/apps\/[a-z0-9-]+\/src\/main\.js$/);
      const source = String(entry)
        .replace(/^dist\//, '')
        .replace(/\.js$/, '.ts');
      expect(existsSync(new URL(`../../${source}`, import.meta.url))).toBe(true);
    },
  );

  it.each(roles)('%s is given settings that it reads, and its settings are accepted', (role) => {
    const given = environmentOf(services[role] ?? {}, demonstration);
    const read = variablesLues(role);
    expect(Object.keys(given).filter((name) => !read.includes(name))).toEqual([]);
    expect(() => LECTURES[role as Processus](given)).not.toThrow();
  });

  it.each(['gateway', 'worker', 'scheduler'] as const)('%s is given every setting that it reads', (role) => {
    // Nothing is written on disk by a role.
    const elsewhere = ['PASSERELLE_DATA_DIR', 'NODE_TLS_REJECT_UNAUTHORIZED'];
    const given = Object.keys(services[role]?.environment ?? {});
    expect(variablesLues(role).filter((name) => !given.includes(name) && !elsewhere.includes(name))).toEqual(
      [],
    );
  });

  it('has no default for a secret: without its environment it does not start', () => {
    const text = textOf('docker-compose.yml').replace(/^\s*#.*$/gm, '');
    for (const name of secrets) {
      const { [name]: _left, ...without } = demonstration;
      expect(() => interpolate(text, without)).toThrow(name);
      expect(text).not.toMatch(new RegExp(`\\$\\{${name}:-[^}]`));
    }
    expect(() => interpolate(text, demonstration)).not.toThrow();
  });

  it('opens its doors to this machine alone, and its stores to nobody', () => {
    expect(services.postgres?.ports ?? services.redis?.ports).toBeUndefined();
    expect(networks.interne).toEqual({ internal: true });
    for (const name of ['postgres', 'redis']) expect(services[name]?.networks).toEqual(['interne']);
    const published = all.flatMap(([, { ports = [] }]) => ports.map((port) => interpolate(port, {})));
    expect(published.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('declares the volumes that it uses', () => {
    const used = all.flatMap(([, service]) => (service.volumes ?? []).map((volume) => volume.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
  });
});

describe('Dockerfile', () => {
  const text = textOf('Dockerfile');

  it('is built in stages from one pinned Node, the one that package.json names', () => {
    const { devDependencies } = JSON.parse(textOf('package.json')) as { devDependencies: { node: string } };
    const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(bases).toHaveLength(2);
    for (const image of bases) expect(image).toMatch(new RegExp(`^node:${devDependencies.node}-`));
  });

  it('installs from the lock file and leaves development packages behind', () => {
    expect(text).toMatch(/npm ci/);
    expect(text).toMatch(/npm prune --omit=dev/);
  });

  it('does not run as root', () => {
    expect(text).toMatch(/^USER node$/m);
    expect(text.lastIndexOf('\nUSER ')).toBeGreaterThan(text.lastIndexOf('\nRUN '));
  });

  it('bounds the heap of a role as the launcher does', () => {
    expect(text).toMatch(new RegExp(`^ENV NODE_OPTIONS=${TAS_BORNE}$`, 'm'));
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    for (const role of ['gateway', 'worker', 'scheduler'])
      expect(scripts[`start:${role}`]).toBe(`exec node ${TAS_BORNE} dist/apps/${role}/src/main.js`);
  });

  it('copies what exists, and the context lets it through', () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    const context = textOf('.dockerignore');
    for (const name of copied) {
      expect(existsSync(new URL(`../../${name}`, import.meta.url))).toBe(true);
      expect(context).toMatch(new RegExp(`^!${name}$`, 'm'));
    }
  });
});
