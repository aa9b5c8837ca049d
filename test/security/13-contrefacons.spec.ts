import { ACR_FORT, creerFournisseurDIdentite, type FournisseurDEssai } from '#test/fournisseur-d-identite';
import { QUOTAS_PAR_DEFAUT } from '../../apps/gateway/src/options.js';
import { creerGatewayDEssai, ORIGINE, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';
import { NavigateurDEssai } from '../../apps/gateway/test/navigateur-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from '../../apps/gateway/test/session-ouverte.js';
import { AccorderHabilitation } from '#access';

let fournisseur: FournisseurDEssai;
let gateway: GatewayDEssai;
beforeAll(async () => {
  fournisseur = await creerFournisseurDIdentite(ORIGINE);
  gateway = await creerGatewayDEssai({
    identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
  });
  fournisseur.personne = { sujet: 'essai', nom: 'Personne d’essai', acr: ACR_FORT };
  await new AccorderHabilitation(gateway.unite).execute({
    compte: { emetteur: fournisseur.url, sujet: 'essai' },
    role: 'exploitant',
    portee: { type: 'nationale' },
    jusqua: null,
    motif: 'essai',
    par: 'essai',
  });
});
afterAll(async () => {
  await gateway.fermer();
  await fournisseur.fermer();
});

const ouvrir = (): Promise<SessionOuverte> =>
  ouvrirUneSession(gateway.unite, 'exploitant', { type: 'nationale' });

const entetesDe = ({ cookie }: SessionOuverte): Record<string, string> => ({
  cookie: `__Host-passerelle=${cookie}`,
});

describe('security check 13: requests that change something come from our pages (CSRF)', () => {
  const chemin = '/api/partenaires/gide/pause';
  const corps = { motif: 'travaux' };

  it('with the token of the session and the origin of the gateway', async () => {
    const session = await ouvrir();
    const jeton = { 'x-passerelle-jeton': session.jeton };
    const admis: Record<string, string>[] = [
      { origin: ORIGINE },
      { 'sec-fetch-site': 'same-origin' },
      { origin: ORIGINE, 'sec-fetch-site': 'same-origin' },
    ];
    for (const entetes of admis) {
      const reponse = await gateway.post(chemin, corps, undefined, {
        ...entetesDe(session),
        ...jeton,
        ...entetes,
      });
      expect([entetes, reponse.statut]).toEqual([entetes, 200]);
    }
  });

  it('and from nowhere else', async () => {
    const [session, autre] = [await ouvrir(), await ouvrir()];
    const jeton = { 'x-passerelle-jeton': session.jeton };
    const refuses: Record<string, string>[] = [
      {},
      { origin: ORIGINE },
      { ...jeton },
      { ...jeton, origin: 'https://ailleurs.essai' },
      { ...jeton, origin: 'null' },
      { ...jeton, origin: `${ORIGINE}.ailleurs.essai` },
      { ...jeton, 'sec-fetch-site': 'cross-site' },
      { ...jeton, 'sec-fetch-site': 'same-site' },
      { ...jeton, 'sec-fetch-site': 'none' },
      { ...jeton, origin: ORIGINE, 'sec-fetch-site': 'cross-site' },
      { ...jeton, origin: 'https://ailleurs.essai', 'sec-fetch-site': 'same-origin' },
      { 'x-passerelle-jeton': autre.jeton, origin: ORIGINE },
      { 'x-passerelle-jeton': '', origin: ORIGINE },
      { 'x-passerelle-jeton': session.cookie, origin: ORIGINE },
    ];
    for (const entetes of refuses)
      for (const url of [chemin, '/api/session/deconnexion']) {
        const reponse = await gateway.post(url, corps, undefined, { ...entetesDe(session), ...entetes });
        expect([entetes, reponse.statut, reponse.json()['code']]).toEqual([entetes, 403, 'JETON_DE_SESSION']);
      }
    expect((await gateway.get('/api/session', undefined, entetesDe(session))).statut).toBe(200);
  });

  it('what is refused so has the bound of whoever is signed in: it cannot fill the record', async () => {
    const PAR_MINUTE = 5;
    const borne = await creerGatewayDEssai({ quotas: { ...QUOTAS_PAR_DEFAUT, cle: PAR_MINUTE } });
    try {
      const session = await ouvrirUneSession(borne.unite, 'exploitant', { type: 'nationale' });
      const statuts = [];
      for (let rang = 0; rang < 3 * PAR_MINUTE; rang += 1)
        statuts.push((await borne.post(chemin, corps, undefined, entetesDe(session))).statut);
      expect(new Set(statuts)).toEqual(new Set([403, 429]));
      const gardees = await borne.compter(`actes WHERE code = 'JETON_DE_SESSION'`);
      expect(gardees).toBe(statuts.filter((statut) => statut === 403).length);
      // These requests may stand astride two minutes.
      expect(gardees).toBeLessThanOrEqual(2 * PAR_MINUTE);
    } finally {
      await borne.fermer();
    }
  });
});

describe('security check 13: where a sign-in leads back', () => {
  it.each([
    'https://ailleurs.essai/',
    '//ailleurs.essai/',
    '/\\ailleurs.essai/',
    '\\\\ailleurs.essai',
    '/\t/ailleurs.essai',
    '/\n/ailleurs.essai',
    'javascript:alert(1)',
    'dossiers',
    '/./\\ailleurs.essai',
    '/..//ailleurs.essai',
    '/.//ailleurs.essai',
    `/${'a'.repeat(600)}`,
    ' /dossiers',
    '',
  ])('%j leads home', async (retour) => {
    const navigateur = new NavigateurDEssai(gateway);
    expect((await navigateur.seConnecter(retour)).entetes['location']).toBe('/');
  });

  it.each(['/', '/ecarts?etat=ouvert&vue=dit', '/dossiers/CT-2010-000001#frise'])(
    '%j is of this site',
    async (retour) => {
      const navigateur = new NavigateurDEssai(gateway);
      expect((await navigateur.seConnecter(retour)).entetes['location']).toBe(retour);
    },
  );
});
