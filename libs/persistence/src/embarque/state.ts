import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a data folder remembers of its database, readable by its owner only. */
export interface EmbeddedState {
  motDePasse: string;
  /** Of the last start. */
  port?: number;
}

/** Null when no cluster was ever made there. */
export function readState(dataDir: string): EmbeddedState | null {
  const file = stateFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as EmbeddedState) : null;
}

/** @throws Error EEXIST when another process has created it meanwhile */
export function createState(dataDir: string, state: EmbeddedState): void {
  writeFileSync(stateFile(dataDir), JSON.stringify(state), { flag: 'wx', mode: 0o600 });
}

/** Whole or not at all: a kill leaves the former state. */
export function writeState(dataDir: string, change: Partial<EmbeddedState>): void {
  const draft = `${stateFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...readState(dataDir), ...change }), { mode: 0o600 });
  renameSync(draft, stateFile(dataDir));
}

function stateFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}
