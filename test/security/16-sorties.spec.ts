import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { Secrets } from '#contract';
import { appelsVersUneOrigine, ClientPartenaire, EchecReseau, ReseauxSortants, Transport } from '#partners';
import { Crochet } from '#supervision';
import { evenement } from '#test/evenements';
import { nouveauSecret } from '#test/gateway-en-processus';

const secrets = Secrets.lire(nouveauSecret(), 'ESSAI');
const production = ReseauxSortants.publics();

/** Counts who connects, and answers as it is told. */
class Temoin {
  connexions = 0;
  readonly demandes: string[] = [];
  readonly #serveur: Server;

  constructor(repondre: (chemin: string) => { statut: number; entetes?: Record<string, string> }) {
    this.#serveur = createServer((requete, reponse) => {
      this.demandes.push(requete.url ?? '');
      const { statut, entetes = {} } = repondre(requete.url ?? '');
      const jeton = requete.url === '/oauth2/token' && statut === 200;
      reponse.writeHead(statut, { 'content-type': 'application/json', connection: 'close', ...entetes });
      reponse.end(jeton ? '{"access_token":"j","token_type":"Bearer","expires_in":600}' : '{}');
    });
    this.#serveur.on('connection', () => (this.connexions += 1));
  }

  async ecouter(adresse: string, port = 0): Promise<number> {
    this.#serveur.listen(port, adresse);
    await once(this.#serveur, 'listening');
    return (this.#serveur.address() as AddressInfo).port;
  }

  async fermer(): Promise<void> {
    this.#serveur.closeAllConnections();
    this.#serveur.close();
    await once(this.#serveur, 'close');
  }
}

const ouverts: { fermer(): Promise<void> }[] = [];
afterEach(async () => {
  for (const un of ouverts.splice(0)) await un.fermer();
});

async function temoin(
  adresse = '127.0.0.1',
  repondre: (chemin: string) => { statut: number; entetes?: Record<string, string> } = () => ({
    statut: 200,
  }),
  port = 0,
): Promise<{ temoin: Temoin; port: number }> {
  const un = new Temoin(repondre);
  ouverts.push(un);
  return { temoin: un, port: await un.ecouter(adresse, port) };
}

/** The cause of the failure of one exchange; null when it went well. */
async function issue(transport: Transport): Promise<string | null> {
  try {
    await transport.demander({ methode: 'GET', chemin: '/' });
    return null;
  } catch (erreur) {
    if (erreur instanceof EchecReseau) return `${erreur.issue.phase} ${erreur.issue.cause}`;
    throw erreur;
  } finally {
    await transport.fermer();
  }
}

const vers = (url: string, resoudre?: LookupFunction, reseaux = production): Transport =>
  new Transport({ url, delaiMs: 2_000, concurrence: 2, reseaux, ...(resoudre && { resoudre }) });

const resolution =
  (...adresses: string[]): LookupFunction =>
  (_hote, options, rendre) => {
    const toutes = adresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) rendre(null, toutes);
    else rendre(null, toutes[0]?.address ?? '', toutes[0]?.family);
  };

describe('security check 16: addresses inside are refused before any connection', () => {
  it.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://0x7f000001',
    'http://2130706433',
    'http://0177.0.0.1',
    'http://0.0.0.0',
    'http://[::1]',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[::127.0.0.1]',
    'http://[64:ff9b::7f00:1]',
    'http://10.0.0.1',
    'http://172.31.255.255',
    'http://192.168.1.1',
    'http://100.64.0.1',
    'http://169.254.169.254',
    'http://[fe80::1]',
    'http://[fd00::1]',
    'http://[2002:7f00:1::]',
  ])('the literal %s', async (hote) => {
    const { temoin: serveur, port } = await temoin();
    expect(await issue(vers(`${hote}:${port}`))).toBe('avant adresse_interdite');
    expect(serveur.connexions).toBe(0);
  });

  it.each([
    ['a name of this machine', ['127.0.0.1']],
    ['a name of a private network', ['10.0.0.8']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['the service of metadata of a cloud', ['169.254.169.254']],
    ['a public address beside a private one', ['93.184.216.34', '127.0.0.1']],
    ['a link-local address with its zone', ['fe80::1%eth0']],
  ])('a name that resolves to %s', async (_cas, adresses) => {
    const { temoin: serveur, port } = await temoin();
    const transport = vers(`http://partenaire.exemple.fr:${port}`, resolution(...adresses));
    expect(await issue(transport)).toBe('avant adresse_interdite');
    expect(serveur.connexions).toBe(0);
  });

  it('"localhost", as the system resolves it', async () => {
    const { temoin: serveur, port } = await temoin();
    expect(await issue(vers(`http://localhost:${port}`))).toBe('avant adresse_interdite');
    expect(serveur.connexions).toBe(0);
  });

  it('a name that resolves elsewhere the second time (DNS rebinding)', async () => {
    const { temoin: dehors, port } = await temoin('127.0.0.2');
    const { temoin: dedans } = await temoin('127.0.0.1', undefined, port);
    let fois = 0;
    const changeante: LookupFunction = (hote, options, rendre) => {
      fois += 1;
      resolution(fois === 1 ? '127.0.0.2' : '127.0.0.1')(hote, options, rendre);
    };
    const transport = new Transport({
      url: `http://partenaire.exemple.fr:${port}`,
      delaiMs: 2_000,
      concurrence: 1,
      reseaux: ReseauxSortants.publics(['127.0.0.2']),
      resoudre: changeante,
    });
    ouverts.push(transport);
    await transport.demander({ methode: 'GET', chemin: '/' });
    await expect(transport.demander({ methode: 'GET', chemin: '/' })).rejects.toMatchObject({
      issue: { cause: 'adresse_interdite', phase: 'avant' },
    });
    expect([dehors.connexions, dedans.connexions, fois]).toEqual([1, 0, 2]);
  });

  it('but those that the operator allows', async () => {
    const { temoin: serveur, port } = await temoin();
    const permis = ReseauxSortants.publics(['127.0.0.0/8']);
    expect(await issue(vers(`http://127.0.0.1:${port}`, undefined, permis))).toBeNull();
    expect(
      await issue(vers(`http://partenaire.exemple.fr:${port}`, resolution('127.0.0.1'), permis)),
    ).toBeNull();
    expect(serveur.demandes).toHaveLength(2);
  });

  it('and public addresses are admitted', () => {
    for (const adresse of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '172.32.0.1', '100.128.0.1'])
      expect([adresse, production.admet(adresse)]).toEqual([adresse, true]);
  });
});

describe('security check 16: only the configured host is called', () => {
  it('a redirect is an error, and is not followed', async () => {
    for (const statut of [301, 302, 303, 307, 308]) {
      const { temoin: ailleurs, port } = await temoin();
      const { port: premier } = await temoin('127.0.0.1', (chemin) =>
        chemin === '/oauth2/token'
          ? { statut: 200 }
          : { statut, entetes: { location: `http://127.0.0.1:${port}/` } },
      );
      const client = new ClientPartenaire({
        partenaire: 'gide',
        url: `http://127.0.0.1:${premier}`,
        clientId: 'passerelle',
        clientSecret: 'essai',
        secrets,
      });
      ouverts.push(client);
      expect(await client.envoyer({ id: 'envoi-1', evenements: [evenement('statut.change')] })).toMatchObject(
        {
          issue: 'incertaine',
          cause: 'redirection',
        },
      );
      await expect(client.empreintes()).rejects.toMatchObject({ classe: 'reponse_invalide' });
      expect(ailleurs.connexions).toBe(0);
    }
  });

  it('nor is a redirect of the token, with our secret', async () => {
    const { temoin: ailleurs, port } = await temoin();
    const { port: premier } = await temoin('127.0.0.1', () => ({
      statut: 307,
      entetes: { location: `http://127.0.0.1:${port}/oauth2/token` },
    }));
    const url = `http://127.0.0.1:${premier}`;
    const client = new ClientPartenaire({
      partenaire: 'gide',
      url,
      clientId: 'p',
      clientSecret: 's',
      secrets,
    });
    ouverts.push(client);
    await expect(client.empreintes()).rejects.toThrow(
      "le point d'accès des jetons ne répond pas comme attendu",
    );
    expect(ailleurs.connexions).toBe(0);
  });

  it.each(['@127.0.0.1/', '.exemple.fr/', ':80/', 'http://127.0.0.1/'])(
    'a path cannot change the host: %s',
    async (chemin) => {
      const transport = vers('http://partenaire.exemple.fr');
      ouverts.push(transport);
      await expect(transport.demander({ methode: 'GET', chemin })).rejects.toThrow(
        'a path begins with a slash',
      );
    },
  );

  it('the webhook of the alarms obeys the same rules', async () => {
    const { temoin: ailleurs, port } = await temoin();
    const interdit = new Crochet({ url: `http://127.0.0.1:${port}/alarmes`, secrets, reseaux: production });
    ouverts.push(interdit);
    expect(await interdit.envoyer('alarme-1', '{}')).toMatchObject({ pris: false });
    const { port: premier } = await temoin('127.0.0.1', () => ({
      statut: 302,
      entetes: { location: `http://127.0.0.1:${port}/` },
    }));
    const renvoye = new Crochet({ url: `http://127.0.0.1:${premier}/alarmes`, secrets });
    ouverts.push(renvoye);
    expect(await renvoye.envoyer('alarme-1', '{}')).toMatchObject({ pris: false });
    expect(ailleurs.connexions).toBe(0);
  });
});

describe('security check 16: the provider of identities is called at its own origin', () => {
  it('and nowhere else that its document may name, nor where it redirects to', async () => {
    const { temoin: ailleurs, port } = await temoin();
    const { temoin: fournisseur, port: sien } = await temoin('127.0.0.1', () => ({
      statut: 302,
      entetes: { location: `http://127.0.0.1:${port}/jwks` },
    }));
    const appeler = appelsVersUneOrigine(`http://127.0.0.1:${sien}/realms/essai`, ReseauxSortants.tous());
    for (const adresse of [
      `http://127.0.0.1:${port}/jwks`,
      `http://localhost:${sien}/jwks`,
      'https://ailleurs.essai/',
    ])
      await expect(appeler(adresse, {})).rejects.toThrow(TypeError);
    const reponse = await appeler(`http://127.0.0.1:${sien}/jwks`, { redirect: 'follow' });
    expect(reponse.status).toBe(302);
    expect([fournisseur.connexions, ailleurs.connexions]).toEqual([1, 0]);
  });

  it('in production, never inside unless its network is allowed', async () => {
    const { temoin: fournisseur, port } = await temoin();
    const url = `http://127.0.0.1:${port}`;
    await expect(appelsVersUneOrigine(url, production)(url, {})).rejects.toThrow(TypeError);
    expect(fournisseur.connexions).toBe(0);
    const permis = ReseauxSortants.publics(['127.0.0.1']);
    expect((await appelsVersUneOrigine(url, permis)(url, {})).status).toBe(200);
  });
});
