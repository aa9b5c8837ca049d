import type { ResultatSql } from './comparaison-sql.js';
import type { ResultatDeNuit } from './course-nuit.js';
import type { Trafic } from './partenaire/serveur.js';

export interface MesureDeComparaison {
  secondes: number;
  trafic: Trafic;
  /** CPU seconds of the gateway's side: its process and PostgreSQL. */
  cpu: number;
  memoire: number;
  /** Planted and found as planted; opened without having been planted. */
  trouvees: number;
  autres: number;
}

export interface MesureDePasse {
  /** People asked about, of each partner; the others are counted at the same rate. */
  demandeurs: number;
  /** For everybody. */
  secondes: number;
  cpu: number;
  requetes: number;
  octets: number;
  /** People found different among those asked about. */
  differents: number;
  attendus: number;
  memoire: number;
}

/** What was measured on a population of one size. */
export interface ResultatDeTaille {
  effectif: number;
  plantees: number;
  /** Seconds to write the population. */
  generation: number;
  comparaison: MesureDeComparaison;
  passe: MesureDePasse;
  sql: ResultatSql;
  nuit: ResultatDeNuit;
}
