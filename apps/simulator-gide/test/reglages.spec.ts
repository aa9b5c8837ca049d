import { lireReglagesSimulateurGide, lireReglagesSimulateurParcours3 } from '../../../config/simulateur.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const GIDE = {
  GIDE_CLIENT_ID: 'passerelle',
  GIDE_CLIENT_SECRET: 'tres-secret',
  PARTNER_SECRET_GIDE: SECRET,
  WEBHOOK_SECRET_GIDE: SECRET,
};

describe('the settings of the simulated partners', () => {
  it('have defaults for everything but the secrets', () => {
    const reglages = lireReglagesSimulateurGide(GIDE);
    expect(reglages).toMatchObject({
      port: 3001,
      hote: '127.0.0.1',
      graine: 'passerelle',
      population: 400,
      debut: undefined,
      aujourdhui: '2010-09-01',
      passerelleUrl: undefined,
      taille: 20,
      identifiants: { clientId: 'passerelle', clientSecret: 'tres-secret' },
    });
    expect(reglages.fichier).toMatch(/\/\.data\/simulateur-gide\.sqlite$/);
  });

  it('start on the day of the gateway unless told another', () => {
    const jour = { PASSERELLE_AUJOURDHUI: '2011-02-01' };
    expect(lireReglagesSimulateurGide({ ...GIDE, ...jour }).aujourdhui).toBe('2011-02-01');
    const autre = { ...jour, SIMULATEUR_AUJOURDHUI: '2011-03-01' };
    expect(lireReglagesSimulateurGide({ ...GIDE, ...autre }).aujourdhui).toBe('2011-03-01');
  });

  it('name the variables that are wrong, and never show a value', () => {
    const faux = { ...GIDE, PARTNER_SECRET_GIDE: 'whsec_court', SIMULATEUR_POPULATION: 'beaucoup' };
    const lire = (): unknown => lireReglagesSimulateurGide(faux);
    expect(lire).toThrow(/PARTNER_SECRET_GIDE/);
    expect(lire).toThrow(/SIMULATEUR_POPULATION/);
    expect(lire).not.toThrow(/court|beaucoup|tres-secret/);
  });

  it('take the secrets of the partner that starts, and only those', () => {
    expect(() => lireReglagesSimulateurParcours3(GIDE)).toThrow(/PARCOURS3_CLIENT_ID/);
    const siens = {
      PARCOURS3_CLIENT_ID: 'a',
      PARCOURS3_CLIENT_SECRET: 'b',
      PARTNER_SECRET_PARCOURS3: SECRET,
      WEBHOOK_SECRET_PARCOURS3: SECRET,
    };
    expect(lireReglagesSimulateurParcours3(siens).port).toBe(3002);
  });
});
