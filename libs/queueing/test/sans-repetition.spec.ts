import { type IncidentFile } from '../src/index.js';
import { sansRepetition } from '../src/sans-repetition.js';

describe('incidents that last', () => {
  it('are told once a minute for each queue; the others each time', () => {
    const dits: IncidentFile[] = [];
    let maintenant = 0;
    const signaler = sansRepetition(
      (incident) => dits.push(incident),
      () => maintenant,
    );
    for (maintenant = 0; maintenant <= 60_000; maintenant += 1_000) {
      signaler({ file: 'appliquer', nature: 'connexion' });
    }
    signaler({ file: 'synchroniser', nature: 'connexion' });
    signaler({ file: 'appliquer', nature: 'travail_echoue' });
    signaler({ file: 'appliquer', nature: 'travail_echoue' });
    expect(dits.map(({ file, nature }) => `${file} ${nature}`)).toEqual([
      'appliquer connexion',
      'appliquer connexion',
      'synchroniser connexion',
      'appliquer travail_echoue',
      'appliquer travail_echoue',
    ]);
  });
});
