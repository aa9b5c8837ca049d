/** Where encrypted values are stored, and in what order its rows are gone through. */
export interface TableChiffree {
  nom: string;
  /** Its primary key, with the types of its columns. */
  cle: readonly (readonly [colonne: string, type: string])[];
  /** Columns of JSON that hold data of facts, or {sequence, data}. */
  json: readonly string[];
  /** Whether it holds bodies, in `corps`. */
  corps: boolean;
}

const PAR_ID = [['id', 'uuid']] as const;

/** A copy of data anywhere else is a fault: test/security/21 reads every column of every table. */
export const TABLES_CHIFFREES: readonly TableChiffree[] = [
  { nom: 'receptions', cle: PAR_ID, json: [], corps: true },
  { nom: 'messages_entrants', cle: PAR_ID, json: ['donnees'], corps: false },
  {
    nom: 'faits',
    cle: [
      ['demandeur', 'text'],
      ['cle', 'text'],
      ['sequence', 'char(10)'],
    ],
    json: ['data'],
    corps: false,
  },
  {
    nom: 'dit',
    cle: [
      ['demandeur', 'text'],
      ['partenaire', 'text'],
      ['cle', 'text'],
    ],
    json: ['data'],
    corps: false,
  },
  { nom: 'messages_sortants', cle: PAR_ID, json: ['data'], corps: false },
  { nom: 'ecarts', cle: PAR_ID, json: ['nous', 'eux'], corps: false },
];

/** Statements on a table, made of its constants. Columns of the key are named k0…, those of JSON j0…, as texts. */
export function requetesDe({ nom, cle, json, corps }: TableChiffree): {
  lire: string;
  suite: string;
  ecrire: string;
} {
  const colonnes = [
    ...cle.map(([colonne], rang) => `${colonne}::text AS k${rang}`),
    ...json.map((colonne, rang) => `${colonne}::text AS j${rang}`),
    ...(corps ? ['substring(corps FROM 1 FOR 48) AS entete'] : []),
  ].join(', ');
  const ordre = cle.map(([colonne]) => colonne).join(', ');
  const bornes = cle.map(([, type], rang) => `$${rang + 2}::${type}`).join(', ');
  const parmi = [
    ...cle.map(([, type], rang) => `k${rang} ${type}`),
    ...json.map((_, rang) => `j${rang} text, n${rang} text`),
  ].join(', ');
  return {
    lire: `SELECT ${colonnes} FROM ${nom} ORDER BY ${ordre} LIMIT $1`,
    suite: `SELECT ${colonnes} FROM ${nom} WHERE (${ordre}) > (${bornes}) ORDER BY ${ordre} LIMIT $1`,
    // Only what is still as it was read: what live traffic has written since is under the key that encrypts.
    ecrire: `UPDATE ${nom} t SET ${json.map((colonne, rang) => `${colonne} = v.n${rang}::json`).join(', ')}
      FROM json_to_recordset($1::json) AS v (${parmi})
      WHERE ${cle.map(([colonne], rang) => `t.${colonne} = v.k${rang}`).join(' AND ')}
        AND ${json.map((colonne, rang) => `t.${colonne}::text IS NOT DISTINCT FROM v.j${rang}`).join(' AND ')}`,
  };
}
