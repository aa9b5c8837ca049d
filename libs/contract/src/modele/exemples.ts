import type { DonneesParType, TypeFait } from '#annexe7';

const COTRAITANCE = { cotraitance: 'CT-2010-000001', demandeur: '1234567A' };
const DEMANDEUR = { demandeur: '1234567A' };

/** One valid example of the data of each type, as its owner states them: shown in the documentation, used by tests. */
export const EXEMPLES: { readonly [T in TypeFait]: DonneesParType[T] } = {
  'affectation.enregistree': {
    ...COTRAITANCE,
    dateAffectation: '2010-02-01',
    structure: '75056S00',
    sitePoleEmploi: '75116',
    criteres: ['projet_mal_defini', 'local:mobilite'],
    identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: '1990-05-12' },
    commune: '75056',
    indemnise: false,
    rendezVous: { date: '2010-02-10', lieu: 'Mission locale, 22 rue de la Cour' },
  },
  'affectation.annulee': { ...COTRAITANCE, dateAnnulation: '2010-02-05', motif: 'erreur' },
  'statut.change': {
    ...DEMANDEUR,
    statut: 12,
    situation: 'radie',
    dateEffet: '2010-03-01',
    motif: 'absence_convocation',
    dureeMois: 2,
  },
  'alerte.traitee': {
    ...COTRAITANCE,
    alerte: 'A1',
    dateTraitement: '2010-04-12',
    decision: 'maintien_actif',
    mesure: 'rappel_obligations',
    commentaire: 'Reçu au site le 12 avril.',
  },
  'sortie.prononcee': { ...COTRAITANCE, dateSortie: '2010-09-15', motif: 'demenagement_hors_zone' },
  'sortie.proposee': { ...COTRAITANCE, dateProposition: '2010-09-01', motif: 'demenagement_hors_zone' },
  'demandeur.modifie': {
    ...DEMANDEUR,
    modification: 1,
    dateEffet: '2010-08-20',
    commune: '2A004',
    identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: '1990-05-12' },
  },
  'acceptation.enregistree': { ...COTRAITANCE, dateAcceptation: '2010-02-03', responsable: 'rc-75056S00' },
  'parcours.initialise': {
    ...COTRAITANCE,
    dateDebutProgramme: '2010-02-10',
    entretien: { type: 'individuel', date: '2010-02-10' },
  },
  'alerte.declenchee': {
    ...COTRAITANCE,
    alerte: 'A1',
    dateAlerte: '2010-04-01',
    nature: 'manquement_ppae',
    description: 'Absent à deux rendez-vous.',
  },
  'alerte.close': {
    ...COTRAITANCE,
    alerte: 'A1',
    dateCloture: '2010-04-08',
    motif: 'nouvel_evenement',
    precision: 'Entré en formation.',
  },
  'etape.enregistree': {
    ...COTRAITANCE,
    etape: 'E1',
    nature: 'entree_formation',
    date: '2010-04-06',
    dateFin: '2010-06-30',
    libelle: 'Remise à niveau',
    resultat: 'en cours',
  },
  'civis.change': { ...DEMANDEUR, civis: 'C1', dateDebut: '2010-03-01', dateFin: '2011-02-28' },
};
