import { ajouterJours, type DonneesAffectation, type DonneesParType, type TypeFait } from '#annexe7';
import { composerEvenement, type Evenement, proprietaireDe } from '#contract';
import { Tirage } from './tirage.js';

/** A structure, the sites of its zone and some of its communes: what an affectation needs. */
export interface Lieu {
  structure: string;
  sites: readonly string[];
  communes: readonly string[];
}

const NOMS = [
  'MARTIN',
  'BERNARD',
  'THOMAS',
  'PETIT',
  'ROBERT',
  'RICHARD',
  'DURAND',
  'DUBOIS',
  'MOREAU',
  'LAURENT',
];
const PRENOMS = ['Camille', 'Lucas', 'Emma', 'Hugo', 'Manon', 'Yanis', 'Inès', 'Théo', 'Sarah', 'Kevin'];
const CRITERES = [
  'projet_mal_defini',
  'situation_personnelle',
  'absence_de_reseau',
  'qualification_insuffisante',
];
const NATURES = ['entretien', 'proposition_formation', 'mise_en_relation', 'proposition_prestation'] as const;

/** One demandeur of the bench: he states facts one after the other, each of its own key or a new version of one. */
export class Personne {
  readonly demandeur: string;
  readonly cotraitance: string;
  initialisee = false;
  terminee = false;
  /** Alerts still open, étapes already stated. */
  readonly alertes: string[] = [];
  readonly etapes: string[] = [];
  #rangs = { statut: 0, modification: 0, alerte: 0, etape: 0, civis: 0 };
  #evenements = 0;

  constructor(
    readonly rang: number,
    private readonly tirage: Tirage,
    private readonly lieu: Lieu,
    private readonly dA: string,
  ) {
    this.demandeur = `${1_000_000 + rang}${'ABCDEFGHJK'[rang % 10] ?? 'A'}`;
    this.cotraitance = `CT-2010-${String(rang).padStart(6, '0')}`;
  }

  affectation(): Evenement {
    const { structure, sites } = this.lieu;
    const data: DonneesAffectation = {
      ...this.#cotraitance(),
      dateAffectation: this.dA,
      structure,
      sitePoleEmploi: this.tirage.parmi(sites),
      criteres: this.tirage.melanger(CRITERES).slice(0, 1 + this.tirage.entier(3)),
      identite: {
        nom: this.tirage.parmi(NOMS),
        prenom: this.tirage.parmi(PRENOMS),
        dateNaissance: ajouterJours('1986-01-01', this.tirage.entier(2_900)),
      },
      commune: this.tirage.parmi(this.lieu.communes),
      indemnise: this.tirage.chance(0.33),
      rendezVous: { date: ajouterJours(this.dA, 7), lieu: 'Mission locale, accueil du rez-de-chaussée' },
    };
    return this.#dire('affectation.enregistree', data);
  }

  statut(dateEffet: string): Evenement {
    const statut = (this.#rangs.statut += 1);
    const present = statut === 1 || this.tirage.chance(0.85);
    return present
      ? this.#dire('statut.change', { demandeur: this.demandeur, statut, situation: 'inscrit', dateEffet })
      : this.#dire('statut.change', {
          demandeur: this.demandeur,
          statut,
          situation: 'cessation_inscription',
          dateEffet,
          motif: 'defaut_actualisation',
        });
  }

  modification(dateEffet: string): Evenement {
    const modification = (this.#rangs.modification += 1);
    const commune = this.tirage.parmi(this.lieu.communes);
    return this.#dire('demandeur.modifie', { demandeur: this.demandeur, modification, dateEffet, commune });
  }

  sortie(dateSortie: string): Evenement {
    this.terminee = true;
    return this.#dire('sortie.prononcee', { ...this.#cotraitance(), dateSortie, motif: 'autre' });
  }

  initialisation(date: string): Evenement {
    this.initialisee = true;
    const entretien: DonneesParType['parcours.initialise']['entretien'] = { type: 'individuel', date };
    return this.#dire('parcours.initialise', { ...this.#cotraitance(), dateDebutProgramme: date, entretien });
  }

  alerte(dateAlerte: string): Evenement {
    const alerte = `A${(this.#rangs.alerte += 1)}`;
    this.alertes.push(alerte);
    const description = 'Absent à deux rendez-vous, sans nouvelle depuis deux semaines.';
    return this.#dire('alerte.declenchee', {
      ...this.#cotraitance(),
      alerte,
      dateAlerte,
      nature: 'manquement_ppae',
      description,
    });
  }

  traitement(alerte: string, dateTraitement: string): Evenement {
    return this.#dire('alerte.traitee', {
      ...this.#cotraitance(),
      alerte,
      dateTraitement,
      decision: 'maintien_actif',
      mesure: 'rappel_obligations',
      commentaire: 'Reçu au site, engagements rappelés.',
    });
  }

  cloture(alerte: string, dateCloture: string): Evenement {
    return this.#dire('alerte.close', {
      ...this.#cotraitance(),
      alerte,
      dateCloture,
      motif: 'nouvel_evenement',
    });
  }

  etape(date: string): Evenement {
    const etape = `E${(this.#rangs.etape += 1)}`;
    this.etapes.push(etape);
    return this.#etape(etape, date, '0000000001', {});
  }

  /** The next version of an étape already stated: its result is known. */
  resultat(etape: string, date: string): Evenement {
    return this.#etape(etape, date, '0000000002', { resultat: 'réalisée' });
  }

  civis(dateDebut: string): Evenement {
    const civis = `C${(this.#rangs.civis += 1)}`;
    return this.#dire('civis.change', { demandeur: this.demandeur, civis, dateDebut });
  }

  #etape(etape: string, date: string, sequence: string, complement: { resultat?: string }): Evenement {
    const nature = this.tirage.parmi(NATURES);
    const libelle = 'Atelier de recherche d’emploi';
    return this.#dire(
      'etape.enregistree',
      { ...this.#cotraitance(), etape, nature, date, libelle, ...complement },
      sequence,
    );
  }

  #cotraitance(): { cotraitance: string; demandeur: string } {
    return { cotraitance: this.cotraitance, demandeur: this.demandeur };
  }

  #dire<T extends TypeFait>(type: T, data: DonneesParType[T], sequence = '0000000001'): Evenement {
    const proprietaire = proprietaireDe(type);
    const cotraitance = 'cotraitance' in data ? data.cotraitance : null;
    return composerEvenement(`urn:${proprietaire}`, {
      id: `${proprietaire}-${this.rang}-${(this.#evenements += 1)}`,
      type,
      sequence,
      demandeur: this.demandeur,
      cotraitance,
      data,
      time: '2010-09-01T09:12:00+02:00',
    });
  }
}
