import {
  AccorderHabilitation,
  ChangerEtatDuCompte,
  DUREES,
  RetirerHabilitation,
  ReveillerHabilitation,
} from '#access';
import { ACR_FORT, creerFournisseurDIdentite, type FournisseurDEssai } from '#test/fournisseur-d-identite';
import { randomBytes } from 'node:crypto';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { NavigateurDEssai } from '../../apps/gateway/test/navigateur-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from '../../apps/gateway/test/session-ouverte.js';

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

/** What the gateway says of a session: `ouverte`, or why it is not. */
async function etatDe(session: SessionOuverte): Promise<unknown> {
  const reponse = await gateway.get('/api/session', undefined, entetesDe(session));
  return reponse.statut === 200 ? 'ouverte' : reponse.json()['raison'];
}

/** As if its last use had been that long before. */
const vieillir = (session: SessionOuverte, secondes: number): Promise<unknown> =>
  gateway.unite.seule('UPDATE sessions SET vue_le = vue_le - make_interval(secs => $1) WHERE compte = $2', [
    secondes,
    session.compte,
  ]);

describe('security check 13: cookies', () => {
  it('are of this host alone, out of the reach of scripts, over TLS, and of 256 random bits kept as a digest', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    await navigateur.seConnecter();
    const poses = navigateur.recus.filter((cookie) => !/Max-Age=0/.test(cookie));
    expect(poses.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-passerelle-connexion',
      '__Host-passerelle',
    ]);
    for (const cookie of navigateur.recus) {
      const attributs = cookie.split('; ').slice(1);
      expect(attributs).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
      expect(cookie).not.toMatch(/domain/i);
    }
    const valeur = navigateur.cookies.get('__Host-passerelle') ?? '';
    expect(valeur).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const lignes = await gateway.unite.seule(`SELECT s::text, encode(s.empreinte, 'escape') FROM sessions s`);
    expect(JSON.stringify(lignes)).not.toContain(valeur);
    expect(JSON.stringify(lignes)).not.toContain(navigateur.jeton);
    expect(gateway.journal.join('')).not.toContain(valeur);
  });

  it('are never taken from the browser: what it brings to a sign-in is worth nothing (fixation)', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    const impose = randomBytes(32).toString('base64url');
    navigateur.cookies.set('__Host-passerelle', impose);
    await navigateur.seConnecter();
    const premier = navigateur.cookies.get('__Host-passerelle') ?? '';
    expect(premier).not.toBe(impose);
    await navigateur.seConnecter();
    expect(navigateur.cookies.get('__Host-passerelle')).not.toBe(premier);
    for (const ancien of [impose, premier]) {
      const entetes = { cookie: `__Host-passerelle=${ancien}` };
      expect((await gateway.get('/api/horloge', undefined, entetes)).statut).toBe(401);
    }
  });

  it('are forgotten by the browser once they open nothing', async () => {
    const session = await ouvrir();
    await vieillir(session, DUREES.inactiviteS);
    const reponse = await gateway.get('/api/horloge', undefined, entetesDe(session));
    expect([reponse.statut, reponse.json()['code']]).toEqual([401, 'SESSION_ABSENTE']);
    expect(reponse.entetes['set-cookie']).toMatch(/^__Host-passerelle=; Max-Age=0; .*Secure/);
  });

  it('are not read beside a key', async () => {
    const session = await ouvrir();
    expect((await gateway.get('/api/horloge', 'psk_faux', entetesDe(session))).statut).toBe(401);
    const reponse = await gateway.post('/api/ecarts/recherche', {}, CLE_DE_DEMARRAGE, entetesDe(session));
    expect(reponse.statut).toBe(200);
  });
});

describe('security check 13: time-outs, on the clock of the database', () => {
  it('idle: half an hour without a request', async () => {
    const session = await ouvrir();
    await vieillir(session, DUREES.inactiviteS - 60);
    expect(await etatDe(session)).toBe('ouverte');
    // The request above was one: the time starts again.
    await vieillir(session, DUREES.inactiviteS - 60);
    expect(await etatDe(session)).toBe('ouverte');
    await vieillir(session, DUREES.inactiviteS);
    expect(await etatDe(session)).toBe('inactivite');
  });

  it('idle: what the page asks by itself is nobody', async () => {
    const session = await ouvrir();
    await vieillir(session, DUREES.inactiviteS - 60);
    const fond = { ...entetesDe(session), 'x-passerelle-arriere-plan': '1' };
    expect((await gateway.get('/api/horloge', undefined, fond)).statut).toBe(200);
    await vieillir(session, 60);
    expect(await etatDe(session)).toBe('inactivite');
  });

  it('absolute: ten hours after the sign-in, whatever was done and whichever habilitation', async () => {
    const navigateur = new NavigateurDEssai(gateway);
    await navigateur.seConnecter();
    const { habilitation } = (await navigateur.rafraichir()).json<{ habilitation: { id: string } }>();
    await gateway.unite.seule(
      `UPDATE sessions SET ouverte_le = ouverte_le - make_interval(secs => $1) WHERE fermee_le IS NULL`,
      [DUREES.absolueS - 60],
    );
    await navigateur.post('/api/session/habilitation', { habilitation: habilitation.id });
    expect((await navigateur.rafraichir()).statut).toBe(200);
    await gateway.unite.seule(
      `UPDATE sessions SET ouverte_le = ouverte_le - interval '1 minute' WHERE fermee_le IS NULL`,
    );
    expect((await navigateur.rafraichir()).json()).toMatchObject({ raison: 'duree' });
  });

  it('once over, a session stays over', async () => {
    const session = await ouvrir();
    await vieillir(session, DUREES.inactiviteS);
    expect(await etatDe(session)).toBe('inactivite');
    await vieillir(session, -DUREES.inactiviteS);
    expect(await etatDe(session)).toBe('inactivite');
  });
});

describe('security check 13: what ends an access ends its sessions at the next request', () => {
  const decision = { motif: 'essai', par: 'essai' };

  it.each(['suspendu', 'parti'] as const)('account %s', async (vers) => {
    const session = await ouvrir();
    await new ChangerEtatDuCompte(gateway.unite).execute({ compte: session.compte, vers, ...decision });
    expect(await etatDe(session)).toBe('compte');
    await new ChangerEtatDuCompte(gateway.unite).execute({
      compte: session.compte,
      vers: 'actif',
      ...decision,
    });
    expect(await etatDe(session)).toBe('compte');
  });

  it('habilitation withdrawn, or past its last day', async () => {
    const [retiree, echue] = [await ouvrir(), await ouvrir()];
    await new RetirerHabilitation(gateway.unite).execute({ id: retiree.habilitation, ...decision });
    expect(await etatDe(retiree)).toBe('habilitation');
    await gateway.unite.seule(`UPDATE habilitations SET jusqua = current_date - 2 WHERE id = $1`, [
      echue.habilitation,
    ]);
    expect(await etatDe(echue)).toBe('habilitation');
  });

  it('three months without anyone: asleep until someone wakes it', async () => {
    const session = await ouvrir();
    await gateway.unite.seule(
      `WITH c AS (UPDATE comptes SET vu_le = vu_le - interval '3 months 1 day' WHERE id = $1)
       UPDATE habilitations SET accordee_le = accordee_le - interval '4 months' WHERE compte = $1`,
      [session.compte],
    );
    expect(await etatDe(session)).toBe('habilitation');
    const reveiller = new ReveillerHabilitation(gateway.unite);
    expect(await reveiller.execute({ id: session.habilitation, ...decision })).toBe('reveillee');
    expect(await reveiller.execute({ id: session.habilitation, ...decision })).toBe('pas_endormie');
  });
});
