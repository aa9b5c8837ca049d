import { lireAdresseRedis } from '../src/adresse-redis.js';

describe('REDIS_URL [X7]', () => {
  it.each([
    ['redis://hote', { host: 'hote', port: 6379, db: 0 }],
    ['redis://hote:6380/2', { host: 'hote', port: 6380, db: 2 }],
    ['redis://:p%40ss@hote:6380', { host: 'hote', port: 6380, db: 0, password: 'p@ss' }],
    ['rediss://moi:mot@hote', { host: 'hote', port: 6379, db: 0, username: 'moi', password: 'mot', tls: {} }],
    ['redis://[::1]:6379', { host: '::1', port: 6379, db: 0 }],
  ])('reads one server: %s', (url, options) => {
    expect(lireAdresseRedis(url)).toEqual({ forme: 'serveur', options });
  });

  it('reads a group watched by Sentinel', () => {
    expect(lireAdresseRedis('redis-sentinel://:mot@a:26380,b/principal/1')).toEqual({
      forme: 'sentinel',
      options: {
        password: 'mot',
        name: 'principal',
        db: 1,
        sentinels: [
          { host: 'a', port: 26_380 },
          { host: 'b', port: 26_379 },
        ],
      },
    });
  });

  it('reads a cluster, with TLS', () => {
    expect(lireAdresseRedis('rediss-cluster://moi:mot@a:7000,b:7001')).toEqual({
      forme: 'cluster',
      noeuds: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 7001 },
      ],
      options: { redisOptions: { username: 'moi', password: 'mot', tls: {} } },
    });
  });
});
