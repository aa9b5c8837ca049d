/** The account of a day as the API tells it (X6.1). */
export interface BilanDit {
  jour: string;
  conforme: boolean;
  raisons: string[];
  lignes: {
    partenaire: string;
    sens: string;
    type: string;
    porte: number;
    sorts: Record<string, number>;
    somme: number;
    difference: number;
    ouverts: { nombre: number; ageS: number | null };
  }[];
  partenaires: {
    partenaire: string;
    etat: 'lu' | 'non_propose' | 'en_pause' | 'en_maintenance' | 'injoignable';
    luLe: string;
    cause: string | null;
    accord: boolean | null;
    jours: string[];
    rapprochements: {
      sens: string;
      type: string;
      passerelle: number;
      partenaire: number;
      ouverts: number;
      difference: number;
    }[];
  }[];
  preuves: { partenaire: string; tenus: string; declarations: string; compareLe: string }[];
  controle: { verifieLe: string; conforme: boolean; jours: string[] } | null;
}

/** An alarm as the API tells it (X5.5). */
export interface AlarmeDite {
  id: string;
  nature: string;
  titre: string;
  objet: string;
  detail: string;
  etat: string;
  occurrences: number;
  ouverteLe: string;
  derniereLe: string;
  acquittement: { le: string; motif: string } | null;
  cloture: { le: string; par: string | null; motif: string } | null;
}
