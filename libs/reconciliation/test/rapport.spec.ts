import { lignesDuRapport, rapportEnTexte, type VueSynchronisation } from '#reconciliation';

const NUIT: VueSynchronisation = {
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
      etape: 'tirer_gide',
      etat: 'sautee',
      cause: 'fenetre_de_maintenance',
      resultat: {},
      debut: '2027-03-28T01:15:01.000Z',
      fin: '2027-03-28T01:15:01.000Z',
    },
    {
      etape: 'comparer_parcours3',
      etat: 'terminee',
      cause: null,
      resultat: {
        dit: { mode: 'empreintes', enMouvement: 2, requetes: 3 },
        declare: null,
        declarations: 'non_prouvables',
      },
      debut: '2027-03-28T01:15:02.000Z',
      fin: '2027-03-28T01:15:09.000Z',
    },
  ],
  rapport: {
    recus: { gide: { 'statut.change': 4 } },
    appliques: { gide: { 'statut.change': 3 } },
    dits: {},
    etatsAvant: { acceptee: 1 },
    etatsApres: { acceptee: 2 },
    echeancesTraitees: 0,
    dureeMs: 8500,
    sautees: { tirer_gide: 'fenetre_de_maintenance' },
  },
};

describe('a report', () => {
  it('is lines of figures, the results of its steps whatever they hold', () => {
    const lignes = lignesDuRapport(NUIT).map(({ partie, objet, mesure, valeur }) =>
      [partie, objet, mesure, valeur].join('|'),
    );
    expect(lignes).toEqual(
      expect.arrayContaining([
        'synchronisation||plan|nocturne',
        'synchronisation||dureeMs|8500',
        'etape|tirer_gide|etat|sautee',
        'etape|tirer_gide|cause|fenetre_de_maintenance',
        'etape|comparer_parcours3|dit.mode|empreintes',
        'etape|comparer_parcours3|dit.enMouvement|2',
        'recus|gide|statut.change|4',
        'etatsApres||acceptee|2',
      ]),
    );
    expect(lignes.filter((ligne) => ligne.includes('declare'))).toEqual([]);
  });

  it('is a page of French text', () => {
    const texte = rapportEnTexte(NUIT);
    expect(texte).toContain('Synchronisation de la nuit du 2027-03-28 : partielle\n');
    expect(texte).toContain('  lire GIDE : sautée (le partenaire est en maintenance)\n');
    expect(texte).toContain('  comparer avec Parcours 3 : terminée\n');
    expect(texte).toContain('    ce qui lui est dit : en mouvement : 2\n');
    expect(texte).toContain('    déclarations : non prouvables (le partenaire ne les donne pas)\n');
    expect(texte).toContain('  GIDE : statut.change : 4\n');
  });

  it('of a run under way holds what is known', () => {
    const { etapes, ...reste } = NUIT;
    const enCours: VueSynchronisation = { ...reste, etat: 'en_cours', fin: null, etapes: [], rapport: null };
    expect(etapes).toHaveLength(2);
    expect(lignesDuRapport(enCours).map(({ partie }) => partie)).not.toContain('recus');
    expect(rapportEnTexte(enCours)).toContain(': en cours\n');
  });
});
