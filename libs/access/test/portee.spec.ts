import { direPortee, lirePortee, porteeDepuis, valeurDePortee, type CodesConnus } from '../src/portee.js';
import { peutAccepterPour, type Identite } from '../src/identite.js';
import { PORTEES_DU_ROLE, ROLES, type Role } from '../src/roles.js';

const CODES: CodesConnus = {
  regionConnue: (code) => code === '11',
  structureConnue: (code) => code === '75056S00',
  siteConnu: (code) => code === '75116',
};
const ECRITES = ['nationale', 'region:11', 'structure:75056S00', 'site:75116', 'partenaire:gide'];

describe('the scope of a key [X5]', () => {
  it.each(ROLES)('role %s takes the scopes of its table and no other', (role) => {
    const admises = ECRITES.filter((texte) => lirePortee(texte, role, CODES).lue).map(
      (texte) => texte.split(':')[0],
    );
    expect(admises.sort()).toEqual([...PORTEES_DU_ROLE[role]].sort());
  });

  it('comes back as it was written, through the database too', () => {
    for (const texte of ECRITES) {
      const role: Role = texte.startsWith('partenaire') ? 'partenaire' : 'exploitant';
      const lecture = lirePortee(texte, role, CODES);
      if (!lecture.lue) throw new Error(lecture.detail);
      expect(direPortee(lecture.portee)).toBe(texte);
      expect(porteeDepuis(lecture.portee.type, valeurDePortee(lecture.portee))).toEqual(lecture.portee);
    }
  });

  it.each([
    '',
    'departement:75',
    'region',
    'region:',
    'region:99',
    'structure:00000S00',
    'site:00000',
    'nationale:1',
    'region:11:2',
  ])('refuses %j with a sentence in French', (texte) => {
    const lecture = lirePortee(texte, 'exploitant', CODES);
    expect(lecture).toMatchObject({ lue: false });
    expect(!lecture.lue && lecture.detail).toMatch(/\.$/);
  });

  it('opens nothing when a stored row makes no sense', () => {
    expect(() => porteeDepuis('structure', null)).toThrow();
    expect(() => porteeDepuis('monde', 'x')).toThrow();
    expect(() => porteeDepuis('partenaire', 'autre')).toThrow();
  });
});

describe('who accepts [J5, X5.3]', () => {
  const identite = (role: Role, portee: Identite['portee'], tousDroits = false): Identite => ({
    acteur: 'a',
    libelle: 'l',
    role,
    portee,
    tousDroits,
    droits: [],
  });

  it('the responsable de la cotraitance of that structure, and an administrator', () => {
    const responsable = identite('responsable_cotraitance', { type: 'structure', structure: '75056S00' });
    expect(peutAccepterPour(responsable, '75056S00')).toBe(true);
    expect(peutAccepterPour(responsable, '69123S00')).toBe(false);
    expect(peutAccepterPour(identite('administrateur', { type: 'nationale' }), '69123S00')).toBe(true);
    expect(peutAccepterPour(identite('auditeur', { type: 'nationale' }, true), '69123S00')).toBe(true);
  });

  it('nobody else, be he of that structure', () => {
    for (const role of ROLES.filter((un) => un !== 'responsable_cotraitance' && un !== 'administrateur')) {
      expect(peutAccepterPour(identite(role, { type: 'structure', structure: '75056S00' }), '75056S00')).toBe(
        false,
      );
    }
    expect(peutAccepterPour(identite('responsable_cotraitance', { type: 'nationale' }), '75056S00')).toBe(
      false,
    );
  });
});
