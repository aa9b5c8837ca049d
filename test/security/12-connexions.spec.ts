import { randomBytes } from 'node:crypto';
import { DUREES } from '#access';
import {
  ACR_FAIBLE,
  ACR_FORT,
  creerFournisseurDIdentite,
  type FournisseurDEssai,
} from '#test/fournisseur-d-identite';
import { creerFournisseurMensonger, type JetonForge } from '#test/fournisseur-mensonger';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { NavigateurDEssai } from '../../apps/gateway/test/navigateur-d-essai.js';
import { ouvrirUneSession } from '../../apps/gateway/test/session-ouverte.js';
import { QUOTAS_PAR_DEFAUT } from '../../apps/gateway/src/options.js';

const ESSAIS = 30;

describe('security check 12: a sign-in proves who comes', () => {
  let fournisseur: FournisseurDEssai;
  let gateway: GatewayDEssai;
  beforeAll(async () => {
    fournisseur = await creerFournisseurDIdentite(ORIGINE);
    gateway = await creerGatewayDEssai({
      identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
    });
  });
  beforeEach(() => (fournisseur.personne = { sujet: 'essai', nom: 'Personne d’essai', acr: ACR_FAIBLE }));
  afterAll(async () => {
    await gateway.fermer();
    await fournisseur.fermer();
  });

  const issueDe = (reponse: Reponse): unknown => reponse.entetes['location'];
  // Nobody has a right here: a sign-in that is believed ends so.
  const CRUE = '/?connexion=sans_habilitation';
  const EXPIREE = '/?connexion=expiree';

  it('asks for a code with PKCE S256, a state and a nonce of its own each time', async () => {
    const departs = await Promise.all(
      [1, 2].map(async () => {
        const { entetes } = await gateway.get('/connexion');
        return new URL(String(entetes['location'])).searchParams;
      }),
    );
    for (const depart of departs) {
      expect(depart.get('response_type')).toBe('code');
      expect(depart.get('code_challenge_method')).toBe('S256');
      expect(depart.get('acr_values')).toBe(ACR_FORT);
    }
    for (const nom of ['state', 'nonce', 'code_challenge']) {
      const valeurs = departs.map((depart) => depart.get(nom) ?? '');
      expect(Math.min(...valeurs.map(({ length }) => length))).toBeGreaterThanOrEqual(43);
      expect(new Set(valeurs).size).toBe(2);
    }
  });

  it('believes an answer once: the same code and state open nothing again', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    const retour = await navigateur.allerChezLeFournisseur();
    const cookies = new Map(navigateur.cookies);
    expect(issueDe(await navigateur.get(retour))).toBe(CRUE);
    for (const [nom, valeur] of cookies) navigateur.cookies.set(nom, valeur);
    expect(issueDe(await navigateur.get(retour))).toBe(EXPIREE);
  });

  it('believes the browser that left alone: another one, or another state, opens nothing, and stops nobody', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    const retour = await navigateur.allerChezLeFournisseur();
    expect(issueDe(await gateway.get(retour))).toBe(EXPIREE);
    const ailleurs = new NavigateurDEssai(gateway);
    await ailleurs.allerChezLeFournisseur();
    expect(issueDe(await ailleurs.get(retour))).toBe(EXPIREE);
    expect(issueDe(await navigateur.get(retour.replace(/state=[^&]+/, 'state=autre')))).toBe(EXPIREE);
    expect(issueDe(await navigateur.get(retour))).toBe(CRUE);
  });

  it('refuses the answer of another provider (mix-up), and a code that was not given', async () => {
    for (const fausser of [
      (retour: string) => retour.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fautre.essai'),
      (retour: string) => retour.replace(/code=[^&]+/, `code=${randomBytes(32).toString('base64url')}`),
    ]) {
      const navigateur = new NavigateurDEssai(gateway);
      const retour = await navigateur.allerChezLeFournisseur();
      expect(issueDe(await navigateur.get(fausser(retour)))).toBe('/?connexion=refusee');
    }
  });

  it('expires after ten minutes', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    const retour = await navigateur.allerChezLeFournisseur();
    await gateway.unite.seule('UPDATE connexions SET cree_le = cree_le - make_interval(secs => $1)', [
      DUREES.connexionS,
    ]);
    expect(issueDe(await navigateur.get(retour))).toBe(EXPIREE);
  });

  it('keeps no more sign-ins than there were in ten minutes', async () => {
    const avant = await gateway.compter('connexions');
    await gateway.unite.seule('UPDATE connexions SET cree_le = cree_le - make_interval(secs => $1)', [
      DUREES.connexionS,
    ]);
    for (let rang = 0; rang < avant; rang += 1) await gateway.get('/connexion');
    expect(await gateway.compter('connexions')).toBe(avant);
  });
});

describe('security check 12: an id token is believed only when it is right', () => {
  it.each<[string, JetonForge, boolean]>([
    ['right', {}, true],
    ['not signed (alg none)', { alg: 'none' }, false],
    ['signed with the secret of the client (HS256)', { alg: 'HS256' }, false],
    ['signed with an unknown key', { autreCle: true }, false],
    ['changed after it was signed', { altere: true }, false],
    ['expired', { dites: { exp: Math.floor(Date.now() / 1_000) - 60 } }, false],
    ['of another issuer', { dites: { iss: 'https://autre.essai' } }, false],
    ['for another client', { dites: { aud: 'autre' } }, false],
    ['of another sign-in (nonce)', { dites: { nonce: 'autre' } }, false],
    ['without nonce', { dites: { nonce: undefined } }, false],
    ['of nobody', { dites: { sub: undefined } }, false],
  ])('%s', async (_nom, jeton, cru) => {
    const fournisseur = await creerFournisseurMensonger();
    const gateway = await creerGatewayDEssai({
      identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
    });
    try {
      const navigateur = new NavigateurDEssai(gateway);
      const depart = await navigateur.get('/connexion');
      const { searchParams } = new URL(String(depart.entetes['location']));
      fournisseur.nonce = searchParams.get('nonce') ?? '';
      fournisseur.jeton = jeton;
      const retour = await navigateur.get(`/connexion/retour?code=x&state=${searchParams.get('state')}`);
      expect(retour.entetes['location']).toBe(`/?connexion=${cru ? 'sans_habilitation' : 'refusee'}`);
      expect(await gateway.compter('comptes')).toBe(cru ? 1 : 0);
    } finally {
      await gateway.fermer();
      await fournisseur.fermer();
    }
  });
});

describe('security check 12: guesses', () => {
  it('100 from one address over two gateways: all but the first are told to wait, and whoever is right goes on', async () => {
    const un = await creerGatewayDEssai({ quotas: { ...QUOTAS_PAR_DEFAUT, essais: ESSAIS } });
    const deux = await creerGatewayDEssai({
      quotas: { ...QUOTAS_PAR_DEFAUT, essais: ESSAIS },
      source: un.source,
    });
    try {
      // What must fit into one minute of the database does not begin at its end.
      await un.unite.seule(
        `SELECT pg_sleep(CASE WHEN s > 40 THEN 60.1 - s ELSE 0 END)
         FROM (SELECT extract(second FROM clock_timestamp())::float8 AS s) AS maintenant`,
      );
      const session = await ouvrirUneSession(un.unite, 'exploitant', { type: 'nationale' });
      const cle = await un.cle('exploitant', { type: 'nationale' });
      const deviner = (rang: number): Promise<Reponse> => {
        const gateway = rang % 2 === 0 ? un : deux;
        switch (rang % 3) {
          case 0:
            return gateway.get(
              '/api/horloge',
              `psk_${'0'.repeat(32)}_${randomBytes(32).toString('base64url')}`,
            );
          case 1:
            return gateway.get('/api/horloge', `cle-de-demarrage-devinee-${rang}`);
          default:
            return gateway.get('/api/horloge', undefined, {
              cookie: `__Host-passerelle=${randomBytes(32).toString('base64url')}`,
            });
        }
      };
      const reponses = await Promise.all(Array.from({ length: 100 }, (_, rang) => deviner(rang)));
      const attendre = reponses.filter(({ statut }) => statut === 429);
      expect(reponses.filter(({ statut }) => statut === 401)).toHaveLength(ESSAIS);
      expect(attendre).toHaveLength(100 - ESSAIS);
      for (const { entetes, texte } of attendre) {
        expect(Number(entetes['retry-after'])).toBeGreaterThanOrEqual(1);
        expect(JSON.parse(texte)).toMatchObject({ code: 'TROP_D_ESSAIS', status: 429 });
      }
      for (const gateway of [un, deux]) {
        const cookie = `__Host-passerelle=${session.cookie}`;
        expect((await gateway.get('/api/session', undefined, { cookie })).statut).toBe(200);
        expect((await gateway.get('/api/horloge', cle)).statut).toBe(200);
        expect((await gateway.get('/api/horloge', CLE_DE_DEMARRAGE)).statut).toBe(200);
        expect((await gateway.get('/api/horloge')).statut).toBe(401);
      }
      const quotas = await un.unite.seule<{ titulaire: string }>('SELECT titulaire FROM quotas');
      expect(JSON.stringify(quotas)).not.toContain('127.0.0.1');
    } finally {
      await deux.fermer();
      await un.fermer();
    }
  });

  it('failed sign-ins count as guesses', async () => {
    const fournisseur = await creerFournisseurDIdentite(ORIGINE);
    const gateway = await creerGatewayDEssai({
      identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
      quotas: { ...QUOTAS_PAR_DEFAUT, essais: 10 },
    });
    try {
      const statuts = [];
      for (let rang = 0; rang < 12; rang += 1)
        statuts.push((await gateway.get('/connexion/retour?code=devine&state=devine')).statut);
      expect(new Set(statuts)).toEqual(new Set([303, 429]));
    } finally {
      await gateway.fermer();
      await fournisseur.fermer();
    }
  });
});
