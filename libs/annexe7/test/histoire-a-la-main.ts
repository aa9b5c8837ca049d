import {
  cleDuFait,
  Dossier,
  etatAu,
  type ContexteProjection,
  type DonneesParType,
  type Etat,
  type Fait,
  type Reglages,
  type Situation,
  type Territoire,
  type TypeFait,
} from '../src/index.js';

export const DE = '1234567A';
export const CT = 'CT01';

type Surcharge<T extends TypeFait> = Partial<DonneesParType[T]>;

/** A history told fact by fact, in the words of annexe 7. The message of each fact says what it is. */
export class HistoireALaMain {
  readonly faits: Fait[] = [];

  constructor(private readonly cotraitance = CT) {}

  dire<T extends TypeFait>(
    type: T,
    data: DonneesParType[T],
    message?: string,
    sequence = '0000000001',
  ): this {
    const cle = cleDuFait(type, data);
    this.faits.push({ type, cle, sequence, data, message: message ?? cle });
    return this;
  }

  affectation(
    dateAffectation: string,
    naissance = '1990-05-12',
    plus: Surcharge<'affectation.enregistree'> = {},
  ): this {
    return this.dire(
      'affectation.enregistree',
      {
        ...this.commun(),
        dateAffectation,
        structure: '75056S00',
        sitePoleEmploi: '75116',
        criteres: ['projet_mal_defini'],
        identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: naissance },
        commune: '75056',
        indemnise: false,
        ...plus,
      },
      this.nom('affectation'),
    );
  }

  annulation(dateAnnulation: string): this {
    return this.dire(
      'affectation.annulee',
      { ...this.commun(), dateAnnulation, motif: 'doublon' },
      this.nom('annulation'),
    );
  }

  sortie(dateSortie: string): this {
    return this.dire(
      'sortie.prononcee',
      { ...this.commun(), dateSortie, motif: 'autre' },
      this.nom('sortie'),
    );
  }

  acceptation(dateAcceptation: string): this {
    return this.dire(
      'acceptation.enregistree',
      { ...this.commun(), dateAcceptation, responsable: 'rc' },
      this.nom('acceptation'),
    );
  }

  initialisation(dateDebutProgramme: string): this {
    const entretien = { type: 'individuel', date: dateDebutProgramme } as const;
    return this.dire(
      'parcours.initialise',
      { ...this.commun(), dateDebutProgramme, entretien },
      this.nom('initialisation'),
    );
  }

  statut(statut: number, situation: Situation, dateEffet: string): this {
    return this.dire('statut.change', { demandeur: DE, statut, situation, dateEffet }, `statut ${statut}`);
  }

  alerte(
    alerte: string,
    dateAlerte: string,
    nature: DonneesParType['alerte.declenchee']['nature'] = 'difficulte',
  ): this {
    return this.dire(
      'alerte.declenchee',
      { ...this.commun(), alerte, dateAlerte, nature },
      this.nom(`alerte ${alerte}`),
    );
  }

  maintien(
    alerte: string,
    dateTraitement: string,
    decision: 'maintien_actif' | 'maintien_suspension' = 'maintien_actif',
  ): this {
    return this.dire(
      'alerte.traitee',
      { ...this.commun(), alerte, dateTraitement, decision },
      this.nom(`traitement ${alerte}`),
    );
  }

  decisionDeSortie(
    alerte: string,
    dateTraitement: string,
    motifSortie: 'reprise_smp' | 'reorientation_partenaire' = 'reprise_smp',
  ): this {
    return this.dire(
      'alerte.traitee',
      { ...this.commun(), alerte, dateTraitement, decision: 'sortie', motifSortie },
      this.nom(`traitement ${alerte}`),
    );
  }

  cloture(alerte: string, dateCloture: string): this {
    return this.dire(
      'alerte.close',
      { ...this.commun(), alerte, dateCloture, motif: 'nouvel_evenement' },
      this.nom(`cloture ${alerte}`),
    );
  }

  etape(etape: string, date: string): this {
    return this.dire(
      'etape.enregistree',
      { ...this.commun(), etape, nature: 'entretien', date },
      this.nom(`etape ${etape}`),
    );
  }

  civis(civis: string, dateDebut: string, dateFin?: string): this {
    const fin = dateFin === undefined ? {} : { dateFin };
    return this.dire('civis.change', { demandeur: DE, civis, dateDebut, ...fin }, `civis ${civis}`);
  }

  modification(modification: number, dateEffet: string, commune: string, naissance?: string): this {
    const identite =
      naissance === undefined
        ? {}
        : { identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: naissance } };
    return this.dire(
      'demandeur.modifie',
      { demandeur: DE, modification, dateEffet, commune, ...identite },
      `modification ${modification}`,
    );
  }

  /** Withdraws the last fact told (A2). */
  retire(): this {
    const dernier = this.faits.at(-1) as Fait;
    const sequence = `${Number(dernier.sequence) + 1}`.padStart(10, '0');
    const data = { ...dernier.data, annule: true as const };
    this.faits.push({ ...dernier, sequence, data, message: `retrait ${dernier.message}` });
    return this;
  }

  /** Another cotraitance of the same demandeur. */
  avec(autre: HistoireALaMain): this {
    this.faits.push(...autre.faits);
    return this;
  }

  dossier(reglages?: Reglages, territoire?: Territoire): Dossier {
    return Dossier.depuis(DE, this.faits, reglages, territoire);
  }

  au(date: string, reglages?: Reglages): Etat {
    return etatAu(this.dossier(reglages), this.cotraitance, date);
  }

  private commun(): { cotraitance: string; demandeur: string } {
    return { cotraitance: this.cotraitance, demandeur: DE };
  }

  /** Messages of the first cotraitance bear no number, so that expectations read well. */
  private nom(texte: string): string {
    return this.cotraitance === CT ? texte : `${texte} ${this.cotraitance}`;
  }
}

export function histoire(cotraitance?: string): HistoireALaMain {
  return new HistoireALaMain(cotraitance);
}

/** Every flux active and GIDE's feed always read, unless said otherwise. */
export function contexte(aujourdhui: string, plus: Partial<ContexteProjection> = {}): ContexteProjection {
  return { aujourdhui, gideLuJusquAu: '9999-12-31', fluxActif: () => true, ...plus };
}

/** H6. A context in which some flux, named `partenaire/type`, are not active. */
export function sans(...flux: string[]): Partial<ContexteProjection> {
  return { fluxActif: (partenaire, type) => !flux.includes(`${partenaire}/${type}`) };
}
