import { signaleeLe } from './actions.js';
import type { ContexteProjection } from './contexte-projection.js';
import type { DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { prochainEffet } from './echeances.js';
import { premiereDate } from './faits-classes.js';
import { finsAPrononcer } from './fin-a-prononcer.js';
import { effetRetenu } from './projections.js';
import { changementsDeProposition } from './sortie-proposee.js';

/**
 * The first day on which a dossier must be computed again although nothing new is learnt, for what is kept of it: its
 * états and projections (F13), the rest of its summaries (F8, F9), and the actions that it calls for. What is only held
 * back until GIDE's feed is read (H3) is due today. Null: never.
 */
export function prochainRecalcul(dossier: Dossier, contexte: ContexteProjection): DateCivile | null {
  const { aujourdhui } = contexte;
  if (effetRetenu(dossier, contexte) || actionRetenue(dossier, contexte)) return aujourdhui;
  const effet = prochainEffet(dossier, aujourdhui, contexte);
  const autre = prochainAutreChangement(dossier, aujourdhui);
  if (effet === null || autre === null) return effet ?? autre;
  return effet < autre ? effet : autre;
}

/**
 * The first day after `date` on which a summary changes though its état does not, or an action appears or disappears:
 * an incomplete cotraitance comes of age (B3), a stay outside the zone begins or ends (E5, told or not). The other
 * actions (F11, H6) begin and end with a change of état.
 */
function prochainAutreChangement(dossier: Dossier, date: DateCivile): DateCivile | null {
  const jours = dossier.completes.flatMap((cotraitance) => [
    ...changementsDeProposition(dossier, cotraitance),
    ...changementsSansEtat(dossier, cotraitance),
  ]);
  for (const numero of dossier.cotraitances) {
    if (dossier.complete(numero) !== undefined) continue;
    const faits = dossier.faitsDe(numero);
    const depuis = faits && premiereDate(faits);
    if (depuis !== undefined) jours.push(signaleeLe(depuis, dossier.reglages.ageIncompleteJours));
  }
  let prochain: DateCivile | null = null;
  for (const jour of jours) if (jour > date && (prochain === null || jour < prochain)) prochain = jour;
  return prochain;
}

/** F8, F9. Alerts listed from their date on; absences shown while the cotraitance runs, whatever its état. */
function changementsSansEtat({ situations }: Dossier, { alertes, dA, fin }: CotraitanceDatee): DateCivile[] {
  const absences = situations.absences
    .flatMap(({ debut, fin: retour }) => [debut, retour ?? fin.date])
    .filter((jour) => dA < jour && jour < fin.date);
  return [...alertes.map(({ dateAlerte }) => dateAlerte), ...absences];
}

/** H3, H6. True when an end to pronounce is held back only because GIDE's feed has not been read far enough (E3). */
function actionRetenue(dossier: Dossier, contexte: ContexteProjection): boolean {
  return dossier.completes.some(
    (cotraitance) =>
      cotraitance.fin.date <= contexte.aujourdhui &&
      finsAPrononcer(cotraitance, contexte).some(({ moment }) => moment === 'retenue'),
  );
}
