import { readdirSync, readFileSync } from 'node:fs';
import { ecransDe, peutAccepterPour } from '../src/droits.js';
import { etendueDe, graduations, joursEntre, position } from '../src/ecrans/cotraitances/etendue.js';
import { lireFiltresDeTravail, lireTempsDeDossier } from '../src/ecrans/cotraitances/filtres.js';
import { ongletsDe, premierOnglet } from '../src/ecrans/cotraitances/onglets.js';
import { expliquerRegles, REGLES } from '../src/mots/regles.js';

const ANNEXE_7 = new URL('../../../libs/annexe7/src/', import.meta.url);

describe('both times of a dossier, in the address [X5.1]', () => {
  it('are a day and an instant, and nothing else: no number of a person', () => {
    expect(
      lireTempsDeDossier({ au: '2010-02-28', connuLe: '2010-09-01T08:00:00.123Z', demandeur: '1234567A' }),
    ).toEqual({ au: '2010-02-28', connuLe: '2010-09-01T08:00:00.123Z' });
  });

  it.each([
    { au: '2010-02-30' },
    { au: '9999-01-01' },
    { au: 3 },
    { connuLe: '2010-02-30T00:00:00Z' },
    { connuLe: 'hier' },
  ])('%j is left out: an address that was cut still opens', (recherche) => {
    expect(lireTempsDeDossier(recherche)).toEqual({});
  });
});

describe('the worklist', () => {
  it('keeps its tab and its structure in the address, in known forms', () => {
    expect(lireFiltresDeTravail({ onglet: 'alertes', structure: '2A004S01', nom: 'X' })).toEqual({
      onglet: 'alertes',
      structure: '2A004S01',
    });
    expect(lireFiltresDeTravail({ onglet: 'toString', structure: '1234567A' })).toEqual({});
  });

  it('offers incomplete cotraitances to the whole country alone: they belong to no structure [B3]', () => {
    expect(ongletsDe('nationale')).toContain('incompletes');
    expect(ongletsDe('region:11')).not.toContain('incompletes');
    expect(ongletsDe('structure:75056S00')).not.toContain('incompletes');
  });

  it('begins at what waits for the role', () => {
    expect(premierOnglet('responsable_cotraitance')).toBe('accepter');
    expect(premierOnglet('correspondant_pole_emploi')).toBe('sorties');
  });

  it.each(['conseiller', 'responsable_cotraitance', 'correspondant_pole_emploi'])(
    'is the home of a %s',
    (role) => {
      const [premier] = ecransDe({ habilitation: { role, portee: 'structure:75056S00' } });
      expect(premier?.adresse).toBe('/cotraitances');
    },
  );

  it('offers the acceptation to the responsable of that structure, and to who administers [X5.3]', () => {
    const session = (role: string, portee: string, droits = ['agir']) => ({
      habilitation: { id: '', role, portee },
      droits,
    });
    expect(peutAccepterPour(session('responsable_cotraitance', 'structure:75056S00'), '75056S00')).toBe(true);
    expect(peutAccepterPour(session('responsable_cotraitance', 'structure:75056S00'), '69123S00')).toBe(
      false,
    );
    expect(peutAccepterPour(session('conseiller', 'structure:75056S00'), '75056S00')).toBe(false);
    expect(peutAccepterPour(session('administrateur', 'nationale'), '69123S00')).toBe(true);
    expect(peutAccepterPour(session('administrateur', 'nationale', []), '69123S00')).toBe(false);
  });
});

describe('the frieze on a screen', () => {
  const etats = [
    { du: '2010-01-11', au: '2010-12-15' },
    { du: '2010-12-15', au: null },
  ] as never[];

  it('holds what is looked at, in order, within its edges', () => {
    const etendue = etendueDe({ etats }, ['2010-05-01', '2011-03-01']);
    expect(etendue.du < '2010-01-11' && etendue.au > '2011-03-01').toBe(true);
    const places = ['2010-01-11', '2010-05-01', '2010-12-15', '2011-03-01'].map((jour) =>
      position(etendue, jour),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(position(etendue, '1990-01-01')).toBe(0);
    expect(position(etendue, '2099-01-01')).toBe(100);
    expect(joursEntre('2010-03-27', '2010-03-29')).toBe(2);
  });

  it.each([
    ['2010-01-01', '2010-04-30', ['2010-01-01', '2010-02-01', '2010-03-01', '2010-04-01']],
    ['2010-01-15', '2011-01-15', ['2010-04-01', '2010-07-01', '2010-10-01', '2011-01-01']],
    ['2010-01-02', '2013-12-31', ['2011-01-01', '2012-01-01', '2013-01-01']],
  ])('from %s to %s writes %j', (du, au, jours) => {
    expect(graduations({ du, au }, 6)).toEqual(jours);
  });
});

describe('the rules, in one sentence each', () => {
  it('explains every rule that the domain names as the one that sets a member', () => {
    const citees = readdirSync(ANNEXE_7).flatMap((fichier) =>
      [...readFileSync(new URL(fichier, ANNEXE_7), 'utf8').matchAll(/'((?:[A-G]\d{1,2}(?:, )?)+)'/g)].flatMap(
        ([, regle = '']) => regle.split(', '),
      ),
    );
    expect(new Set(citees).size).toBeGreaterThan(20);
    expect([...new Set(citees)].filter((id) => !Object.hasOwn(REGLES, id))).toEqual([]);
  });

  it('shows one that it does not know by its id alone', () => {
    expect(expliquerRegles('F2, E3, Z9, F2')).toEqual([
      { id: 'F2', phrase: REGLES['F2'] },
      { id: 'E3', phrase: REGLES['E3'] },
      { id: 'Z9', phrase: null },
    ]);
  });
});
