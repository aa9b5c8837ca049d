import pg from 'pg';
import { DataSource } from 'typeorm';
import { Chiffreur } from './chiffrement/chiffreur.js';
import { confierLesCles, typesDechiffrants } from './chiffrement/lecture-dechiffree.js';
import { ClientBorne } from './client-borne.js';
import { Dossiers1700000000001 } from './migrations/0001-dossiers.js';
import { Messages1700000000002 } from './migrations/0002-messages.js';
import { SynchronisationsEtAcces1700000000003 } from './migrations/0003-synchronisations-et-acces.js';
import { TourDesSeaux1700000000004 } from './migrations/0004-tour-des-seaux.js';
import { Sorts1700000000005 } from './migrations/0005-sorts.js';
import { Rejeux1700000000006 } from './migrations/0006-rejeux.js';
import { Supervision1700000000007 } from './migrations/0007-supervision.js';
import { QuotasEtRoles1700000000008 } from './migrations/0008-quotas-et-roles.js';
import { Scellements1700000000009 } from './migrations/0009-scellements.js';
import { Retenus1700000000010 } from './migrations/0010-retenus.js';
import { Empreintes1700000000011 } from './migrations/0011-empreintes.js';
import { Ecarts1700000000012 } from './migrations/0012-ecarts.js';
import { Regles1700000000013 } from './migrations/0013-regles.js';
import { Actions1700000000014 } from './migrations/0014-actions.js';
import { Chargements1700000000015 } from './migrations/0015-chargements.js';
import { DitParLesRegles1700000000016 } from './migrations/0016-dit-par-les-regles.js';
import { PartsDeVerification1700000000017 } from './migrations/0017-parts-de-verification.js';
import { ComptesEtSessions1700000000018 } from './migrations/0018-comptes-et-sessions.js';
import { Actes1700000000019 } from './migrations/0019-actes.js';
import { ClesEtEssais1700000000020 } from './migrations/0020-cles-et-essais.js';
import { ExportsEtVues1700000000021 } from './migrations/0021-exports-et-vues.js';
import { Chiffrement1700000000022 } from './migrations/0022-chiffrement.js';
import { Conservation1700000000023 } from './migrations/0023-conservation.js';
import { SecondRegard1700000000024 } from './migrations/0024-second-regard.js';
import { Demasquages1700000000025 } from './migrations/0025-demasquages.js';

// Civil dates stay ISO strings (A5): a JavaScript Date would give them a time and a zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (texte) => texte);
// Counts and sequences stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface OptionsDataSource {
  url: string;
  /** Connections of this process; the sum over processes stays under max_connections (docs/exploitation.md). */
  taillePool?: number;
  application?: string;
  /** Keys of the data of people (check 21); absent: this process neither writes them nor reads what is encrypted. */
  chiffreur?: Chiffreur;
}

/**
 * The TypeORM data source of one process. Time-outs are bounded so that a lost lock or a frozen server
 * shows as an error that can be retried, never as a hang.
 */
export function creerDataSource({
  url,
  taillePool = 10,
  application = 'passerelle',
  chiffreur = Chiffreur.SANS_CLE,
}: OptionsDataSource): DataSource {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: application,
    migrations: [
      Dossiers1700000000001,
      Messages1700000000002,
      SynchronisationsEtAcces1700000000003,
      TourDesSeaux1700000000004,
      Sorts1700000000005,
      Rejeux1700000000006,
      Supervision1700000000007,
      QuotasEtRoles1700000000008,
      Scellements1700000000009,
      Retenus1700000000010,
      Empreintes1700000000011,
      Ecarts1700000000012,
      Regles1700000000013,
      Actions1700000000014,
      Chargements1700000000015,
      DitParLesRegles1700000000016,
      PartsDeVerification1700000000017,
      ComptesEtSessions1700000000018,
      Actes1700000000019,
      ClesEtEssais1700000000020,
      ExportsEtVues1700000000021,
      Chiffrement1700000000022,
      Conservation1700000000023,
      SecondRegard1700000000024,
      Demasquages1700000000025,
    ],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: taillePool,
    extra: {
      Client: ClientBorne,
      types: typesDechiffrants(chiffreur),
      connectionTimeoutMillis: 2_500,
      statement_timeout: 30_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 15_000,
      // The seals on the transitions count on it (libs/supervision, scellement).
      options: '-c transaction_timeout=300s',
    },
  });
  return confierLesCles(source, chiffreur);
}
