import { AGES_MINIMAUX, lireConservation } from './conservation.js';

describe('config/conservation.json [check 22]', () => {
  it('keeps the records of who read and who acted for 6 to 12 months, as the CNIL recommends', () => {
    const { lectures, actes } = lireConservation();
    for (const jours of [lectures, actes]) {
      expect(jours).toBeGreaterThanOrEqual(183);
      expect(jours).toBeLessThanOrEqual(366);
    }
  });

  it('keeps a content no longer than the dossier that it is about', () => {
    const { corps_recus, corps_refuses, contenus_emis, ecarts_clos, dossiers } = lireConservation();
    expect(Math.max(corps_recus, corps_refuses, contenus_emis, ecarts_clos)).toBeLessThan(dossiers);
  });

  it.each([
    ['dossiers', { dossiers: AGES_MINIMAUX.dossiers - 1 }],
    ['lectures', { lectures: 1.5 }],
    ['connexions', { connexions: undefined }],
    ['bilans', { bilans: 4_000 }],
    ['autre', { autre: 12 }],
  ])('is refused with a French sentence that names %s', (membre, fausse) => {
    expect(() => lireConservation({ ...lireConservation(), ...fausse })).toThrow(membre);
  });
});
