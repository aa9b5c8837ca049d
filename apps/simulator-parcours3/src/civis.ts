import { ajouterAns } from '#annexe7';
import { ajouterJoursOuvres, deJours, Hasard, TAUX, type GestePrevu, type Trajectoire } from '#simulation';

/** The CIVIS of a person: concluded before the affectation (rarely) or after the initialisation, for a year or less. */
export function gestesDeCivis(graine: string, { index, demandeur, cotraitances }: Trajectoire): GestePrevu[] {
  const { cotraitance, dateAffectation, jour, initialisation } = cotraitances[0]!;
  if (initialisation === null) return [];
  const hasard = new Hasard(graine, 'civis', index);
  const anterieur = hasard.chance(TAUX.civisAvantAffectation);
  if (!anterieur && !hasard.chance(TAUX.civisApresInitialisation)) return [];

  const dateDebut = anterieur
    ? deJours(dateAffectation, -hasard.entier(20, 300))
    : ajouterJoursOuvres(initialisation.date, hasard.entier(0, 40));
  const rompu = hasard.chance(TAUX.civisRompu);
  const terme = rompu ? deJours(dateDebut, hasard.entier(40, 300)) : ajouterAns(dateDebut, 1);
  const enonce = anterieur ? jour : plusTard(dateDebut, initialisation.jour);
  const repere = `${index}/civis1`;
  const commun = { type: 'civis.change', pour: cotraitance };
  const civis = `CV${String(index).padStart(7, '0')}-1`;
  return [
    { ...commun, jour: enonce, repere, data: { demandeur, civis, dateDebut } },
    { ...commun, jour: plusTard(terme, deJours(enonce, 1)), corrige: repere, data: { dateFin: terme } },
  ];
}

function plusTard(une: string, autre: string): string {
  return une > autre ? une : autre;
}
