import { instantDeLId, premierIdDepuis, tirerId } from '#persistence';
import { validate, version } from 'uuid';

describe('ids in the order of time', () => {
  it('are UUIDs of version 7, each above the one drawn before, thousands within one millisecond included', () => {
    const ids = Array.from({ length: 20_000 }, tirerId);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map(instantDeLId)).size).toBeLessThan(ids.length);
  });

  it('say when they were drawn, and stand above the first id of that moment', () => {
    const avant = Date.now();
    const id = tirerId();
    expect(instantDeLId(id)).toBeGreaterThanOrEqual(avant);
    expect(instantDeLId(id)).toBeLessThanOrEqual(Date.now());
    expect(id > premierIdDepuis(avant)).toBe(true);
    expect(id < premierIdDepuis(Date.now() + 1)).toBe(true);
  });

  it('go on rising when the clock of the machine goes back', () => {
    const vraie = Date.now;
    Date.now = () => vraie() + 60_000;
    const enAvance = tirerId();
    Date.now = vraie;
    expect(tirerId() > enAvance).toBe(true);
  });
});
