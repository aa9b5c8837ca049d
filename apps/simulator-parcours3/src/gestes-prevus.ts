import {
  ajouterJoursOuvres,
  Hasard,
  TAUX,
  trierParJour,
  type AlertePrevue,
  type CotraitancePrevue,
  type GestePrevu,
  type Trajectoire,
} from '#simulation';
import { gestesDeCivis } from './civis.js';
import { etapesPrevues } from './etapes.js';

/** Everything that the mission locale states about one cotraitance, in order. Pure for a given seed. */
export function gestesDeLaMissionLocale(graine: string, trajectoire: Trajectoire): GestePrevu[] {
  const gestes = trajectoire.cotraitances.flatMap((prevue) => [
    ...initialisation(graine, trajectoire, prevue),
    ...etapesPrevues(graine, trajectoire, prevue),
    ...prevue.alertes.flatMap((alerte) => gestesDAlerte(trajectoire.demandeur, alerte)),
  ]);
  return trierParJour([...gestes, ...gestesDeCivis(graine, trajectoire)]);
}

function initialisation(
  graine: string,
  { demandeur }: Trajectoire,
  { cotraitance, dateAffectation, initialisation: prevue }: CotraitancePrevue,
): GestePrevu[] {
  if (prevue === null) return [];
  const hasard = new Hasard(graine, 'initialisation', cotraitance);
  const { date, type: forme, jour } = prevue;
  const repere = `${cotraitance}/initialisation`;
  const geste: GestePrevu = {
    type: 'parcours.initialise',
    jour,
    repere,
    pour: cotraitance,
    data: { cotraitance, demandeur, dateDebutProgramme: date, entretien: { type: forme, date } },
  };
  if (!hasard.chance(TAUX.initialisationCorrigee)) return [geste];
  const vraie = ajouterJoursOuvres(date, 1) > dateAffectation ? ajouterJoursOuvres(date, 1) : dateAffectation;
  const correction: GestePrevu = {
    type: 'parcours.initialise',
    jour: ajouterJoursOuvres(vraie > jour ? vraie : jour, hasard.entier(1, 8)),
    corrige: repere,
    pour: cotraitance,
    data: { dateDebutProgramme: vraie, entretien: { type: forme, date: vraie } },
  };
  return [geste, correction];
}

function gestesDAlerte(demandeur: string, prevue: AlertePrevue): GestePrevu[] {
  const { cotraitance, alerte, dateAlerte, nature, cloture, annulee } = prevue;
  const repere = alerte;
  const declenchee: GestePrevu = {
    type: 'alerte.declenchee',
    jour: dateAlerte,
    repere,
    pour: cotraitance,
    data: { cotraitance, demandeur, alerte, dateAlerte, nature },
  };
  if (annulee !== null) {
    const data = { annule: true };
    return [
      declenchee,
      { type: 'alerte.declenchee', jour: annulee, corrige: repere, pour: cotraitance, data },
    ];
  }
  if (cloture === null) return [declenchee];
  const data = { cotraitance, demandeur, alerte, dateCloture: cloture, motif: 'nouvel_evenement' };
  return [declenchee, { type: 'alerte.close', jour: cloture, pour: cotraitance, data }];
}
