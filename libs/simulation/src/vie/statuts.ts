import { ajouterMois, type DateCivile, type Situation } from '#annexe7';
import { deJours } from '../calendrier/jours.js';
import { ajouterJoursOuvres, niemeOuvreDuMois, ouvreSuivant } from '../calendrier/jours-ouvres.js';
import { Hasard } from './hasard.js';
import { CLOTURE_DE_L_ACTUALISATION, TAUX } from './taux.js';

export interface StatutPrevu {
  repere: string;
  /** Day on which Pôle emploi states it: may be after its date of effect. */
  jour: DateCivile;
  dateEffet: DateCivile;
  situation: Situation;
  motif?: string;
  dureeMois?: number;
  /** Day on which it is withdrawn as if it had never been. */
  retire?: DateCivile;
}

interface Absence {
  statut: Omit<StatutPrevu, 'repere'>;
  /** Return among the registered; null: none in sight. */
  retour: Omit<StatutPrevu, 'repere'> | null;
}

const HORIZON_EN_MOIS = 36;

/** The registrations of a person from his first affectation on: monthly actualisation, lapses, radiations, returns. */
export function statutsPrevus(graine: string, index: number, dateAffectation: DateCivile): StatutPrevu[] {
  const hasard = new Hasard(graine, 'statuts', index);
  const premiere = deJours(dateAffectation, hasard.chance(0.2) ? 0 : -hasard.entier(2, 200));
  const inscription = { jour: dateAffectation, dateEffet: premiere, situation: 'inscrit' as const };
  const statuts: Omit<StatutPrevu, 'repere'>[] = [inscription];
  let inscritDepuis: DateCivile = dateAffectation;
  for (let mois = 1; mois <= HORIZON_EN_MOIS; mois += 1) {
    const cloture = niemeOuvreDuMois(ajouterMois(dateAffectation, mois), CLOTURE_DE_L_ACTUALISATION);
    if (cloture <= inscritDepuis) continue;
    const absence = absenceDuMois(cloture, hasard);
    if (absence === null) continue;
    statuts.push(absence.statut);
    if (absence.statut.retire !== undefined) continue;
    if (absence.retour === null) break;
    statuts.push(absence.retour);
    inscritDepuis = absence.retour.jour;
  }
  return statuts.map((statut, rang) => ({ repere: `${index}/s${rang + 1}`, ...statut }));
}

function absenceDuMois(cloture: DateCivile, hasard: Hasard): Absence | null {
  if (hasard.chance(TAUX.defautActualisation)) return defautDActualisation(cloture, hasard);
  if (hasard.chance(TAUX.cessationDeclaree)) return cessationDeclaree(cloture, hasard);
  if (hasard.chance(TAUX.radiation)) return radiation(cloture, hasard);
  return null;
}

function defautDActualisation(cloture: DateCivile, hasard: Hasard): Absence {
  const jour = ajouterJoursOuvres(cloture, hasard.entier(0, 1));
  const statut = {
    jour,
    dateEffet: cloture,
    situation: 'cessation_inscription',
    motif: 'defaut_actualisation',
  } as const;
  if (hasard.chance(TAUX.reinscriptionRapide)) {
    const retour = ouvreSuivant(deJours(jour, 1 + Math.floor(hasard.reel() ** 2 * 40)));
    const retrodatee = hasard.chance(TAUX.reinscriptionRetrodatee);
    return { statut, retour: inscrit(retour, retrodatee ? cloture : retour) };
  }
  if (!hasard.chance(TAUX.reinscriptionTardive)) return { statut, retour: null };
  const retour = ouvreSuivant(deJours(jour, hasard.entier(60, 215)));
  // Around the limit of six months some returns are back-dated: learnt after it, effective before (E6).
  return {
    statut,
    retour: inscrit(retour, hasard.chance(0.25) ? deJours(retour, -hasard.entier(1, 20)) : retour),
  };
}

function cessationDeclaree(cloture: DateCivile, hasard: Hasard): Absence {
  const dateEffet = ouvreSuivant(deJours(cloture, -hasard.entier(0, 14)));
  const motif = hasard.pondere({ reprise_emploi: 70, entree_formation: 22, arret_recherche: 8 });
  const jour = ajouterJoursOuvres(dateEffet, hasard.entier(0, 4));
  const statut = { jour, dateEffet, situation: 'cessation_inscription', motif } as const;
  if (!hasard.chance(TAUX.reinscriptionApresEmploi)) return { statut, retour: null };
  const retour = ouvreSuivant(deJours(jour, hasard.entier(25, 190)));
  return { statut, retour: inscrit(retour, retour) };
}

function radiation(cloture: DateCivile, hasard: Hasard): Absence {
  const jour = ouvreSuivant(deJours(cloture, -hasard.entier(0, 14)));
  const statut = {
    jour,
    dateEffet: jour,
    situation: 'radie',
    motif: 'absence_convocation',
    dureeMois: 2,
  } as const;
  if (hasard.chance(TAUX.radiationRetiree)) {
    return { statut: { ...statut, retire: ajouterJoursOuvres(jour, hasard.entier(5, 18)) }, retour: null };
  }
  if (!hasard.chance(TAUX.reinscriptionApresRadiation)) return { statut, retour: null };
  const retour = ouvreSuivant(deJours(ajouterMois(jour, 2), hasard.entier(0, 30)));
  return { statut, retour: inscrit(retour, retour) };
}

function inscrit(jour: DateCivile, dateEffet: DateCivile): Omit<StatutPrevu, 'repere'> {
  return { jour, dateEffet, situation: 'inscrit' };
}

/** Runs of the same situation, in order, from the statuts that were not withdrawn. */
export interface Periode {
  situation: Situation;
  debut: DateCivile;
  /** First day after; null: still running. */
  fin: DateCivile | null;
}

export function periodes(statuts: readonly StatutPrevu[]): Periode[] {
  const tenus = statuts.filter(({ retire }) => retire === undefined);
  const ordonnes = tenus.toSorted((a, b) =>
    a.dateEffet < b.dateEffet ? -1 : Number(a.dateEffet > b.dateEffet),
  );
  const suite = ordonnes.map(({ situation, dateEffet }, rang) => ({
    situation,
    debut: dateEffet,
    fin: ordonnes[rang + 1]?.dateEffet ?? null,
  }));
  return suite.filter(({ debut, fin }) => fin === null || debut < fin);
}

/** The situation on a day; `inscrit` when none is known (C2). */
export function situationAu(lesPeriodes: readonly Periode[], jour: DateCivile): Situation {
  return lesPeriodes.findLast(({ debut }) => debut <= jour)?.situation ?? 'inscrit';
}
