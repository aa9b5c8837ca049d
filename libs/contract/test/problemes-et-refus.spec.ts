import { CODES_REFUS, probleme, refus } from '#contract';

describe('refusals [X3.5]', () => {
  it.each(CODES_REFUS)('%s has a French sentence that says what to correct, and a pointer', (code) => {
    const { detail, pointeur } = refus(code);
    expect(detail).toMatch(/^\p{Lu}.*[a-zé].*\.$/u);
    expect(pointeur).toMatch(/^(?:\/[a-z]+)?$/u);
  });

  it('take a more precise sentence and place', () => {
    expect(refus('CONFLIT_DE_SEQUENCE')).toMatchObject({
      code: 'CONFLIT_DE_SEQUENCE',
      pointeur: '/sequence',
    });
    expect(refus('IDENTIFIANT_REUTILISE').pointeur).toBe('/id');
    expect(refus('SCHEMA_INVALIDE', { detail: 'Autre.', pointeur: '/data' })).toEqual({
      code: 'SCHEMA_INVALIDE',
      detail: 'Autre.',
      pointeur: '/data',
    });
  });
});

describe('problems [RFC 9457, X3.6]', () => {
  it('have the members of the standard, a code and French words', () => {
    expect(probleme(413, 'LOT_TROP_GRAND', 'Le lot porte trop d’événements.')).toEqual({
      type: 'urn:passerelle:probleme:lot-trop-grand',
      title: 'Contenu trop grand',
      status: 413,
      detail: 'Le lot porte trop d’événements.',
      code: 'LOT_TROP_GRAND',
    });
  });

  it('take further members, which replace none of the standard', () => {
    const rendu = probleme(503, 'BASE_ABSENTE', 'Réessayez.', { pointeur: '/a', status: 200, title: 'x' });
    expect(rendu).toMatchObject({ status: 503, pointeur: '/a', title: 'Service momentanément indisponible' });
  });

  it('have a title for any status', () => {
    expect(probleme(418, 'THEIERE', '.').title).toBe('Demande refusée');
    expect(probleme(599, 'AUTRE', '.').title).toBe('Erreur du service');
  });
});
