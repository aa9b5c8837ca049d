import { AccorderHabilitation, type Portee, type RoleDePersonne } from '#access';
import {
  ACR_FAIBLE,
  ACR_FORT,
  creerFournisseurDIdentite,
  type FournisseurDEssai,
} from '#test/fournisseur-d-identite';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentLu } from './document-lu.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, ORIGINE, type GatewayDEssai } from './gateway-d-essai.js';
import { NavigateurDEssai } from './navigateur-d-essai.js';

let fournisseur: FournisseurDEssai;
let gateway: GatewayDEssai;
let description: DocumentLu;
beforeAll(async () => {
  fournisseur = await creerFournisseurDIdentite(ORIGINE);
  gateway = await creerGatewayDEssai({
    identite: { url: fournisseur.url, ...fournisseur.client, acrFort: ACR_FORT },
  });
  description = new DocumentLu((await gateway.get('/api/openapi.json')).json<OpenAPIObject>());
});
afterAll(async () => {
  await gateway.fermer();
  await fournisseur.fermer();
});

const NATIONALE: Portee = { type: 'nationale' };
const PARIS: Portee = { type: 'structure', structure: '75056S00' };
let rang = 0;

/** Somebody new, before the provider, with these habilitations. */
async function venir(
  acr: string,
  ...habilitations: [RoleDePersonne, Portee][]
): Promise<{ navigateur: NavigateurDEssai; sujet: string; ids: string[] }> {
  const sujet = `essai-${++rang}`;
  fournisseur.personne = { sujet, nom: `Personne d’essai ${rang}`, acr };
  const ids: string[] = [];
  for (const [role, portee] of habilitations) {
    const issue = await new AccorderHabilitation(gateway.unite).execute({
      compte: { emetteur: fournisseur.url, sujet },
      role,
      portee,
      jusqua: null,
      motif: 'essai',
      par: 'essai',
    });
    if ('id' in issue) ids.push(issue.id);
  }
  return { navigateur: new NavigateurDEssai(gateway), sujet, ids };
}

interface Session {
  compte: { id: string; nom: string };
  habilitation: { id: string; role: string; portee: string };
  habilitations: { id: string }[];
  droits: string[];
  jeton: string;
  inactiviteS: number;
  fin: string;
}

describe('a person signs in by OpenID Connect [X5]', () => {
  it('and has a session with the role and the scope of their habilitation', async () => {
    const { navigateur, ids } = await venir(ACR_FAIBLE, ['responsable_cotraitance', PARIS]);
    const retour = await navigateur.seConnecter('/dossiers?etat=affectee');
    expect([retour.statut, retour.entetes['location']]).toEqual([303, '/dossiers?etat=affectee']);
    const reponse = await navigateur.rafraichir();
    description.exigerDecrite('GET /api/session', reponse);
    const session = reponse.json<Session>();
    const habilitation = { id: ids[0], role: 'responsable_cotraitance', portee: 'structure:75056S00' };
    expect(session).toMatchObject({
      compte: { nom: `Personne d’essai ${rang}` },
      habilitation,
      habilitations: [habilitation],
      droits: ['metadonnees', 'corps', 'agir'],
      inactiviteS: 1_800,
    });
    const reste = new Date(session.fin).getTime() - Date.now();
    expect(reste).toBeGreaterThan(9.9 * 3_600_000);
    expect(reste).toBeLessThanOrEqual(10 * 3_600_000 + 60_000);
    expect((await navigateur.get('/api/cotraitances')).statut).toBe(200);
    expect((await navigateur.get('/api/bilan')).statut).toBe(403);
  });

  it('acts under the id of the account, in the trace of readings and in the log', async () => {
    const { navigateur } = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    await navigateur.seConnecter();
    const { compte } = (await navigateur.rafraichir()).json<Session>();
    await navigateur.get('/api/cotraitances');
    const [lecture] = await gateway.unite.seule('SELECT acteur, role FROM lectures ORDER BY id DESC LIMIT 1');
    expect(lecture).toEqual({ acteur: `compte:${compte.id}`, role: 'conseiller' });
    expect(gateway.journal.at(-1)).toContain(`"acteur":"compte:${compte.id}"`);
    expect(gateway.journal.join('')).not.toContain('Personne d’essai');
  });

  it('has an account without any right the first time, known by issuer and subject', async () => {
    const { navigateur, sujet } = await venir(ACR_FORT);
    const retour = await navigateur.seConnecter();
    expect([retour.statut, retour.entetes['location']]).toEqual([303, '/?connexion=sans_habilitation']);
    expect((await navigateur.get('/api/session')).statut).toBe(401);
    const comptes = await gateway.unite.seule('SELECT nom, emetteur, etat FROM comptes WHERE sujet = $1', [
      sujet,
    ]);
    expect(comptes).toEqual([{ nom: `Personne d’essai ${rang}`, emetteur: fournisseur.url, etat: 'actif' }]);
  });

  it.each(['exploitant', 'administrateur', 'auditeur'] as const)(
    'is refused as %s without strong authentication, which was asked for',
    async (role) => {
      const { navigateur, sujet } = await venir(ACR_FAIBLE, [role, NATIONALE]);
      const depart = await navigateur.get('/connexion');
      expect(new URL(String(depart.entetes['location'])).searchParams.get('acr_values')).toBe(ACR_FORT);
      const retour = await navigateur.seConnecter();
      expect(retour.entetes['location']).toBe('/?connexion=authentification_trop_faible');
      fournisseur.personne = { sujet, nom: 'Deux preuves', acr: ACR_FORT };
      const mieux = new NavigateurDEssai(gateway);
      expect((await mieux.seConnecter()).entetes['location']).toBe('/');
      expect((await mieux.rafraichir()).statut).toBe(200);
    },
  );

  it('who gives up at the provider, or has been suspended, comes back without a session', async () => {
    const { navigateur, sujet } = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    const { personne } = fournisseur;
    fournisseur.personne = null;
    expect((await navigateur.seConnecter()).entetes['location']).toBe('/?connexion=refusee');
    fournisseur.personne = personne;
    await gateway.unite.seule(`UPDATE comptes SET etat = 'suspendu' WHERE sujet = $1`, [sujet]);
    expect((await navigateur.seConnecter()).entetes['location']).toBe('/?connexion=compte_suspendu');
    expect(navigateur.cookies.size).toBe(0);
  });

  it('is told when the provider does not answer; keys and sessions go on, and it is asked again later', async () => {
    const autre = await creerFournisseurDIdentite(ORIGINE);
    autre.personne = { sujet: 'essai', nom: 'Personne d’essai', acr: ACR_FORT };
    await autre.fermer();
    const seule = await creerGatewayDEssai({
      identite: { url: autre.url, ...autre.client, acrFort: ACR_FORT },
    });
    try {
      const navigateur = new NavigateurDEssai(seule);
      const depart = await navigateur.get('/connexion');
      expect([depart.statut, depart.entetes['location']]).toEqual([
        303,
        '/?connexion=fournisseur_injoignable',
      ]);
      expect((await seule.get('/api/horloge', CLE_DE_DEMARRAGE)).statut).toBe(200);
      await autre.rouvrir();
      expect((await navigateur.get('/connexion')).statut).toBe(302);
      const retour = await navigateur.allerChezLeFournisseur();
      await autre.fermer();
      expect((await navigateur.get(retour)).entetes['location']).toBe('/?connexion=fournisseur_injoignable');
    } finally {
      await seule.fermer();
    }
  });

  it('nobody, when no provider is configured, and is told so [X5]', async () => {
    const seule = await creerGatewayDEssai();
    try {
      for (const adresse of ['/connexion', '/connexion/retour?code=a&state=b']) {
        const reponse = await seule.get(adresse);
        expect([reponse.statut, reponse.entetes['location']]).toEqual([303, '/?connexion=sans_fournisseur']);
      }
    } finally {
      await seule.fermer();
    }
  });
});

describe('a person with several habilitations [X5]', () => {
  it('changes from one to another under a new cookie, the old one being worth nothing', async () => {
    const { navigateur, ids } = await venir(ACR_FAIBLE, ['conseiller', PARIS], ['pilotage', NATIONALE]);
    await navigateur.seConnecter();
    const ancien = navigateur.cookies.get('__Host-passerelle');
    const avant = (await navigateur.rafraichir()).json<Session>();
    expect(avant.habilitation.id).toBe(ids[0]);
    const reponse = await navigateur.post('/api/session/habilitation', { habilitation: ids[1] });
    description.exigerDecrite('POST /api/session/habilitation', reponse);
    expect(reponse.json()).toMatchObject({
      habilitation: { id: ids[1], role: 'pilotage', portee: 'nationale' },
      droits: ['metadonnees', 'exporter'],
      fin: avant.fin,
    });
    expect(reponse.json()['jeton']).not.toBe(avant.jeton);
    expect(navigateur.cookies.get('__Host-passerelle')).not.toBe(ancien);
    expect((await navigateur.get('/api/bilan')).statut).toBe(200);
    const deAncien = await gateway.get('/api/session', undefined, { cookie: `__Host-passerelle=${ancien}` });
    expect([deAncien.statut, deAncien.json()['raison']]).toEqual([401, 'remplacee']);
  });

  it('begins again with the one used last', async () => {
    const { navigateur, ids } = await venir(ACR_FAIBLE, ['conseiller', PARIS], ['pilotage', NATIONALE]);
    await navigateur.seConnecter();
    await navigateur.post('/api/session/habilitation', { habilitation: ids[1] });
    await navigateur.seConnecter();
    expect((await navigateur.rafraichir()).json()).toMatchObject({ habilitation: { id: ids[1] } });
  });

  it('is offered what the strength of the sign-in allows, and refused the rest', async () => {
    const { navigateur, ids } = await venir(ACR_FAIBLE, ['conseiller', PARIS], ['auditeur', NATIONALE]);
    await navigateur.seConnecter();
    expect((await navigateur.rafraichir()).json()).toMatchObject({ habilitations: [{ id: ids[0] }] });
    const refus = await navigateur.post('/api/session/habilitation', { habilitation: ids[1] });
    expect([refus.statut, refus.json()['code']]).toEqual([403, 'AUTHENTIFICATION_TROP_FAIBLE']);
    const autre = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    const autrui = await navigateur.post('/api/session/habilitation', { habilitation: autre.ids[0] });
    expect([autrui.statut, autrui.json()['code']]).toEqual([404, 'HABILITATION_INCONNUE']);
  });
});

describe('signing out [X5]', () => {
  it('closes the session, and says where to sign out of the provider', async () => {
    const { navigateur } = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    await navigateur.seConnecter();
    const cookie = navigateur.cookies.get('__Host-passerelle');
    const reponse = await navigateur.post('/api/session/deconnexion');
    description.exigerDecrite('POST /api/session/deconnexion', reponse);
    const suite = new URL(String(reponse.json()['suite']));
    expect([suite.origin, suite.searchParams.get('post_logout_redirect_uri')]).toEqual([
      fournisseur.url,
      `${ORIGINE}/`,
    ]);
    expect(navigateur.cookies.has('__Host-passerelle')).toBe(false);
    const apres = await gateway.get('/api/session', undefined, { cookie: `__Host-passerelle=${cookie}` });
    expect([apres.statut, apres.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'SESSION_ABSENTE', raison: 'deconnexion' }),
    ]);
    description.exigerDecrite('GET /api/session', apres);
  });
});

describe('the routes of the session', () => {
  it.each([
    ['GET', '/api/session'],
    ['POST', '/api/session/habilitation'],
    ['POST', '/api/session/deconnexion'],
  ])('%s %s: nobody, and no key, has one', async (methode, url) => {
    for (const cle of [undefined, CLE_DE_DEMARRAGE, await gateway.cle('exploitant', NATIONALE)]) {
      const reponse = methode === 'GET' ? await gateway.get(url, cle) : await gateway.post(url, {}, cle);
      expect([reponse.statut, reponse.json()['code']]).toEqual([401, 'SESSION_ABSENTE']);
    }
  });
});

describe('signing in is an act [issue 5, ADR 30]', () => {
  interface ActeLu {
    acteur: string;
    action: string;
    issue: string;
    code: string | null;
    motif: string | null;
    objet: string | null;
  }
  let depuis = 0;
  beforeEach(async () => {
    const [dernier] = await gateway.unite.seule<{ id: number }>(
      'SELECT coalesce(max(id), 0) AS id FROM actes',
    );
    depuis = dernier?.id ?? 0;
  });
  const actes = (): Promise<ActeLu[]> =>
    gateway.unite.seule<ActeLu>(
      'SELECT acteur, action, issue, code, motif, objet FROM actes WHERE id > $1 ORDER BY id',
      [depuis],
    );
  const acteurDe = async (sujet: string): Promise<string> => {
    const [compte] = await gateway.unite.seule<{ id: string }>('SELECT id FROM comptes WHERE sujet = $1', [
      sujet,
    ]);
    return `compte:${compte?.id}`;
  };

  it('begun before the session opens, ended with the habilitation that serves; the auditeur finds it', async () => {
    const { navigateur, sujet, ids } = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    await navigateur.seConnecter();
    const acteur = await acteurDe(sujet);
    const commun = { acteur, action: 'session.ouverture', code: null };
    expect(await actes()).toMatchObject([
      { ...commun, issue: 'entame' },
      { ...commun, issue: 'fait', objet: ids[0] },
    ]);
    const trouves = await gateway.post('/api/audit/recherche', { acteur }, CLE_DE_DEMARRAGE);
    expect(trouves.texte).toContain('session.ouverture');
    expect(JSON.stringify(await actes())).not.toContain('Personne d’essai');
  });

  it('opens nothing when the record refuses rows', async () => {
    const { navigateur } = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    await gateway.unite.seule('ALTER TABLE actes ADD CONSTRAINT rien CHECK (false) NOT VALID');
    try {
      expect((await navigateur.seConnecter()).statut).toBe(500);
    } finally {
      await gateway.unite.seule('ALTER TABLE actes DROP CONSTRAINT rien');
    }
    expect(navigateur.cookies.has('__Host-passerelle')).toBe(false);
  });

  it('refused leaves its code; what no sign-in of ours asked for leaves nothing', async () => {
    const { navigateur, sujet } = await venir(ACR_FAIBLE, ['auditeur', NATIONALE]);
    await navigateur.seConnecter();
    const refuse = { acteur: await acteurDe(sujet), issue: 'refuse', code: 'AUTHENTIFICATION_TROP_FAIBLE' };
    expect((await actes()).at(-1)).toMatchObject(refuse);
    const autre = new NavigateurDEssai(gateway);
    const retour = await autre.allerChezLeFournisseur();
    await autre.get(retour.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fautre.essai'));
    expect((await actes()).at(-1)).toMatchObject({ acteur: 'personne', issue: 'refuse', code: 'REFUSEE' });
    const avant = (await actes()).length;
    await gateway.get('/connexion/retour?state=invente&code=invente');
    expect(await actes()).toHaveLength(avant);
  });

  it('its end is one too, whoever ends it; and what is asked without right, or not from its page', async () => {
    const { navigateur, sujet, ids } = await venir(ACR_FAIBLE, ['conseiller', PARIS]);
    await navigateur.seConnecter();
    const acteur = await acteurDe(sujet);
    expect((await navigateur.get('/api/comptes/x')).statut).toBe(403);
    expect((await actes()).at(-1)).toMatchObject({
      acteur,
      action: 'acces.refus',
      issue: 'refuse',
      code: 'ROLE_INSUFFISANT',
      motif: 'ComptesController.un',
    });
    expect((await navigateur.postNu('/api/session/deconnexion')).statut).toBe(403);
    expect((await actes()).at(-1)).toMatchObject({
      acteur,
      action: 'session.fermeture',
      issue: 'refuse',
      code: 'JETON_DE_SESSION',
    });
    await gateway.unite.seule(
      `UPDATE sessions SET vue_le = vue_le - interval '31 minutes' WHERE habilitation = $1`,
      [ids[0]],
    );
    expect((await navigateur.get('/api/session')).statut).toBe(401);
    expect((await navigateur.get('/api/session')).statut).toBe(401);
    const fins = (await actes()).filter(({ action }) => action === 'session.expiration');
    expect(fins).toMatchObject([
      { acteur, issue: 'entame', motif: 'inactivite' },
      { acteur, issue: 'fait', objet: ids[0] },
    ]);
  });
});
