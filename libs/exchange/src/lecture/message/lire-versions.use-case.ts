import type { Sql, UniteDeTravail } from '#persistence';
import type { MessageDetaille } from '../lire-message.use-case.js';
import { messageVisible, Parametres, type Perimetre } from '../perimetre.js';

/** Another message about the same fact, in the same direction: a version of it, a new attempt, a correction. */
export interface VersionLue {
  message: string;
  sequence: string | null;
  issue: string;
  code: string | null;
  /** Business clock. */
  le: Date;
  rejoue: string | null;
  corrige: string | null;
}

const VERSIONS_MAX = 100;

/** The versions of the fact that a message is about, newest first (A2, H4): what may be compared with it. */
export class LireVersions {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @param message as its reader sees it; a message that states no fact has no other version than its corrections */
  async execute(message: MessageDetaille, perimetre: Perimetre): Promise<VersionLue[]> {
    const parametres = new Parametres();
    const { id, demandeur, cle, partenaire, liens } = message;
    const lies = [id, liens.rejoue, liens.corrige, ...liens.rejouePar, ...liens.corrigePar];
    const ids = parametres.lier(lies.filter((un) => un !== null));
    const fait =
      demandeur === null || cle === null
        ? 'false'
        : `m.demandeur = ${parametres.lier(demandeur)} AND m.cle = ${parametres.lier(cle)}${
            message.sens === 'sortant' ? ` AND m.partenaire = ${parametres.lier(partenaire)}` : ''
          }`;
    const conditions = `(${fait} OR m.id = ANY(${ids}::uuid[])) AND ${messageVisible(perimetre, 'm', parametres)}`;
    return versions(this.unite.seule, message.sens, conditions, parametres);
  }
}

function versions(
  sql: Sql,
  sens: MessageDetaille['sens'],
  conditions: string,
  parametres: Parametres,
): Promise<VersionLue[]> {
  const [table, sequence, le] =
    sens === 'entrant'
      ? ['messages_entrants', 'm.sequence', 'm.recu_le']
      : ['messages_sortants', `lpad(m.sequence::text, 10, '0')`, 'm.cree_le'];
  return sql<VersionLue>(
    `SELECT m.id AS message, ${sequence} AS sequence, m.issue, m.code, ${le} AS le, m.rejoue, m.corrige
     FROM ${table} m WHERE ${conditions} ORDER BY m.id DESC LIMIT ${VERSIONS_MAX}`,
    parametres.valeurs,
  );
}
