import type { SynchronisationDecrite } from '../src/api/contrat.js';
import { calendrier } from '../src/ecrans/nuits/calendrier.js';

const course = (jour: string, plan: SynchronisationDecrite['plan'] = 'nocturne'): SynchronisationDecrite => ({
  id: `${plan}-${jour}`,
  plan,
  etat: 'terminee',
  jour,
  demandeeLe: `${jour}T02:00:00Z`,
  debut: null,
  fin: null,
  etape: null,
  avancement: { fait: 0, total: 0 },
  etapes: [],
  rapport: null,
});

const lignes = (courses: SynchronisationDecrite[], aujourdhui?: string): string[] =>
  calendrier(courses, aujourdhui).map((ligne) =>
    ligne.sorte === 'course' ? ligne.course.id : `${ligne.nuits} du ${ligne.du} au ${ligne.au}`,
  );

describe('the nights, and those that did not take place', () => {
  it('shows none missing between nights that follow each other, nor for today', () => {
    expect(lignes([course('2010-09-02'), course('2010-09-01')], '2010-09-03')).toEqual([
      'nocturne-2010-09-02',
      'nocturne-2010-09-01',
    ]);
  });

  it('shows those that are missing between two nights as one line, over the end of a month and of summer time', () => {
    expect(lignes([course('2010-11-02'), course('2010-10-29')], '2010-11-02')).toEqual([
      'nocturne-2010-11-02',
      '3 du 2010-10-30 au 2010-11-01',
      'nocturne-2010-10-29',
    ]);
  });

  it('shows those that are missing since the last night, up to the eve', () => {
    expect(lignes([course('2010-09-01')], '2010-09-04')[0]).toBe('2 du 2010-09-02 au 2010-09-03');
  });

  it('does not take a run that somebody asked for as a night', () => {
    expect(
      lignes([course('2010-09-03'), course('2010-09-02', 'demande'), course('2010-09-01')], '2010-09-03'),
    ).toEqual([
      'nocturne-2010-09-03',
      'demande-2010-09-02',
      '1 du 2010-09-02 au 2010-09-02',
      'nocturne-2010-09-01',
    ]);
  });

  it('says nothing of before the first night, nor of today while it is not known', () => {
    expect(lignes([course('2010-09-03', 'demande')], '2010-09-09')).toEqual(['demande-2010-09-03']);
    expect(lignes([course('2010-09-01')])).toEqual(['nocturne-2010-09-01']);
  });
});
