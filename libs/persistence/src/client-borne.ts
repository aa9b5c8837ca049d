import pg from 'pg';

/** Longer than any statement may take (statement_timeout): a server silent for so long is not slow, it is gone. */
const SILENCE_MS = 40_000;

type Executer = (...demande: unknown[]) => unknown;

/**
 * A connection that is given up when the server says nothing for too long. A network that swallows packets, or a
 * failover without a word, is otherwise only noticed by TCP, after a quarter of an hour.
 */
export class ClientBorne extends pg.Client {
  #minuteur?: NodeJS.Timeout;

  constructor(
    options?: pg.ClientConfig,
    private readonly silenceMs = SILENCE_MS,
  ) {
    super(options);
    const executer = this.query.bind(this) as Executer;
    this.query = ((...demande: unknown[]) => {
      this.#armer();
      return executer(...demande);
    }) as pg.Client['query'];
    // Nothing is asked any more, or nobody is there to answer.
    this.on('drain', () => this.#desarmer());
    this.on('end', () => this.#desarmer());
  }

  #armer(): void {
    this.#minuteur ??= setTimeout(() => this.#abandonner(), this.silenceMs).unref();
  }

  #desarmer(): void {
    clearTimeout(this.#minuteur);
    this.#minuteur = undefined;
  }

  #abandonner(): void {
    const { connection } = this as unknown as { connection: pg.Connection };
    connection.stream.destroy(
      Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' }),
    );
  }
}
