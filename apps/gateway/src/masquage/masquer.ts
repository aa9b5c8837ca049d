import { masquerLesNumeros, VALEUR_MASQUEE } from '#exchange';
import type { GenreDeMasque } from './marques.js';

export { VALEUR_MASQUEE };

type Objet = Readonly<Record<string, unknown>>;
export type Masqueur = (valeur: unknown, porteur: Objet) => unknown;

/** X2. What a `motif` says when it is one of a closed list; that of a statut is free words. */
const MOTIFS: ReadonlySet<unknown> = new Set([
  ...['radiation_avant_initialisation', 'erreur', 'doublon', 'autre', 'nouvel_evenement'],
  ...['six_mois_cessation_ou_radiation', 'age_26', 'un_an_accompagnement', 'demenagement_hors_zone'],
  ...['reorientation_partenaire', 'reprise_smp'],
]);

/**
 * Members of the data of a fact (X2) and of a computed state (X5.1) that neither identify anybody nor say freely. Any
 * other member is masked, unknown ones first of all.
 */
export const MEMBRES_EN_CLAIR: ReadonlySet<string> = new Set([
  // X2
  ...['cotraitance', 'annule', 'structure', 'sitePoleEmploi', 'criteres', 'indemnise', 'statut', 'situation'],
  ...['modification', 'alerte', 'decision', 'mesure', 'motif', 'motifSortie', 'nature', 'etape', 'civis'],
  ...['dateAffectation', 'dateEntretienInitialisation', 'dateAnnulation', 'dateEffet', 'dureeMois'],
  ...['dateTraitement', 'dateSortie', 'dateProposition', 'dateAcceptation', 'dateDebutProgramme'],
  ...['dateAlerte', 'dateCloture', 'dateDebut', 'dateFin', 'date', 'type', 'rendezVous', 'entretien'],
  // X5.1
  ...['au', 'phase', 'etat', 'depuis', 'dates', 'affectation', 'acceptation', 'initialisation', 'annulation'],
  ...['sortie', 'alertes', 'fin', 'suspension', 'echeance', 'mode', 'prochaineEcheance', 'decompte'],
  ...['compte', 'annee', 'raison', 'anomalies', 'actions', 'pour', 'version', 'site'],
]);

/** Every value hidden; what is not there stays so. */
export function masquerEntier(valeur: unknown): unknown {
  if (valeur === null || valeur === undefined) return valeur;
  if (Array.isArray(valeur)) return valeur.map(masquerEntier);
  if (typeof valeur === 'object' && !(valeur instanceof Date))
    return Object.fromEntries(Object.entries(valeur).map(([nom, sienne]) => [nom, masquerEntier(sienne)]));
  return VALEUR_MASQUEE;
}

/** Data of a fact, or a computed state: known members in clear, at any depth. */
export function masquerDonnees(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(masquerDonnees);
  if (typeof valeur !== 'object' || valeur === null || valeur instanceof Date)
    return masquerLesNumeros(valeur);
  return Object.fromEntries(
    Object.entries(valeur).map(([nom, sienne]) => [nom, masquerMembre([nom], sienne)]),
  );
}

/** One value of such data, by its path (`identite/nom`, `dates.sortie`). */
function masquerMembre(chemin: readonly string[], valeur: unknown): unknown {
  if (!chemin.every((nom) => MEMBRES_EN_CLAIR.has(nom))) return masquerEntier(valeur);
  const libre = chemin.at(-1) === 'motif' && typeof valeur === 'string' && !MOTIFS.has(valeur);
  return libre ? VALEUR_MASQUEE : masquerDonnees(valeur);
}

export const MASQUEURS: Readonly<Record<GenreDeMasque, Masqueur>> = {
  entier: masquerEntier,
  donnees: masquerDonnees,
  membre: (valeur, { membre }) => masquerMembre(String(membre).split(/[/.]/u), valeur),
  numeros: masquerLesNumeros,
  detail: (valeur, { sens }) => (sens === 'sortant' ? masquerEntier(valeur) : masquerLesNumeros(valeur)),
};
