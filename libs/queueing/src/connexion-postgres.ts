import {
  assertSchemaCompatibility,
  type BackendFactory,
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
} from 'bullmq';

/**
 * BullMQ's connection, that may fail at first. BullMQ's own remembers a failure for ever: no ring would pass any more,
 * and a worker would ask again without ever letting its process do anything else, not even say that it lives, nor end.
 */
class ConnexionPostgres extends PostgresConnection {
  #prete: Promise<void> | undefined;

  /** @throws what keeps it from being ready; the next call asks again */
  override waitUntilReady(): Promise<void> {
    this.#prete ??= this.#verifier().catch((erreur: unknown) => {
      this.#prete = undefined;
      throw erreur;
    });
    return this.#prete;
  }

  async #verifier(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, this.schema);
    } finally {
      client.release();
    }
  }
}

/** What BullMQ's `createPostgresBackend` makes, on that connection. */
export const creerFilePostgres: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  nom,
  options,
  { withBlockingConnection } = {},
) =>
  new PostgresQueueBackend(
    new ConnexionPostgres(options.connection),
    nom,
    options,
    true,
    withBlockingConnection ? nom : undefined,
  );
