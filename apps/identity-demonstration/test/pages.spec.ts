import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { PageRecue } from '#test/navigateur-d-essai';
import { page as composer, html } from '../src/pages/gabarit.js';
import {
  ACR_FORT,
  type Demande,
  type IdentiteDEssai,
  MOT_DE_PASSE,
  ouvrirIdentite,
  PASSERELLE,
} from './identite-d-essai.js';

describe('the pages of the provider of the demonstration', () => {
  let identite: IdentiteDEssai;
  let demande: Demande;
  const pages: [string, PageRecue][] = [];

  beforeAll(async () => {
    identite = await ouvrirIdentite();
    demande = await identite.demander({ acr_values: ACR_FORT });
    pages.push(
      ['sign-in', demande.page],
      ['refused', await identite.seConnecter(demande, 'personne', 'faux')],
      ['second step', await identite.seConnecter(demande, 'exploitant')],
      ['wrong code', await demande.navigateur.envoyer(`${demande.page.adresse}/code`, { code: 'x' })],
      ['refused request', (await identite.demander({ redirect_uri: 'http://localhost:1/' })).page],
      ['nothing asked', await demande.navigateur.aller(`${identite.serveur.emetteur}/connexion/inconnue`)],
      ['signed out', await demande.navigateur.aller(`${identite.serveur.emetteur}/session/end/success`)],
    );
  });

  afterAll(() => identite.fermer());

  const toutes = (verifier: (page: PageRecue) => boolean): string[] =>
    pages.filter(([, page]) => !verifier(page)).map(([nom]) => nom);

  it('all say in French that the accounts are made up, under one heading', () => {
    expect(toutes(({ texte }) => texte.includes('<html lang="fr">'))).toEqual([]);
    expect(toutes(({ texte }) => texte.includes('Démonstration : comptes fictifs'))).toEqual([]);
    expect(toutes(({ texte }) => texte.split('<h1>').length === 2)).toEqual([]);
  });

  it('all run nothing, take styles from here, and are framed by nobody [check 13]', () => {
    const politique = `default-src 'none'; style-src 'self'; form-action 'self' ${PASSERELLE}; frame-ancestors 'none'; base-uri 'none'`;
    expect(toutes(({ entetes }) => entetes.get('content-security-policy') === politique)).toEqual([]);
    expect(toutes(({ texte }) => !/<script|<style|\sstyle=|\son\w+=/i.test(texte))).toEqual([]);
    expect(toutes(({ entetes }) => /no-store/.test(entetes.get('cache-control') ?? ''))).toEqual([]);
    expect(toutes(({ entetes }) => entetes.get('x-content-type-options') === 'nosniff')).toEqual([]);
  });

  it('every field has its label, and its error when it has one', () => {
    for (const [, { texte }] of pages) {
      const champs = [...texte.matchAll(/<input id="([^"]+)"[^>]*>/g)];
      for (const [champ, id = ''] of champs) {
        expect(texte).toContain(`<label for="${id}">`);
        if (!texte.includes('role="alert"')) continue;
        expect(champ).toContain('aria-invalid="true"');
        expect(champ).toMatch(/aria-describedby="erreur\b/);
      }
    }
    const [, refusee] = pages[1] ?? [];
    expect(refusee?.texte).toContain('<title>Erreur : Se connecter');
    expect(refusee?.texte).toContain('id="erreur"');
  });

  it('nothing typed becomes HTML', async () => {
    const { texte } = await identite.seConnecter(demande, '"><script>alert(1)</script>', 'faux');
    expect(texte).not.toContain('<script>');
    expect(composer('T', html`${'<&>"\''}`)).toContain('&#60;&#38;&#62;&#34;&#39;');
  });

  it('a form that another page sends signs nobody in', async () => {
    const champs = { identifiant: 'pilotage', 'mot-de-passe': MOT_DE_PASSE };
    for (const entetes of [{ origin: PASSERELLE }, { 'sec-fetch-site': 'same-site' }] as Record<
      string,
      string
    >[])
      expect((await demande.navigateur.envoyer(demande.page.adresse, champs, entetes)).statut).toBe(403);
  });

  it('a form that is too long is a wrong password', async () => {
    const adresse = demande.page.adresse;
    const long = { identifiant: 'x'.repeat(300_000), 'mot-de-passe': MOT_DE_PASSE };
    expect((await demande.navigateur.envoyer(adresse, long)).statut).toBe(422);
  });

  it('another name than localhost is not answered', async () => {
    const demandee = request({
      host: '127.0.0.1',
      port: identite.serveur.port,
      path: '/.well-known/openid-configuration',
      headers: { host: `pirate.exemple.fr:${identite.serveur.port}` },
    });
    demandee.end();
    const [reponse] = (await once(demandee, 'response')) as [IncomingMessage];
    reponse.resume();
    expect(reponse.statusCode).toBe(421);
  });
});
