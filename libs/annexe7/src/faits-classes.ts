import type { DateCivile } from './dates-civiles.js';
import { cotraitanceDuFait, estDeType, type Fait } from './fait.js';
import type { FaitsFusionnes } from './fusion.js';

/** The facts that count (not withdrawn) of one cotraitance. */
export interface FaitsDeCotraitance {
  affectation?: Fait<'affectation.enregistree'>;
  annulation?: Fait<'affectation.annulee'>;
  sortie?: Fait<'sortie.prononcee'>;
  acceptation?: Fait<'acceptation.enregistree'>;
  initialisation?: Fait<'parcours.initialise'>;
  alertes: Fait<'alerte.declenchee'>[];
  traitements: Fait<'alerte.traitee'>[];
  clotures: Fait<'alerte.close'>[];
  etapes: Fait<'etape.enregistree'>[];
}

/** The facts that count (not withdrawn) of one demandeur, by what they are about. */
export interface FaitsClasses {
  statuts: Fait<'statut.change'>[];
  modifications: Fait<'demandeur.modifie'>[];
  civis: Fait<'civis.change'>[];
  /** B3. Every cotraitance that a fact names, even by a withdrawn one. */
  parCotraitance: Map<string, FaitsDeCotraitance>;
}

/**
 * A2, A3. Files merged facts under what they are about, in the order of their keys, so that nothing derived
 * from them, were it only the order of a list, depends on their arrival; a withdrawn one counts as absent.
 */
export function classer(faits: FaitsFusionnes): FaitsClasses {
  const classes: FaitsClasses = { statuts: [], modifications: [], civis: [], parCotraitance: new Map() };
  for (const fait of [...faits.values()].sort(parCle)) {
    const numero = cotraitanceDuFait(fait);
    if (numero === null) {
      if (fait.data.annule === undefined) classerDuDemandeur(classes, fait);
      continue;
    }
    let siens = classes.parCotraitance.get(numero);
    if (siens === undefined) {
      siens = { alertes: [], traitements: [], clotures: [], etapes: [] };
      classes.parCotraitance.set(numero, siens);
    }
    if (fait.data.annule === undefined) classerDeCotraitance(siens, fait);
  }
  return classes;
}

function parCle(un: Fait, autre: Fait): number {
  return un.cle < autre.cle ? -1 : 1;
}

function classerDuDemandeur(classes: FaitsClasses, fait: Fait): void {
  if (estDeType(fait, 'statut.change')) classes.statuts.push(fait);
  else if (estDeType(fait, 'demandeur.modifie')) classes.modifications.push(fait);
  else if (estDeType(fait, 'civis.change')) classes.civis.push(fait);
}

function classerDeCotraitance(siens: FaitsDeCotraitance, fait: Fait): void {
  if (estDeType(fait, 'affectation.enregistree')) siens.affectation = fait;
  else if (estDeType(fait, 'affectation.annulee')) siens.annulation = fait;
  else if (estDeType(fait, 'sortie.prononcee')) siens.sortie = fait;
  else if (estDeType(fait, 'acceptation.enregistree')) siens.acceptation = fait;
  else if (estDeType(fait, 'parcours.initialise')) siens.initialisation = fait;
  else if (estDeType(fait, 'alerte.declenchee')) siens.alertes.push(fait);
  else if (estDeType(fait, 'alerte.traitee')) siens.traitements.push(fait);
  else if (estDeType(fait, 'alerte.close')) siens.clotures.push(fait);
  else if (estDeType(fait, 'etape.enregistree')) siens.etapes.push(fait);
}

/** The earliest date that the facts of a cotraitance carry, its affectation aside; undefined without any. */
export function premiereDate(faits: FaitsDeCotraitance): DateCivile | undefined {
  const { annulation, sortie, acceptation, initialisation } = faits;
  // Sorting puts the absent ones last.
  const [premiere] = [
    annulation?.data.dateAnnulation,
    sortie?.data.dateSortie,
    acceptation?.data.dateAcceptation,
    initialisation?.data.dateDebutProgramme,
    ...faits.alertes.map(({ data }) => data.dateAlerte),
    ...faits.traitements.map(({ data }) => data.dateTraitement),
    ...faits.clotures.map(({ data }) => data.dateCloture),
    ...faits.etapes.map(({ data }) => data.date),
  ].sort();
  return premiere;
}
