import { type ClusterNode, type ClusterOptions, type RedisOptions, type SentinelAddress } from 'ioredis';

/** What a REDIS_URL says: one server, a group watched by Sentinel, or a cluster. */
export type AdresseRedis =
  | { forme: 'serveur'; options: RedisOptions }
  | { forme: 'sentinel'; options: RedisOptions & { sentinels: SentinelAddress[]; name: string } }
  | { forme: 'cluster'; noeuds: ClusterNode[]; options: ClusterOptions };

/**
 * `redis://[user:password@]host[:port][/db]`, `redis-sentinel://[user:password@]a[:26379],b/name[/db]`,
 * `redis-cluster://[user:password@]a[:6379],b`; `rediss…` for TLS. Several hosts are no URL for the standard
 * parser. The user and password are those of the data servers; sentinels are asked without.
 */
export function lireAdresseRedis(url: string): AdresseRedis {
  const parties = /^redis(s?)(-sentinel|-cluster)?:\/\/(?:([^@/]*)@)?([^/?]+)(?:\/([^?]*))?/.exec(url);
  if (!parties) throw new Error('REDIS_URL is not an address of Redis');
  const [, s, forme, identite = '', hotes = '', chemin = ''] = parties;
  const tls = s ? { tls: {} } : {};
  const acces: RedisOptions = { ...lireIdentite(identite), ...tls };
  const segments = chemin.split('/');
  if (forme === '-cluster')
    return { forme: 'cluster', noeuds: lireHotes(hotes, 6379), options: { redisOptions: acces } };
  if (forme === '-sentinel') {
    const [name = '', db] = segments;
    const options = {
      ...acces,
      sentinels: lireHotes(hotes, 26_379),
      name: decodeURIComponent(name),
      db: Number(db ?? 0),
    };
    return { forme: 'sentinel', options: s ? { ...options, enableTLSForSentinelMode: true } : options };
  }
  const [noeud] = lireHotes(hotes, 6379);
  return { forme: 'serveur', options: { ...noeud, ...acces, db: Number(segments[0] || 0) } };
}

function lireIdentite(texte: string): RedisOptions {
  if (!texte) return {};
  const [utilisateur = '', ...reste] = texte.split(':');
  const username = decodeURIComponent(utilisateur);
  return { ...(username ? { username } : {}), password: decodeURIComponent(reste.join(':')) };
}

function lireHotes(texte: string, portParDefaut: number): { host: string; port: number }[] {
  return texte.split(',').map((hote) => {
    const [, crochets, nom, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(hote) ?? [];
    return { host: crochets ?? nom ?? hote, port: Number(port ?? portParDefaut) };
  });
}
