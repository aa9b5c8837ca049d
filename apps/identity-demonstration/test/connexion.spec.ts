import * as oidc from 'openid-client';
import { COMPTES_DE_DEMONSTRATION } from '#config';
import { codeMontre } from '#test/connexion-de-demonstration';
import { ACR_SIMPLE } from '../src/fournisseur/acr.js';
import { ACR_FORT, type IdentiteDEssai, ouvrirIdentite, PASSERELLE, RETOUR } from './identite-d-essai.js';

describe('signing in at the provider of the demonstration [X5]', () => {
  let identite: IdentiteDEssai;

  beforeAll(async () => {
    identite = await ouvrirIdentite();
  });

  afterAll(() => identite.fermer());

  it('is discovered under localhost, with the code flow and PKCE alone', () => {
    const decouverte = identite.client.serverMetadata();
    expect(decouverte.issuer).toBe(`http://localhost:${identite.serveur.port}`);
    expect(decouverte.response_types_supported).toEqual(['code']);
    expect(decouverte.code_challenge_methods_supported).toEqual(['S256']);
    expect(decouverte.acr_values_supported).toEqual([ACR_SIMPLE, ACR_FORT]);
    expect(decouverte.end_session_endpoint).toMatch(/^http:\/\/localhost:/);
  });

  it.each(COMPTES_DE_DEMONSTRATION)('$identifiant gives a password and nothing else', async (compte) => {
    const demande = await identite.demander();
    const retour = await identite.seConnecter(demande, compte.identifiant);
    const dit = (await identite.echanger(demande, retour)).claims();
    expect(dit).toMatchObject({
      sub: compte.sujet,
      name: `${compte.prenom} ${compte.nom}`,
      acr: ACR_SIMPLE,
      amr: ['pwd'],
    });
  });

  it('the identifier may be written with capitals and spaces', async () => {
    const demande = await identite.demander();
    const retour = await identite.seConnecter(demande, ' Pilotage ');
    expect(retour.vers).toMatch(`${RETOUR}?code=`);
  });

  it('a strong acr takes a second step, whose code the page shows and says so', async () => {
    const demande = await identite.demander({ acr_values: ACR_FORT });
    const etape = await identite.seConnecter(demande, 'exploitant');
    expect(etape.texte).toContain('Code de démonstration');
    const { navigateur } = demande;
    const code = codeMontre(etape);
    expect(code).toMatch(/^\d{6}$/);
    const retour = await navigateur.suivre(
      await navigateur.envoyer(etape.adresse, { code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    );
    const dit = (await identite.echanger(demande, retour)).claims();
    expect(dit).toMatchObject({ sub: 'demonstration-exploitant', acr: ACR_FORT, amr: ['pwd', 'otp', 'mfa'] });
  });

  it('the second step is not reached without the first', async () => {
    const { navigateur, page } = await identite.demander({ acr_values: ACR_FORT });
    const code = await navigateur.aller(`${page.adresse}/code`);
    expect(code.vers).toBe(page.adresse);
    expect((await navigateur.envoyer(`${page.adresse}/code`, { code: '000000' })).vers).toBe(page.adresse);
  });

  it('who is signed in is not asked again, unless for more than was proved', async () => {
    const premiere = await identite.demander();
    await identite.seConnecter(premiere, 'auditeur');
    const { navigateur } = premiere;
    const seconde = await identite.demander({}, navigateur);
    expect(seconde.page.vers).toMatch(`${RETOUR}?code=`);
    const forte = await identite.demander(
      { claims: JSON.stringify({ id_token: { acr: { essential: true, value: ACR_FORT } } }) },
      navigateur,
    );
    expect(forte.page.texte).toContain('<h1>Se connecter</h1>');
    const etape = await identite.seConnecter(forte, 'auditeur');
    const retour = await navigateur.suivre(
      await navigateur.envoyer(etape.adresse, { code: codeMontre(etape) }),
    );
    expect((await identite.echanger(forte, retour)).claims()).toMatchObject({ acr: ACR_FORT });
  });

  it('another account takes the place of the one signed in', async () => {
    const premiere = await identite.demander();
    await identite.seConnecter(premiere, 'auditeur');
    const seconde = await identite.demander({ prompt: 'login' }, premiere.navigateur);
    const retour = await identite.seConnecter(seconde, 'pilotage');
    expect((await identite.echanger(seconde, retour)).claims()).toMatchObject({
      sub: 'demonstration-pilotage',
    });
  });

  it('who gives up goes back to the gateway with access_denied', async () => {
    const { navigateur, page, state } = await identite.demander();
    const retour = await navigateur.suivre(await navigateur.envoyer(`${page.adresse}/abandon`, {}));
    const { origin, searchParams } = new URL(retour.vers ?? '');
    expect(origin).toBe(PASSERELLE);
    expect([searchParams.get('error'), searchParams.get('state')]).toEqual(['access_denied', state]);
  });

  it('an address to come back to that is not the gateway’s is refused where it is', async () => {
    const { page } = await identite.demander({ redirect_uri: 'http://localhost:3999/ailleurs' });
    expect([page.statut, page.vers]).toEqual([400, null]);
    expect(page.texte).toContain('Cette demande n’a pas pu être traitée');
  });

  it.each([
    ['none', { code_challenge: '', code_challenge_method: '' }],
    ['plain', { code_challenge_method: 'plain' }],
  ])('without PKCE (%s) nothing is asked of anybody', async (_quoi, parametres) => {
    const { page } = await identite.demander(parametres);
    expect(new URL(page.vers ?? '').searchParams.get('error')).toBe('invalid_request');
  });

  it('a code is worth nothing with another verifier, nor twice', async () => {
    const demande = await identite.demander();
    const retour = await identite.seConnecter(demande, 'conseiller');
    const autre = { ...demande, verifieur: oidc.randomPKCECodeVerifier() };
    await expect(identite.echanger(autre, retour)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await identite.echanger(demande, retour)).token_type).toBe('bearer');
    await expect(identite.echanger(demande, retour)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  describe('signing out, at the request of the gateway', () => {
    async function connecte() {
      const demande = await identite.demander();
      const retour = await identite.seConnecter(demande, 'administrateur');
      const jetons = await identite.echanger(demande, retour);
      const sortie = oidc.buildEndSessionUrl(identite.client, {
        id_token_hint: jetons.id_token ?? '',
        post_logout_redirect_uri: `${PASSERELLE}/`,
        state: 'ou-j-en-etais',
      });
      return { navigateur: demande.navigateur, sortie };
    }

    it('is asked for by a page, then goes back to the gateway; the next sign-in asks again', async () => {
      const { navigateur, sortie } = await connecte();
      const page = await navigateur.aller(sortie);
      expect(page.texte).toContain('<h1>Se déconnecter</h1>');
      const [, action = ''] = /action="([^"]+)"/.exec(page.texte) ?? [];
      const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.texte) ?? [];
      const fin = await navigateur.envoyer(action, { xsrf, logout: 'yes' });
      expect(fin.vers).toBe(`${PASSERELLE}/?state=ou-j-en-etais`);
      expect((await identite.demander({}, navigateur)).page.texte).toContain('<h1>Se connecter</h1>');
    });

    it('asks nothing of who is no longer signed in', async () => {
      const { sortie } = await connecte();
      const { navigateur } = await identite.demander();
      const page = await navigateur.aller(sortie);
      expect([page.statut, page.vers]).toEqual([303, `${PASSERELLE}/?state=ou-j-en-etais`]);
    });

    it('sends nobody elsewhere', async () => {
      const { navigateur, sortie } = await connecte();
      sortie.searchParams.set('post_logout_redirect_uri', 'https://ailleurs.exemple.fr/');
      expect(await navigateur.aller(sortie)).toMatchObject({ statut: 400, vers: null });
    });
  });

  it('nothing in the log says who', async () => {
    const demande = await identite.demander();
    await identite.seConnecter(demande, 'conseiller');
    const lignes = identite.journal.join('');
    expect(lignes).toContain('"securite":"connexion"');
    for (const { sujet, prenom, nom } of COMPTES_DE_DEMONSTRATION)
      for (const mot of [sujet, prenom, nom]) expect(lignes).not.toContain(mot);
  });
});
