/** Where encrypted values are stored, and how its rows are gone through. The order of this list is that of a change of key. */
export interface TableChiffree {
  nom: string;
  /** Its primary key: in what order it is read. */
  cle: readonly string[];
  /** Columns of JSON that hold data of facts, or {sequence, data}. */
  json: readonly string[];
  /** Whether it holds bodies, in `corps`. */
  corps: boolean;
}

/** A copy of data anywhere else is a fault: test/security/21 reads every column of every table. */
export const TABLES_CHIFFREES: readonly TableChiffree[] = [
  { nom: 'receptions', cle: ['id'], json: [], corps: true },
  { nom: 'messages_entrants', cle: ['id'], json: ['donnees'], corps: false },
  { nom: 'faits', cle: ['demandeur', 'cle', 'sequence'], json: ['data'], corps: false },
  { nom: 'dit', cle: ['demandeur', 'partenaire', 'cle'], json: ['data'], corps: false },
  { nom: 'messages_sortants', cle: ['id'], json: ['data'], corps: false },
  { nom: 'ecarts', cle: ['id'], json: ['nous', 'eux'], corps: false },
];
