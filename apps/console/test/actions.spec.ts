import { globSync, readFileSync } from 'node:fs';
import { ACTIONS as ACTIONS_TRACEES } from '#access';
import { ACTIONS, LECTURES } from '../src/mots/actions.js';

const racine = new URL('../../..', import.meta.url).pathname;

describe('the words of the record', () => {
  it('are there for every act that a route or a command leaves', () => {
    expect(Object.keys(ACTIONS).sort()).toEqual(Object.keys(ACTIONS_TRACEES).sort());
  });

  it('are there for every reading that a route declares', () => {
    const lectures = globSync('apps/gateway/src/**/*.controller.ts', { cwd: racine }).flatMap((fichier) =>
      [...readFileSync(racine + fichier, 'utf8').matchAll(/lecture: '(\w+)'/g)].map(([, nom]) => nom ?? ''),
    );
    expect(lectures.length).toBeGreaterThan(20);
    expect(lectures.filter((nom) => !Object.hasOwn(LECTURES, nom))).toEqual([]);
  });
});
