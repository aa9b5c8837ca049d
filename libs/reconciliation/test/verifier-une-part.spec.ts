import { PARTS_DE_VERIFICATION } from '#exchange';
import type { EchangeDEssai } from '#test/echange-d-essai';
import { VerifierUnePart } from '../src/etapes/verifier-une-part.js';
import { PASSAGE as COURSE, preparerVerification } from './terrain-de-verification.js';

const NOMBRE = 90;
const JOUR = '2010-09-01';
const PASSAGE = { ...COURSE, jour: JOUR };

describe('the step that looks again at a thirtieth of the dossiers', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await preparerVerification(NOMBRE, JOUR);
    // All of them in the part of that day.
    const part = (Date.parse(JOUR) / 86_400_000) % PARTS_DE_VERIFICATION;
    await echange.unite.seule('UPDATE dossiers SET seau = $1', [part]);
  });
  afterEach(() => echange.fermer());

  it('says how far it is, puts right what its budget allows, counts the rest, and tells only then', async () => {
    await echange.unite.seule('DELETE FROM dit');
    const avancements: [number, number][] = [];
    let sonneries = 0;
    const etape = new VerifierUnePart(echange.unite, echange.verifier, { minimum: 10, part: 0.2 }, () => {
      sonneries += 1;
    });
    const issue = await etape.execute({ ...PASSAGE, reprise: null }, (fait, total) => {
      avancements.push([fait, total]);
      return Promise.resolve();
    });
    // A fifth of the dossiers is more than the minimum.
    expect(issue).toMatchObject({
      issue: 'terminee',
      resultat: { dossiers: NOMBRE, projections: 18, empreintes: 0, laisses: NOMBRE - 18 },
    });
    expect([avancements, sonneries]).toEqual([[[NOMBRE, NOMBRE]], 1]);
  });

  it('taken up again, goes on with what it had counted and with what was left of its budget', async () => {
    await echange.unite.seule('DELETE FROM dit');
    const etape = new VerifierUnePart(
      echange.unite,
      echange.verifier,
      { minimum: 10, part: 0 },
      () => undefined,
    );
    const bilan = { part: 0, dossiers: 40, projections: 7, empreintes: 1, laisses: 0 };
    const issue = await etape.execute({ ...PASSAGE, reprise: { apres: '1000039A', bilan } }, () =>
      Promise.resolve(),
    );
    expect(issue).toMatchObject({
      resultat: { dossiers: NOMBRE, projections: 9, empreintes: 1, laisses: 48 },
    });
  });
});
