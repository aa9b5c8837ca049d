/** PostgreSQL settings of the embedded database, given on its command line at every start. */
export function serverSettings(port: number, forTests: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // Sockets have a path limit of about 100 bytes; the password and the port serve everyone.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: forTests ? 200 : 100,
    shared_buffers: forTests ? '128MB' : '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Two cores: parallel plans and compilation cost more than they bring on lots of 1 to 1,000 rows.
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    random_page_cost: 1.1,
    // Nothing replicates an embedded database.
    wal_level: 'minimal',
    max_wal_senders: 0,
    // A lot of the night writes more than the 8 MB that shared_buffers give by themselves.
    wal_buffers: '32MB',
    min_wal_size: '256MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    autovacuum_naptime: '15s',
    synchronous_commit: forTests ? 'off' : 'on',
    fsync: forTests ? 'off' : 'on',
    full_page_writes: forTests ? 'off' : 'on',
    log_checkpoints: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
