import { randomBytes } from 'node:crypto';
import { DUREES } from '#access';
import {
  ACR_FAIBLE,
  ACR_FORT,
  creerFournisseurDIdentite,
  type FournisseurDEssai,
} from '#test/fournisseur-d-identite';
import {
  creerFournisseurMensonger,
  type FournisseurMensonger,
  type JetonForge,
} from '#test/fournisseur-mensonger';
import {
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { NavigateurDEssai } from '../../apps/gateway/test/navigateur-d-essai.js';

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

  it('believes an answer once, also when it comes twice at the same moment', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    const retour = await navigateur.allerChezLeFournisseur();
    const issues = await Promise.all([navigateur.get(retour), navigateur.get(retour)]);
    expect(issues.map(issueDe).sort()).toEqual([EXPIREE, CRUE]);
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
  let fournisseur: FournisseurMensonger;
  let gateway: GatewayDEssai;
  beforeAll(async () => {
    fournisseur = await creerFournisseurMensonger();
    gateway = await creerGatewayDEssai({
      identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
    });
  });
  afterAll(async () => {
    await gateway.fermer();
    await fournisseur.fermer();
  });

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
    const navigateur = new NavigateurDEssai(gateway);
    const depart = await navigateur.get('/connexion');
    const { searchParams } = new URL(String(depart.entetes['location']));
    fournisseur.nonce = searchParams.get('nonce') ?? '';
    fournisseur.jeton = jeton;
    const avant = await gateway.compter('comptes');
    const retour = await navigateur.get(`/connexion/retour?code=x&state=${searchParams.get('state')}`);
    expect(retour.entetes['location']).toBe(`/?connexion=${cru ? 'sans_habilitation' : 'refusee'}`);
    expect(await gateway.compter('comptes')).toBe(avant + (cru ? 1 : 0));
  });
});
