import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import { lireReglagesScheduler } from '#config';
import { Secrets } from '#contract';
import { ClientPartenaire } from '#partners';
import { creerDataSource, migrer } from '#persistence';
import { BackendPostgres, BackendRedis, SonnetteBullMq } from '#queueing';
import { attendreQue } from '#test/attendre-que';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { type Certificat, fabriquerCertificat } from '#test/certificats';
import { nouveauSecret } from '#test/gateway-en-processus';
import { noterNonExecute } from '#test/non-executes';
import { demarrerRedis, redisInstalle, type ServeurRedis } from '#test/serveur-redis';
import { demarrerServeur, type ServeurDeBoucle } from '../../libs/partners/test/serveur-de-boucle.js';

const autorite = fabriquerCertificat('Autorité des essais', { autorite: true });
const inconnue = fabriquerCertificat('Autorité inconnue', { autorite: true });
const ICI = ['localhost', '127.0.0.1'];
const BON = fabriquerCertificat('bon', { emetteur: autorite, hotes: ICI });
const MAUVAIS: [string, Certificat][] = [
  ['signs itself', fabriquerCertificat('seul', { hotes: ICI })],
  ['comes from an unknown authority', fabriquerCertificat('x', { emetteur: inconnue, hotes: ICI })],
  ['has expired', fabriquerCertificat('x', { emetteur: autorite, hotes: ICI, valableDe: -9, valableA: -1 })],
  [
    'is not valid yet',
    fabriquerCertificat('x', { emetteur: autorite, hotes: ICI, valableDe: 1, valableA: 9 }),
  ],
  [
    'is for another host',
    fabriquerCertificat('x', { emetteur: autorite, hotes: ['autre.exemple.fr', '127.0.0.2'] }),
  ],
];

const habituelles = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...habituelles, autorite.pem]));
afterAll(() => setDefaultCACertificates(habituelles));

/** TLS before a server that speaks in clear; counts the bytes that a client entrusts to it. */
class Facade {
  recus = 0;
  readonly #prises = new Set<Socket>();
  readonly #serveur = createServer((prise) => this.#accueillir(prise));

  constructor(
    private readonly port: number,
    private readonly certificat: Certificat,
    /** PostgreSQL asks in clear whether TLS is spoken before it speaks it. */
    private readonly demande: 'postgres' | 'directe',
  ) {}

  async ouvrir(): Promise<number> {
    this.#serveur.listen(0, '127.0.0.1');
    await once(this.#serveur, 'listening');
    return (this.#serveur.address() as AddressInfo).port;
  }

  async fermer(): Promise<void> {
    for (const prise of this.#prises) prise.destroy();
    this.#serveur.close();
    await once(this.#serveur, 'close');
  }

  #accueillir(prise: Socket): void {
    this.#garder(prise);
    if (this.demande === 'directe') return this.#chiffrer(prise);
    prise.once('data', () => {
      prise.write('S');
      this.#chiffrer(prise);
    });
  }

  #chiffrer(prise: Socket): void {
    const claire = new TLSSocket(prise, {
      isServer: true,
      cert: this.certificat.pem,
      key: this.certificat.clePem,
    });
    const serveur = connect(this.port, '127.0.0.1');
    this.#garder(claire);
    this.#garder(serveur);
    claire.on('data', (octets: Buffer) => (this.recus += octets.length));
    claire.pipe(serveur).pipe(claire);
  }

  #garder(prise: Socket): void {
    this.#prises.add(prise);
    prise.on('error', () => undefined);
    prise.on('close', () => this.#prises.delete(prise));
  }
}

/** Runs a client against a façade. @returns the bytes that it sent once the channel was ciphered */
async function devant(
  port: number,
  certificat: Certificat,
  demande: 'postgres' | 'directe',
  agir: (port: number) => Promise<void>,
): Promise<number> {
  const facade = new Facade(port, certificat, demande);
  try {
    await agir(await facade.ouvrir());
    return facade.recus;
  } finally {
    await facade.fermer();
  }
}

describe('security check 18: the partner', () => {
  let serveur: ServeurDeBoucle;
  beforeAll(async () => {
    serveur = await demarrerServeur((_requete, reponse) =>
      reponse.writeHead(200, { 'content-type': 'application/json' }).end('{"seaux":4096,"empreintes":[]}'),
    );
  });
  afterAll(() => serveur.arreter());

  const lire = (
    certificat: Certificat,
    hote: string,
    verifier: (lecture: Promise<unknown>) => Promise<void>,
  ) =>
    devant(Number(new URL(serveur.url).port), certificat, 'directe', async (port) => {
      const client = new ClientPartenaire({
        partenaire: 'gide',
        url: `https://${hote}:${port}`,
        clientId: 'passerelle',
        clientSecret: 'essai',
        secrets: Secrets.lire(nouveauSecret(), 'ESSAI'),
      });
      await verifier(client.empreintes());
      await client.fermer();
    });

  it.each(ICI)('is read at https://%s with a certificate that is right', async (hote) => {
    expect(await lire(BON, hote, async (lecture) => expect(await lecture).toEqual([]))).toBeGreaterThan(0);
  });

  it.each(MAUVAIS)('is told nothing when its certificate %s', async (_cas, certificat) => {
    const recus = await lire(certificat, 'localhost', (lecture) =>
      expect(lecture).rejects.toMatchObject({ classe: 'transitoire' }),
    );
    expect(recus).toBe(0);
  });
});

describe('security check 18: PostgreSQL with sslmode=verify-full', () => {
  let base: BaseDEssai;
  beforeAll(async () => {
    base = await creerBase();
  });
  afterAll(() => base.supprimer());

  const clients: Readonly<Record<string, (url: string) => Promise<void>>> = {
    'the processes': async (url) => {
      const source = await creerDataSource({ url, taillePool: 1 }).initialize();
      await source.destroy();
    },
    'the queues': async (url) => {
      const backend = new BackendPostgres(url, false);
      try {
        await backend.preparer();
      } finally {
        await backend.fermer();
      }
    },
    'the migration': async (url) => void (await migrer(url)),
  };
  const joindre = (certificat: Certificat, agir: (url: string) => Promise<void>): Promise<number> =>
    devant(Number(new URL(base.url).port), certificat, 'postgres', async (port) => {
      const url = new URL(base.url);
      url.host = `localhost:${port}`;
      url.searchParams.set('sslmode', 'verify-full');
      await agir(url.href);
    });

  it.each(Object.entries(clients))('%s connect with a certificate that is right', async (_qui, connecter) => {
    expect(await joindre(BON, connecter)).toBeGreaterThan(0);
  });

  it.each(
    Object.entries(clients).flatMap(([qui, connecter]) =>
      MAUVAIS.map(([cas, un]) => [qui, cas, connecter, un] as const),
    ),
  )('%s send nothing when the certificate %s', async (_qui, _cas, connecter, certificat) => {
    const recus = await joindre(certificat, (url) => expect(connecter(url)).rejects.toThrow());
    expect(recus).toBe(0);
  });
});

if (!redisInstalle()) noterNonExecute('security check 18, Redis', 'redis-server est absent de cette machine');
else
  describe('security check 18: Redis with rediss://', () => {
    let redis: ServeurRedis;
    beforeAll(async () => {
      redis = await demarrerRedis();
    });
    afterAll(() => redis.tuer());

    /** Rings once, as the gateway does, within the bound of a ring. */
    const sonner = (certificat: Certificat, attendu: boolean): Promise<number> =>
      devant(Number(new URL(redis.url).port), certificat, 'directe', async (port) => {
        const backend = new BackendRedis(`rediss://localhost:${port}`);
        const sonnette = new SonnetteBullMq(backend, () => undefined);
        await attendreQue(
          attendu ? 'the ring passes' : 'the ring is given up',
          async () => (await sonnette.essayer('synchroniser', [''])) === attendu,
        );
        await sonnette.fermer();
        await backend.fermer();
      });

    it('is rung with a certificate that is right', async () => {
      expect(await sonner(BON, true)).toBeGreaterThan(0);
    });

    it.each(MAUVAIS)('is sent nothing when its certificate %s', async (_cas, certificat) => {
      expect(await sonner(certificat, false)).toBe(0);
    });
  });

describe('security check 18: verification cannot be switched off', () => {
  it.each([
    ['DATABASE_URL', 'postgresql://u:p@h/b?sslmode=no-verify'],
    ['DATABASE_URL', 'postgresql://u:p@h/b?uselibpqcompat=true&sslmode=require'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ])('the start is refused with %s=%s', (nom, valeur) => {
    const env = { DATABASE_URL: 'postgresql://u:p@h/b?sslmode=verify-full' };
    expect(() => lireReglagesScheduler(env)).not.toThrow();
    expect(() => lireReglagesScheduler({ ...env, [nom]: valeur })).toThrow(nom);
  });
});
