import {
  cleDuFait,
  comparerVersion,
  cotraitanceDuFait,
  Dossier,
  fusionner,
  memesDonnees,
  projections,
  membresConnus,
  TYPES_FAITS,
  type Fait,
} from '../src/index.js';
import { contexte, CT, DE, histoire } from './histoire-a-la-main.js';

const fait = (sequence: string, data: object, message = sequence): Fait =>
  ({
    type: 'statut.change',
    cle: 'cle',
    sequence,
    data: { demandeur: DE, ...data },
    message,
  }) as unknown as Fait;

describe('keys [section 2]', () => {
  it.each([
    ['affectation.enregistree', 'affectation.enregistree/CT01'],
    ['affectation.annulee', 'affectation.annulee/CT01'],
    ['statut.change', 'statut.change/1234567A/12'],
    ['alerte.traitee', 'alerte.traitee/CT01/AL'],
    ['sortie.prononcee', 'sortie.prononcee/CT01'],
    ['sortie.proposee', 'sortie.proposee/CT01'],
    ['demandeur.modifie', 'demandeur.modifie/1234567A/3'],
    ['acceptation.enregistree', 'acceptation.enregistree/CT01'],
    ['parcours.initialise', 'parcours.initialise/CT01'],
    ['alerte.declenchee', 'alerte.declenchee/CT01/AL'],
    ['alerte.close', 'alerte.close/CT01/AL'],
    ['etape.enregistree', 'etape.enregistree/CT01/ET'],
    ['civis.change', 'civis.change/1234567A/CI'],
  ] as const)('of %s', (type, cle) => {
    const data = {
      demandeur: DE,
      cotraitance: CT,
      statut: 12,
      modification: 3,
      alerte: 'AL',
      etape: 'ET',
      civis: 'CI',
    };
    expect(cleDuFait(type, data)).toBe(cle);
    expect(TYPES_FAITS).toContain(type);
  });

  it('there are 13 types', () => {
    expect(new Set(TYPES_FAITS).size).toBe(13);
  });

  it('tells which cotraitance a fact names', () => {
    const { faits } = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-01');
    expect(faits.map(cotraitanceDuFait)).toEqual([CT, null]);
  });
});

describe('known members [X2]', () => {
  const entier = (type: (typeof TYPES_FAITS)[number]): object => membresConnus(type, TOUT);
  const TOUT = {
    cotraitance: CT,
    demandeur: DE,
    annule: true,
    dateAffectation: 'd1',
    structure: 's',
    sitePoleEmploi: 'p',
    criteres: ['c'],
    identite: { nom: 'n', prenom: 'p', dateNaissance: 'd', nir: 'x' },
    commune: 'c',
    indemnise: false,
    rendezVous: { date: 'd', lieu: 'l', salle: 'x' },
    dateEntretienInitialisation: 'd2',
    dateAnnulation: 'd3',
    motif: 'm',
    statut: 1,
    situation: 'radie',
    dateEffet: 'd4',
    dureeMois: 2,
    alerte: 'a',
    dateTraitement: 'd5',
    decision: 'sortie',
    mesure: 'me',
    motifSortie: 'ms',
    commentaire: 'co',
    dateSortie: 'd6',
    dateProposition: 'd7',
    modification: 1,
    dateAcceptation: 'd8',
    responsable: 'r',
    dateDebutProgramme: 'd9',
    entretien: { type: 'atelier', date: 'd', duree: 'x' },
    dateAlerte: 'd10',
    nature: 'na',
    description: 'de',
    dateCloture: 'd11',
    precision: 'pr',
    etape: 'e',
    date: 'd12',
    dateFin: 'd13',
    libelle: 'li',
    resultat: 're',
    civis: 'ci',
    dateDebut: 'd14',
    inconnu: 'x',
  };

  it.each([
    [
      'affectation.enregistree',
      'cotraitance demandeur annule dateAffectation structure sitePoleEmploi criteres identite commune indemnise rendezVous dateEntretienInitialisation',
    ],
    ['affectation.annulee', 'cotraitance demandeur annule dateAnnulation motif'],
    ['statut.change', 'demandeur annule statut situation dateEffet motif dureeMois'],
    [
      'alerte.traitee',
      'cotraitance demandeur annule alerte dateTraitement decision mesure motifSortie commentaire',
    ],
    ['sortie.prononcee', 'cotraitance demandeur annule dateSortie motif'],
    ['sortie.proposee', 'cotraitance demandeur annule dateProposition motif'],
    ['demandeur.modifie', 'demandeur annule modification dateEffet commune identite'],
    ['acceptation.enregistree', 'cotraitance demandeur annule dateAcceptation responsable'],
    ['parcours.initialise', 'cotraitance demandeur annule dateDebutProgramme entretien'],
    ['alerte.declenchee', 'cotraitance demandeur annule alerte dateAlerte nature description'],
    ['alerte.close', 'cotraitance demandeur annule alerte dateCloture motif precision'],
    ['etape.enregistree', 'cotraitance demandeur annule etape nature date dateFin libelle resultat'],
    ['civis.change', 'demandeur annule civis dateDebut dateFin'],
  ] as const)('of %s: those of the table and no other', (type, membres) => {
    expect(Object.keys(entier(type)).sort()).toEqual(membres.split(' ').sort());
  });

  it('drops the unknown members of nested objects', () => {
    expect(entier('affectation.enregistree')).toMatchObject({
      identite: { nom: 'n', prenom: 'p', dateNaissance: 'd' },
      rendezVous: { date: 'd', lieu: 'l' },
    });
    const { identite, rendezVous } = membresConnus('affectation.enregistree', TOUT) as typeof TOUT;
    expect(Object.keys(identite)).toEqual(['nom', 'prenom', 'dateNaissance']);
    expect(Object.keys(rendezVous)).toEqual(['date', 'lieu']);
    const { entretien } = membresConnus('parcours.initialise', TOUT) as typeof TOUT;
    expect(entretien).toEqual({ type: 'atelier', date: 'd' });
  });

  it('adds no member that is absent', () => {
    const data = { demandeur: DE, civis: 'C1', dateDebut: '2010-01-01' };
    expect(Object.keys(membresConnus('civis.change', data))).toEqual(['demandeur', 'civis', 'dateDebut']);
    const partielle = { ...TOUT, identite: { nom: 'n' } };
    expect(membresConnus('demandeur.modifie', partielle)['identite']).toStrictEqual({ nom: 'n' });
  });
});

describe('merge [A2]', () => {
  it('keeps the highest sequence of each key, whatever the order', () => {
    const [un, deux, trois] = [fait('0000000001', {}), fait('0000000002', {}), fait('0000000010', {})];
    expect([...fusionner([deux, trois, un]).values()]).toEqual([trois]);
    expect([...fusionner([un], [trois], [deux]).values()]).toEqual([trois]);
  });

  it('keeps the first accepted of one key and sequence', () => {
    const [premier, second] = [fait('0000000001', { statut: 1 }), fait('0000000001', { statut: 2 })];
    expect([...fusionner([premier, second]).values()]).toEqual([premier]);
    expect([...fusionner([second], [premier]).values()]).toEqual([second]);
  });

  it('keeps a withdrawn version as the one that wins', () => {
    const retrait = fait('0000000002', { annule: true });
    expect(fusionner([retrait, fait('0000000001', {})]).get('cle')).toBe(retrait);
  });

  it('compares a received version with the one held', () => {
    const detenu = fait('0000000002', { statut: 1, situation: 'radie' });
    expect(comparerVersion(undefined, detenu)).toBe('nouveau');
    expect(comparerVersion(detenu, fait('0000000003', {}))).toBe('nouveau');
    expect(comparerVersion(detenu, fait('0000000001', {}))).toBe('anterieur');
    expect(comparerVersion(detenu, fait('0000000002', { situation: 'radie', statut: 1 }))).toBe('identique');
    expect(comparerVersion(detenu, fait('0000000002', { situation: 'radie', statut: 2 }))).toBe('conflit');
  });

  it('compares data by their canonical JSON', () => {
    expect(memesDonnees({ a: 1, b: { c: 2, d: [1] } }, { b: { d: [1], c: 2 }, a: 1 })).toBe(true);
    expect(memesDonnees({ a: 1 }, { a: '1' })).toBe(false);
    expect(memesDonnees({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(memesDonnees({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(memesDonnees({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(memesDonnees({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(memesDonnees({ a: 1, b: 2 }, { a: 1 })).toBe(false);
    expect(memesDonnees({ a: null }, { a: {} })).toBe(false);
    expect(memesDonnees({ a: {} }, { a: null })).toBe(false);
    expect(memesDonnees({ a: [] }, { a: {} })).toBe(false);
    expect(memesDonnees({ a: [1] }, { a: [1, 2] })).toBe(false);
    const une = { a: 1 };
    expect(memesDonnees(une, une)).toBe(true);
  });
});

describe('dossier [A1, B3]', () => {
  it('names every cotraitance that a fact names, sorted, even by a withdrawn fact', () => {
    const dossier = histoire('CT02')
      .affectation('2010-02-01')
      .avec(histoire('CT10').alerte('A1', '2010-03-01'))
      .avec(histoire('CT01').affectation('2010-02-01').retire())
      .avec(histoire('CT00').sortie('2010-03-01'))
      .statut(1, 'inscrit', '2010-01-01')
      .dossier();
    expect(dossier.cotraitances).toEqual(['CT00', 'CT01', 'CT02', 'CT10']);
    expect(dossier.completes.map(({ numero }) => numero)).toEqual(['CT02']);
    expect(dossier.demandeur).toBe(DE);
  });

  it('leaves out the facts of somebody else', () => {
    const { faits } = histoire().affectation('2010-02-01');
    const dossier = Dossier.depuis('7654321B', faits);
    expect(dossier.cotraitances).toEqual([]);
    expect(dossier.faits.size).toBe(0);
  });

  it('ignores a proposed sortie, which no partner may state [section 2]', () => {
    const dossier = histoire()
      .affectation('2010-02-01')
      .dire('sortie.proposee', {
        cotraitance: CT,
        demandeur: DE,
        dateProposition: '2010-03-01',
        motif: 'autre',
      })
      .dossier();
    expect(dossier.completes[0]?.fin.regle).toBe('E4');
    expect(projections(dossier, contexte('2010-06-15')).gide.size).toBe(0);
  });
});
