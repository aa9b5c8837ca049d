import type { Partenaire, TypeFait } from '#annexe7';

/** A fact that may be told to a partner about nobody. */
export interface FaitFictif {
  type: TypeFait;
  /** One member that later versions change, with its other value. */
  variation: Record<string, unknown>;
  data: Record<string, unknown>;
}

/** Three facts that the gateway tells this partner (annexe 7, section 8); people and places of fiction. */
export function faitsFictifs(
  partenaire: Partenaire,
  demandeur: string,
  cotraitance: string,
): readonly [FaitFictif, FaitFictif, FaitFictif] {
  return partenaire === 'parcours3'
    ? versParcours3(demandeur, cotraitance)
    : versGide(demandeur, cotraitance);
}

function versParcours3(demandeur: string, cotraitance: string): [FaitFictif, FaitFictif, FaitFictif] {
  return [
    {
      type: 'affectation.enregistree',
      data: {
        cotraitance,
        demandeur,
        dateAffectation: '2010-02-01',
        structure: '75056S00',
        sitePoleEmploi: '75116',
        criteres: ['projet_mal_defini'],
        identite: { nom: 'FICTIF', prenom: 'Vérification', dateNaissance: '1990-02-28' },
        commune: '75056',
        indemnise: false,
        dateEntretienInitialisation: '2010-02-01',
      },
      variation: { indemnise: true },
    },
    {
      type: 'statut.change',
      data: { demandeur, statut: 1, situation: 'inscrit', dateEffet: '2010-01-15' },
      variation: { dateEffet: '2010-01-16' },
    },
    {
      type: 'demandeur.modifie',
      data: { demandeur, modification: 1, dateEffet: '2010-03-01', commune: '75056' },
      variation: { dateEffet: '2010-03-02' },
    },
  ];
}

function versGide(demandeur: string, cotraitance: string): [FaitFictif, FaitFictif, FaitFictif] {
  return [
    {
      type: 'parcours.initialise',
      data: {
        cotraitance,
        demandeur,
        dateDebutProgramme: '2010-02-10',
        entretien: { type: 'individuel', date: '2010-02-10' },
      },
      variation: { dateDebutProgramme: '2010-02-11' },
    },
    {
      type: 'etape.enregistree',
      data: {
        cotraitance,
        demandeur,
        etape: 'VERIF-1',
        nature: 'entretien',
        date: '2010-03-01',
        libelle: 'Étape fictive (vérification du contrat)',
      },
      variation: { date: '2010-03-02' },
    },
    {
      type: 'civis.change',
      data: { demandeur, civis: 'VERIF-1', dateDebut: '2010-03-01' },
      variation: { dateFin: '2010-12-31' },
    },
  ];
}
