import { ecransDe, peutAgir, peutOrdonnerPourTous, peutLireLesDossiers } from '../src/droits.js';
import { lireEchecDeConnexion, lireFiltresDEcarts, lireFiltresDEchecs } from '../src/filtres.js';
import { direDuree, direInstant, direPeriodeDAlerte } from '../src/mots/dates.js';
import { dire, VERDICTS, VERDICTS_D_UN } from '../src/mots/libelles.js';
import { compter, direNombre, direReponses } from '../src/mots/nombres.js';
import { direValeur } from '../src/mots/valeurs.js';
import { lireFigures } from '../src/ecrans/nuits/rapport.js';
import { filtreDAudit, FORMES, lireFiltresDAudit } from '../src/ecrans/audit/filtres.js';
import { fauteDEcriture, lireFiltresDeMessages } from '../src/ecrans/messages/filtres.js';
import { lireSelectionDeRejeu } from '../src/ecrans/rejeux/filtres.js';

describe('filters in the address', () => {
  it('are words of closed lists; what is not is left out', () => {
    expect(lireFiltresDEcarts({ etat: 'soumis', cause: 'toString', type: 3, autre: 'x' })).toEqual({
      etat: 'soumis',
    });
    expect(lireFiltresDEchecs({ sens: 'sortant', partenaire: 'gide' })).toEqual({
      sens: 'sortant',
      partenaire: 'gide',
    });
  });

  it('never name a person: a numéro is no filter, only a cotraitance is [X5]', () => {
    expect(lireFiltresDEcarts({ demandeur: '1234567A', nom: 'X', cotraitance: 'CT-2010-000001' })).toEqual({
      cotraitance: 'CT-2010-000001',
    });
  });

  it.each([
    ['écarts', lireFiltresDEcarts],
    ['messages', lireFiltresDeMessages],
    ['rejeux', lireSelectionDeRejeu],
    ['audit', lireFiltresDAudit],
  ])('%s: never take a person’s number for that of a cotraitance, nor for a code [X5]', (_, lire) => {
    expect(lire({ cotraitance: '1234567A', code: '12345678' })).toEqual({});
    expect(lire({ cotraitance: 'CT-1234567A' })).toEqual({ cotraitance: 'CT-1234567A' });
  });

  it('are refused in words while they are written, before the address holds them', () => {
    expect(fauteDEcriture({ cotraitance: '1234567A' })).toContain('celui d’une personne');
    expect(fauteDEcriture({ code: '1234567A' })).toContain('Un code');
    expect(fauteDEcriture({ cotraitance: 'CT' })).toContain('4 à 32');
    expect(fauteDEcriture({ code: 'SCHEMA_INVALIDE', cotraitance: 'CT-2010-000001' })).toBeNull();
  });

  it('are checked by HTML as by the page: a pattern is read with the flag v', () => {
    for (const forme of Object.values(FORMES)) expect(() => new RegExp(forme, 'v')).not.toThrow();
    const cotraitance = new RegExp(`^(?:${FORMES.cotraitance})$`, 'v');
    expect(['CT-2010-000001', '1234567A'].map((texte) => cotraitance.test(texte))).toEqual([true, false]);
  });

  it('repeat no text that somebody put in a link', () => {
    expect(lireEchecDeConnexion({ connexion: 'appelez le 0 800' })).toEqual({});
    for (const connexion of ['expiree', 'sans_fournisseur'])
      expect(lireEchecDeConnexion({ connexion })).toEqual({ connexion });
  });
});

describe('what a habilitation opens', () => {
  const session = (role: string, droits: string[], portee = 'nationale') => ({
    habilitation: { id: '', role, portee },
    droits,
  });

  it.each([
    [
      'administrateur',
      [
        '/',
        '/cotraitances',
        '/messages',
        '/echecs',
        '/rejeux',
        '/ecarts',
        '/nuits',
        '/partenaires',
        '/habilitations',
        '/audit',
        '/exports',
      ],
    ],
    [
      'exploitant',
      [
        '/',
        '/cotraitances',
        '/messages',
        '/echecs',
        '/rejeux',
        '/ecarts',
        '/nuits',
        '/partenaires',
        '/exports',
      ],
    ],
    [
      'auditeur',
      [
        '/',
        '/cotraitances',
        '/messages',
        '/echecs',
        '/rejeux',
        '/ecarts',
        '/nuits',
        '/partenaires',
        '/audit',
        '/exports',
      ],
    ],
    ['pilotage', ['/', '/ecarts', '/nuits', '/partenaires', '/exports']],
    ['conseiller', ['/cotraitances']],
  ])('%s sees %j', (role, adresses) => {
    expect(ecransDe(session(role, [])).map(({ adresse }) => adresse)).toEqual(adresses);
  });

  it('acts with the right to act and the role of it; decides of a group for the whole country only', () => {
    expect(peutAgir(session('exploitant', ['agir']))).toBe(true);
    expect(peutAgir(session('exploitant', ['metadonnees']))).toBe(false);
    expect(peutAgir(session('auditeur', ['agir']))).toBe(false);
    expect(peutOrdonnerPourTous(session('exploitant', ['agir'], 'region:11'))).toBe(false);
    expect(peutLireLesDossiers(session('pilotage', []))).toBe(false);
  });
});

describe('words', () => {
  it('count in French', () => {
    expect(compter(0, 'écart')).toBe('aucun écart');
    expect(compter(1, 'écart')).toBe('1 écart');
    expect(compter(1_200, 'message en échec', 'messages en échec')).toBe(
      `${direNombre(1_200)} messages en échec`,
    );
  });

  it('count what answers a search', () => {
    expect([0, 1, 2].map((lignes) => direReponses(lignes, false))).toEqual([
      'Aucune ligne ne répond à ces filtres',
      '1 ligne répond à ces filtres',
      '2 lignes répondent à ces filtres',
    ]);
    expect(direReponses(5, true)).toBe('Plus de 5 lignes répondent à ces filtres');
  });

  it('say the verdict of one message in the singular', () => {
    const codes = Object.keys(VERDICTS);
    expect(codes.map((code) => dire(VERDICTS_D_UN, code)).filter((mot) => /[eé]s$/.test(mot))).toEqual([]);
    expect(dire(VERDICTS_D_UN, 'ecarte')).toBe('Laissé de côté');
  });

  it('say since when an alert is open, or until when it was', () => {
    expect(direPeriodeDAlerte('2010-08-10', null)).toBe('depuis le 10 août 2010, encore ouverte');
    expect(direPeriodeDAlerte('2010-08-10', '2010-09-03')).toBe('du 10 août 2010 au 3 sept. 2010');
  });

  it.each([
    [0, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3_725, '1 h 2 min'],
    [90_000, '1 j 1 h'],
  ])('%d seconds are « %s »', (secondes, attendu) => {
    expect(direDuree(secondes)).toBe(attendu);
  });

  it('say an instant in Paris, summer and winter', () => {
    expect(direInstant('2010-07-01T22:30:00Z')).toContain('2 juil. 2010');
    expect(direInstant('2010-12-01T22:30:00Z')).toContain('23:30');
  });

  it('say values of facts, and that there is none', () => {
    expect([null, true, 3, '2010-03-01', ['a', 'b'], [], { nom: 'X' }].map(direValeur)).toEqual([
      'absent',
      'oui',
      '3',
      '1er mars 2010',
      'a, b',
      'liste vide',
      'nom : X',
    ]);
  });
});

describe('the figures of a step', () => {
  it('are read part by part, whatever it holds, without what is nothing', () => {
    expect(
      lireFigures({
        pages: 2,
        doublons: 0,
        luJusquAu: '2010-09-01',
        dit: { demandeursCompares: 44, mode: 'empreintes' },
      }),
    ).toEqual([
      {
        nom: '',
        figures: [
          ['pages', 2],
          ['lu jusqu’au', '1er sept. 2010'],
        ],
      },
      { nom: 'ce qui lui est dit', figures: [['personnes comparées', 44]] },
    ]);
  });
});

describe('filters of the record in the address', () => {
  const COMPTE = 'compte:01890000-0000-7000-8000-000000000001';

  it('are ids, words and days', () => {
    const lus = lireFiltresDAudit({
      genre: 'acte',
      action: 'export.demande',
      acteur: COMPTE,
      objet: 'gide',
      cotraitance: 'CT-2010-000001',
      depuis: '2026-11-01',
      ailleurs: 'x',
    });
    expect(lus).toEqual({
      genre: 'acte',
      action: 'export.demande',
      acteur: COMPTE,
      objet: 'gide',
      cotraitance: 'CT-2010-000001',
      depuis: '2026-11-01',
    });
    expect(filtreDAudit(lus)).toEqual(lus);
  });

  it.each([
    { cotraitance: '1234567A' },
    { objet: '1234567A' },
    { acteur: 'Dominique' },
    { action: 'dupont' },
    { depuis: 'hier' },
    { genre: 'autre' },
  ])('hold nobody, and nothing that is not of their lists: %j', (recherche) => {
    expect(lireFiltresDAudit(recherche)).toEqual({});
  });
});
