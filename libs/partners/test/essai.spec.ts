import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fabriquerCertificat } from '#test/certificats';
import { essayerConnexion, type EtapeDEssai, type OptionsDEssai } from '../src/essai/essayer-connexion.js';
import { ReseauxSortants } from '../src/reseaux-sortants.js';
import { demarrerJouet } from './serveur-jouet.js';

let jouet: Awaited<ReturnType<typeof demarrerJouet>>;
beforeAll(async () => {
  jouet = await demarrerJouet();
});
afterAll(() => jouet.arreter());

async function essayer(options: Partial<OptionsDEssai> = {}): Promise<EtapeDEssai[]> {
  const { url, clientId, clientSecret } = jouet;
  const etapes: EtapeDEssai[] = [];
  for await (const etape of essayerConnexion({ url, clientId, clientSecret, ...options })) etapes.push(etape);
  return etapes;
}
const issues = (etapes: EtapeDEssai[]): string[] => etapes.map(({ etape, issue }) => `${etape} ${issue}`);

describe('the trial of the way to a partner [X5.5]', () => {
  it('goes as real traffic does, and asks about nobody', async () => {
    const etapes = await essayer({ url: jouet.url.replace('127.0.0.1', 'localhost') });
    expect(issues(etapes)).toEqual([
      'resolution reussie',
      'connexion reussie',
      'tls sans_objet',
      'jeton reussie',
      'question reussie',
    ]);
    expect(etapes.every(({ millisecondes }) => millisecondes >= 0)).toBe(true);
  });

  it('stops at credentials that the partner does not know, without saying them', async () => {
    const etapes = await essayer({ clientSecret: 'secret-faux-0123456789' });
    expect(issues(etapes).at(-1)).toBe('jeton echouee');
    expect(etapes.at(-1)?.detail).toBe('Le partenaire ne donne pas de jeton (réponse HTTP 401).');
    expect(JSON.stringify(etapes)).not.toContain('secret-faux');
  });

  it.each<[string, Partial<OptionsDEssai>, string, RegExp]>([
    ['nobody listens', { url: 'http://127.0.0.1:1' }, 'connexion', /^La connexion est refusée\.$/],
    ['a name that nothing has', { url: 'http://partenaire.invalid' }, 'resolution', /pas pu être résolu/],
    ['an address inside', { reseaux: ReseauxSortants.publics() }, 'resolution', /réseau privé/],
    [
      'a name that leads inside',
      { url: 'http://localhost:1', reseaux: ReseauxSortants.publics() },
      'resolution',
      /réseau privé/,
    ],
  ])('stops where the way stops: %s', async (_cas, options, etape, detail) => {
    const derniere = (await essayer(options)).at(-1);
    expect(derniere).toMatchObject({ etape, issue: 'echouee' });
    expect(derniere?.detail).toMatch(detail);
  });

  it('waits no longer than a step may last for a resolver that never answers', async () => {
    const reseaux = Object.assign(ReseauxSortants.tous(), { resolution: () => () => undefined });
    const etapes = await essayer({ url: 'http://partenaire.invalid', reseaux, delaiMs: 20 });
    expect(issues(etapes)).toEqual(['resolution echouee']);
  });

  it('refuses a certificate that signs itself, before any secret leaves', async () => {
    const { pem, clePem } = fabriquerCertificat('seul', { hotes: ['localhost'] });
    let demandes = 0;
    const serveur = createServer({ cert: pem, key: clePem }, (_demande, reponse) => {
      demandes += 1;
      reponse.end();
    });
    serveur.listen(0, '127.0.0.1');
    await once(serveur, 'listening');
    const { port } = serveur.address() as AddressInfo;
    const etapes = await essayer({ url: `https://localhost:${port}` });
    expect(etapes.at(-1)).toMatchObject({
      etape: 'tls',
      issue: 'echouee',
      detail: 'Le certificat TLS est refusé.',
    });
    expect(demandes).toBe(0);
    serveur.closeAllConnections();
    serveur.close();
    await once(serveur, 'close');
  });
});
