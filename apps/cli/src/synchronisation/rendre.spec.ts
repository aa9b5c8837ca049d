import { rendreListe } from './rendre-liste.js';
import { rendreRapport } from './rendre-rapport.js';
import type { Synchronisation } from './suivre.js';

const NUIT: Synchronisation = {
  id: '01890000-0000-7000-8000-000000000001',
  plan: 'nocturne',
  etat: 'partielle',
  jour: '2027-03-28',
  demandeeLe: '2027-03-28T01:15:00.000Z',
  debut: '2027-03-28T01:15:01.000Z',
  fin: '2027-03-28T01:15:09.500Z',
  etape: 'rapport',
  avancement: { fait: 0, total: 0 },
  etapes: [
    {
      etape: 'effets_dus',
      etat: 'sautee',
      cause: 'fenetre_de_maintenance',
      resultat: { declarations: 'non_prouvables', dit: { mode: 'passe_complete' } },
      debut: '2027-03-28T01:15:01.000Z',
      fin: '2027-03-28T01:15:01.000Z',
    },
  ],
  rapport: {
    recus: {},
    appliques: {},
    dits: {},
    etatsAvant: {},
    etatsApres: {},
    echeancesTraitees: 0,
    dureeMs: 8500,
    sautees: { effets_dus: 'fenetre_de_maintenance' },
  },
};

describe('a synchronisation in the terminal', () => {
  it('gives a step one name, its cause and its values in words', () => {
    const texte = rendreRapport(NUIT);
    expect(texte).toContain('  traiter les échéances : sautée (le partenaire est en maintenance)');
    expect(texte).toContain('  Étape sautée : traiter les échéances (le partenaire est en maintenance)');
    expect(texte).toContain('      déclarations : non prouvables (le partenaire ne les donne pas)');
    expect(texte).toContain('      ce qui lui est dit : mode : passe complète');
    expect(rendreListe([NUIT])).toMatch(/partielle +traiter les échéances/);
    expect(texte).not.toContain('_');
  });
});
