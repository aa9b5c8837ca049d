import { signaleeLe } from './actions.js';
import type { ContexteProjection } from './contexte-projection.js';
import type { DateCivile } from './dates-civiles.js';
import type { Dossier } from './dossier.js';
import { prochainEffet } from './echeances.js';
import { premiereDate } from './faits-classes.js';
import { finsAPrononcer } from './fin-a-prononcer.js';
import { effetRetenu } from './projections.js';
import { changementsDeProposition } from './sortie-proposee.js';

/**
 * The first day on which a dossier must be computed again although nothing new is learnt, for what it is kept for: its
 * états and projections (F13), and the actions that it calls for. What is only held back until GIDE's feed is read
 * (H3) is due today. Null: never.
 */
export function prochainRecalcul(dossier: Dossier, contexte: ContexteProjection): DateCivile | null {
  const { aujourdhui } = contexte;
  if (effetRetenu(dossier, contexte) || actionRetenue(dossier, contexte)) return aujourdhui;
  const effet = prochainEffet(dossier, aujourdhui, contexte);
  const action = prochainChangementDActions(dossier, aujourdhui);
  if (effet === null || action === null) return effet ?? action;
  return effet < action ? effet : action;
}

/**
 * The first day after `date` on which an action appears or disappears on another day than an état changes: an
 * incomplete cotraitance comes of age (B3), a stay outside the zone begins or ends (E5, told or not). The others
 * (F11, H6) begin and end with a change of état.
 */
function prochainChangementDActions(dossier: Dossier, date: DateCivile): DateCivile | null {
  const jours = dossier.completes.flatMap((cotraitance) => changementsDeProposition(dossier, cotraitance));
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

/** H3, H6. True when an end to pronounce is held back only because GIDE's feed has not been read far enough (E3). */
function actionRetenue(dossier: Dossier, contexte: ContexteProjection): boolean {
  return dossier.completes.some(
    (cotraitance) =>
      cotraitance.fin.date <= contexte.aujourdhui &&
      finsAPrononcer(cotraitance, contexte).some(({ moment }) => moment === 'retenue'),
  );
}
