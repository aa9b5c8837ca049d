export { chargerTerritoire, lireTerritoire } from './charger-territoire.js';
export { TerritoireNational } from './territoire-national.js';
export type { DonneesTerritoire } from './territoire-national.js';
export type {
  Commune,
  Epci,
  NatureStructure,
  Objectifs,
  Region,
  Site,
  Structure,
  ZoneDeCompetence,
} from './modele.js';
