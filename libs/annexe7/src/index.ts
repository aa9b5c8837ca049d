/** Annexe 7 as a pure function: facts in, état, échéances, count, anomalies, actions and projections out. */
export { actions, type Action } from './actions.js';
export { anomalies } from './anomalies.js';
export { type ContexteProjection, type FaitProjete, type Projection } from './contexte-projection.js';
export {
  ajouterAns,
  ajouterJours,
  ajouterMois,
  auPlusTard,
  estDateCivile,
  type DateCivile,
} from './dates-civiles.js';
export { decompte } from './decompte.js';
export * from './donnees-des-faits.js';
export { Dossier } from './dossier.js';
export { prochaineEcheance, prochainEffet } from './echeances.js';
export { empreinteDemandeur, empreinteSeau, seauDe, type FaitTenu } from './empreinte.js';
export { etatAu, etatSansRegles } from './etat.js';
export { cleDuFait, cotraitanceDuFait, estDeType, type Fait } from './fait.js';
export { friseDe, type Frise, type Periode, type PeriodeDEtat } from './frise.js';
export { comparerVersion, fusionner, type FaitsFusionnes, type IssueFusion } from './fusion.js';
export { canoniser, memesDonnees } from './json-canonique.js';
export { membresConnus } from './membres-connus.js';
export { comparerOctets } from './ordre-des-octets.js';
export { prochainRecalcul } from './prochain-recalcul.js';
export { effetRetenu, projections, type Projections } from './projections.js';
export { REGLAGES_PAR_DEFAUT, REVISION_REGLES, type Reglages } from './reglages.js';
export { TERRITOIRE_INCONNU, type Territoire } from './territoire.js';
export * from './vocabulaire.js';
