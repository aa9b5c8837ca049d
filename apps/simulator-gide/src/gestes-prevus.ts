import type { DonneesAffectation, DonneesStatut } from '#annexe7';
import {
  ajouterJoursOuvres,
  Hasard,
  TAUX,
  trierParJour,
  type CotraitancePrevue,
  type GestePrevu,
  type StatutPrevu,
  type Trajectoire,
} from '#simulation';
import { criteresDAffectation } from './criteres.js';

/** Pôle emploi goes on telling of a person for some time after the end of his last cotraitance. */
const JOURS_APRES_LA_FIN = 45;

/** Everything that Pôle emploi states about a person of its own accord, in order. Pure for a given seed. */
export function gestesDePoleEmploi(graine: string, trajectoire: Trajectoire): GestePrevu[] {
  const { cotraitances, statuts, mouvements } = trajectoire;
  const derniere = cotraitances.at(-1)!;
  const jusqua = ajouterJoursOuvres(derniere.fin, JOURS_APRES_LA_FIN);
  const gestes = [
    ...statuts.flatMap((statut) => gestesDeStatut(graine, trajectoire, statut)),
    ...cotraitances.flatMap((cotraitance) => gestesDeCotraitance(graine, trajectoire, cotraitance)),
    ...mouvements.map(({ repere, jour, dateEffet, commune, identite }) => ({
      type: 'demandeur.modifie',
      jour,
      repere,
      pour: derniere.cotraitance,
      data: { demandeur: trajectoire.demandeur, dateEffet, commune, ...(identite && { identite }) },
    })),
  ];
  return trierParJour(gestes).filter(({ jour }) => jour <= jusqua);
}

function gestesDeStatut(graine: string, trajectoire: Trajectoire, statut: StatutPrevu): GestePrevu[] {
  const { repere, jour, dateEffet, situation, motif, dureeMois, retire } = statut;
  const pour = trajectoire.cotraitances[0]!.cotraitance;
  const data: Omit<DonneesStatut, 'statut'> = {
    demandeur: trajectoire.demandeur,
    situation,
    dateEffet,
    ...(motif !== undefined && { motif }),
    ...(dureeMois !== undefined && { dureeMois }),
  };
  const enonce = { type: 'statut.change', jour, repere, pour, data: { ...data } };
  if (retire !== undefined) {
    return [enonce, { type: 'statut.change', jour: retire, corrige: repere, pour, data: { annule: true } }];
  }
  return [enonce, ...correctionsDeStatut(new Hasard(graine, 'correction', repere), enonce)];
}

/** A few statuts were typed wrongly: another motif told later; or the whole statut withdrawn, then stated again. */
function correctionsDeStatut(hasard: Hasard, enonce: GestePrevu & { repere: string }): GestePrevu[] {
  const { type, repere: corrige, pour } = enonce;
  const jour = ajouterJoursOuvres(enonce.jour, hasard.entier(1, 8));
  if (hasard.chance(TAUX.statutCorrige)) {
    return [{ type, corrige, pour, jour, data: { motif: 'saisie_rectifiee' } }];
  }
  if (!hasard.chance(TAUX.statutAnnule)) return [];
  const retabli = { ...enonce, jour: ajouterJoursOuvres(jour, 1), repere: `${corrige}-bis` };
  return [{ type, corrige, pour, jour, data: { annule: true } }, retabli];
}

function gestesDeCotraitance(
  graine: string,
  trajectoire: Trajectoire,
  prevue: CotraitancePrevue,
): GestePrevu[] {
  const { cotraitance, jour, annulation, sortie } = prevue;
  const { demandeur } = trajectoire;
  const hasard = new Hasard(graine, 'affectation', cotraitance);
  const repere = `${cotraitance}/affectation`;
  const data = { ...affectation(trajectoire, prevue, hasard) };
  const gestes: GestePrevu[] = [{ type: 'affectation.enregistree', jour, repere, pour: cotraitance, data }];
  if (hasard.chance(TAUX.affectationCorrigee)) {
    gestes.push({
      type: 'affectation.enregistree',
      jour: ajouterJoursOuvres(jour, hasard.entier(1, 6)),
      corrige: repere,
      pour: cotraitance,
      data: { criteres: criteresDAffectation(hasard), indemnise: !data.indemnise },
    });
  }
  if (annulation !== null) {
    gestes.push({
      type: 'affectation.annulee',
      jour: annulation.date,
      pour: cotraitance,
      data: { cotraitance, demandeur, dateAnnulation: annulation.date, motif: annulation.motif },
    });
  }
  if (sortie !== null) {
    gestes.push({
      type: 'sortie.prononcee',
      jour: sortie.date,
      repere: `${cotraitance}/sortie`,
      pour: cotraitance,
      data: { cotraitance, demandeur, dateSortie: sortie.date, motif: sortie.motif },
    });
  }
  return gestes;
}

function affectation(
  { demandeur, identite, lieu, indemnise }: Trajectoire,
  { cotraitance, dateAffectation, initialisation }: CotraitancePrevue,
  hasard: Hasard,
): DonneesAffectation {
  const avecRendezVous = hasard.chance(0.6);
  const rendezVous = initialisation?.date ?? ajouterJoursOuvres(dateAffectation, 5);
  return {
    cotraitance,
    demandeur,
    dateAffectation,
    structure: lieu.structure,
    sitePoleEmploi: lieu.sitePoleEmploi,
    criteres: criteresDAffectation(hasard),
    identite,
    commune: lieu.commune,
    indemnise,
    ...(avecRendezVous && { rendezVous: { date: rendezVous, lieu: 'Mission locale, accueil' } }),
  };
}
