import type { DateCivile, DonneesInitialisation, MotifAnnulation, MotifSortie } from '#annexe7';
import { deJours } from '../calendrier/jours.js';
import { ajouterJoursOuvres, ouvreSuivant } from '../calendrier/jours-ouvres.js';
import { alertesPrevues, traitementPrevu, type AlertePrevue } from './alertes-prevues.js';
import { finPrevue, radiationAvant, type Reperes } from './fin-prevue.js';
import { Hasard } from './hasard.js';
import type { Mouvement } from './mouvements.js';
import type { Personne } from './personne.js';
import type { Periode } from './statuts.js';
import { TAUX } from './taux.js';

export interface InitialisationPrevue {
  date: DateCivile;
  type: DonneesInitialisation['entretien']['type'];
  /** Day on which the mission locale states it. */
  jour: DateCivile;
}

export interface CotraitancePrevue {
  cotraitance: string;
  dateAffectation: DateCivile;
  /** Day on which Pôle emploi states it. */
  jour: DateCivile;
  initialisation: InitialisationPrevue | null;
  annulation: { date: DateCivile; motif: MotifAnnulation } | null;
  sortie: { date: DateCivile; motif: MotifSortie } | null;
  /** Move out of the zone, and the day on which Pôle emploi pronounces the sortie for it (null: it does not). */
  horsZone: { depuis: DateCivile; prononcee: DateCivile | null } | null;
  alertes: readonly AlertePrevue[];
  fin: DateCivile;
}

export interface ContexteDeVie {
  graine: string;
  qui: Personne;
  periodes: readonly Periode[];
  mouvements: readonly Mouvement[];
}

/** One affectation and what follows from it on both sides. */
export function cotraitancePrevue(
  contexte: ContexteDeVie,
  cotraitance: string,
  dateAffectation: DateCivile,
): CotraitancePrevue {
  const { graine, qui, periodes } = contexte;
  const hasard = new Hasard(graine, 'cotraitance', cotraitance);
  const annulation = annulationPrevue(dateAffectation, hasard);
  const sortie = sortiePrevue(dateAffectation, hasard);
  const horsZone = departDeLaZone(contexte, cotraitance, dateAffectation);
  const reperes: Reperes = {
    dateAffectation,
    dateNaissance: qui.identite.dateNaissance,
    initialisation: null,
    annulation: annulation?.date ?? null,
    sortie: laPremiere(sortie?.date ?? null, horsZone?.prononcee ?? null),
  };
  const initialisation = initialisationPrevue(reperes, periodes, hasard);
  const accompagnee = { ...reperes, initialisation: initialisation?.date ?? null };
  const finSansAlerte = finPrevue(accompagnee, periodes);
  const alertes =
    initialisation === null ? [] : alertesPrevues(graine, cotraitance, initialisation.jour, finSansAlerte);
  const fin = laPremiere(finSansAlerte, sortieSurAlerte(graine, alertes)) ?? finSansAlerte;
  return {
    cotraitance,
    dateAffectation,
    jour: hasard.chance(0.05) ? ajouterJoursOuvres(dateAffectation, hasard.entier(1, 3)) : dateAffectation,
    initialisation,
    annulation: annulation !== null && annulation.date <= fin ? annulation : null,
    sortie: sortie !== null && sortie.date <= fin ? sortie : null,
    horsZone: horsZone !== null && horsZone.depuis < fin ? horsZone : null,
    alertes: alertes.filter(({ dateAlerte }) => dateAlerte < fin),
    fin,
  };
}

function annulationPrevue(dateAffectation: DateCivile, hasard: Hasard): CotraitancePrevue['annulation'] {
  const date = ajouterJoursOuvres(dateAffectation, hasard.entier(1, 12));
  const motif = hasard.pondere({ erreur: 5, doublon: 3, autre: 2 });
  return hasard.chance(TAUX.affectationAnnulee) ? { date, motif } : null;
}

function sortiePrevue(dateAffectation: DateCivile, hasard: Hasard): CotraitancePrevue['sortie'] {
  for (let mois = 1; mois <= 24; mois += 1) {
    if (!hasard.chance(TAUX.sortiePrononcee)) continue;
    const date = ouvreSuivant(deJours(dateAffectation, mois * 30));
    return { date, motif: hasard.pondere({ autre: 5, reprise_smp: 3, reorientation_partenaire: 2 }) };
  }
  return null;
}

function departDeLaZone(
  { graine, mouvements }: ContexteDeVie,
  cotraitance: string,
  dateAffectation: DateCivile,
): CotraitancePrevue['horsZone'] {
  const depart = mouvements.find(({ horsZone }) => horsZone);
  if (depart === undefined) return null;
  const depuis = depart.jour > dateAffectation ? depart.jour : dateAffectation;
  return { depuis, prononcee: prononceApresProposition(graine, cotraitance, depuis) };
}

/** When Pôle emploi pronounces the sortie proposed to it (E5), a working day later at the earliest; null: never. */
export function prononceApresProposition(
  graine: string,
  cotraitance: string,
  dateProposition: DateCivile,
): DateCivile | null {
  const hasard = new Hasard(graine, 'hors-zone', cotraitance);
  if (!hasard.chance(TAUX.sortieProposeePrononcee)) return null;
  return ajouterJoursOuvres(dateProposition, hasard.entier(3, 20));
}

function initialisationPrevue(
  reperes: Reperes,
  periodes: readonly Periode[],
  hasard: Hasard,
): InitialisationPrevue | null {
  const { dateAffectation } = reperes;
  const date = dateDEntretien(dateAffectation, hasard);
  const retard = hasard.chance(TAUX.initialisationSaisieEnRetard) ? hasard.entier(1, 10) : 0;
  const type = hasard.pondere({ individuel: 70, collectif: 20, atelier: 10 });
  const sauvee = hasard.chance(TAUX.entretienAvantRadiation);
  if (!hasard.chance(TAUX.initialisation)) return null;

  const saisie = date > dateAffectation ? date : dateAffectation;
  if (date < finPrevue(reperes, periodes)) return { date, type, jour: ajouterJoursOuvres(saisie, retard) };
  const radiation = radiationAvant(reperes, periodes);
  if (!sauvee || radiation === null || radiation === dateAffectation) return null;
  // D3: the interview had taken place the day before, and is only entered now.
  return { date: deJours(radiation, -1), type, jour: ajouterJoursOuvres(radiation, 5 + retard) };
}

function dateDEntretien(dateAffectation: DateCivile, hasard: Hasard): DateCivile {
  if (hasard.chance(TAUX.initialisationAvantAffectation))
    return deJours(dateAffectation, -hasard.entier(1, 6));
  if (hasard.chance(TAUX.initialisationLeJourMeme)) return dateAffectation;
  const tardive = hasard.chance(TAUX.initialisationTardive);
  return ajouterJoursOuvres(dateAffectation, tardive ? hasard.entier(13, 45) : hasard.entier(2, 12));
}

function sortieSurAlerte(graine: string, alertes: readonly AlertePrevue[]): DateCivile | null {
  for (const { alerte, dateAlerte } of alertes) {
    const traitement = traitementPrevu(graine, alerte, dateAlerte);
    if (traitement.sortie !== null && traitement.echeance !== null) return traitement.echeance;
  }
  return null;
}

function laPremiere(une: DateCivile | null, autre: DateCivile | null): DateCivile | null {
  if (une === null || autre === null) return une ?? autre;
  return une < autre ? une : autre;
}
