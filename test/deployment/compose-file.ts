import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

export interface Service {
  image?: string;
  build?: string;
  user?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  profiles?: string[];
  restart?: string;
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

export interface ComposeFile {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
}

export const textOf = (name: string): string =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** docker-compose.yml, its anchors and merge keys resolved, its variables not. */
export function readCompose(): ComposeFile {
  return load(textOf('docker-compose.yml'), { schema: CORE_SCHEMA.withTags(mergeTag) }) as ComposeFile;
}

/** `NAME=value` lines. */
export function readEnvFile(name: string): Record<string, string> {
  return Object.fromEntries(
    textOf(name)
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/**
 * What Docker Compose makes of `${NAME}`, `${NAME:-default}` and `${NAME:?message}` in a text.
 * @throws Error naming a variable that is required and absent
 */
export function interpolate(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_whole, name: string | undefined, operator: string | undefined, rest: string | undefined) => {
      if (name === undefined) return '$';
      const value = env[name];
      if (value) return value;
      if (operator === '?') throw new Error(`required and absent: ${name}`);
      return operator === '-' ? (rest ?? '') : '';
    },
  );
}

/** The environment that a service's process finds. */
export function environmentOf(
  service: Service,
  env: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolate(String(value), env)]),
  );
}
