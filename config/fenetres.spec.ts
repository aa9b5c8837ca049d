import { type FenetresReglees, lireFenetres } from './fenetres.js';

const BONNES: FenetresReglees = {
  lectureSeule: [{ partenaire: 'gide', de: '23:30', a: '01:00' }],
  maintenance: [
    {
      partenaire: 'parcours3',
      de: '2027-03-27T22:00',
      a: '2027-03-28T04:00',
      motif: 'Changement de version',
    },
  ],
};

describe('config/fenetres.json', () => {
  it('keeps GIDE in reading only from midnight to one o’clock, and plans no maintenance', () => {
    expect(lireFenetres()).toEqual({
      lectureSeule: [{ partenaire: 'gide', de: '00:00', a: '01:00' }],
      maintenance: [],
    });
  });

  it('takes a window that goes past midnight, and a dated one', () => {
    expect(lireFenetres(structuredClone(BONNES))).toEqual(BONNES);
  });

  it.each<[string, (reglees: FenetresReglees) => void]>([
    ['lectureSeule doit être une liste', (une) => (une.lectureSeule = {} as never)],
    ['lectureSeule[0].partenaire', (une) => (une.lectureSeule[0]!.partenaire = 'autre' as never)],
    ['lectureSeule[0].de', (une) => (une.lectureSeule[0]!.de = '24:00')],
    ['lectureSeule[0].a doit être après', (une) => (une.lectureSeule[0]!.a = '23:30')],
    ['maintenance[0].de', (une) => (une.maintenance[0]!.de = '2027-02-30T22:00')],
    ['maintenance[0].a doit être après', (une) => (une.maintenance[0]!.a = '2027-03-27T21:00')],
    ['maintenance[0].a doit être un jour', (une) => (une.maintenance[0]!.a = '04:00')],
  ])('is refused with a French sentence that names %s', (membre, fausser) => {
    const reglees = structuredClone(BONNES);
    fausser(reglees);
    expect(() => lireFenetres(reglees)).toThrow(membre);
  });
});
