import { direPortee, lireSession, type Portee, type RoleDePersonne } from '#access';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
  type Reponse,
} from './gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from './session-ouverte.js';

const NATIONALE: Portee = { type: 'nationale' };
const EMETTEUR = 'https://identite.essai';
const motif = 'Décidé en réunion';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

const ouvrir = (
  role: RoleDePersonne = 'administrateur',
  portee: Portee = NATIONALE,
): Promise<SessionOuverte> => ouvrirUneSession(gateway.unite, role, portee);

/** As the page of that person asks. */
function demander(url: string, corps: unknown, { cookie, jeton }: SessionOuverte): Promise<Reponse> {
  const entetes = { cookie: `__Host-passerelle=${cookie}`, 'x-passerelle-jeton': jeton, origin: ORIGINE };
  return gateway.post(url, corps, undefined, entetes);
}

/** By the key of every right: the ordinary way of these tests. */
const ordonner = (url: string, corps: object = { motif }): Promise<Reponse> =>
  gateway.post(url, corps, CLE_DE_DEMARRAGE);
const lire = async <T>(url: string): Promise<T> => (await gateway.get(url, CLE_DE_DEMARRAGE)).json<T>();

interface CompteLu {
  id: string;
  nom: string;
  etat: string;
  vuLe: string | null;
  enVigueur: number;
  sessions: number;
  courriel: string | null;
  cles: { id: string; libelle: string; role: string; portee: string }[];
  habilitations: { id: string; role: string; portee: string; etat: string; accordeePar: string }[];
}
interface CleLue {
  id: string;
  etat: string;
  vueLe: string | null;
  expireLe: string | null;
  finitLe: string | null;
  remplace: string | null;
  motif: string | null;
}
type Page = { comptes: CompteLu[]; curseur: string | null };

let sujets = 0;
const accorder = async (suite: object = {}): Promise<{ id: string; compte: string }> => {
  sujets += 1;
  const reponse = await ordonner('/api/habilitations', {
    emetteur: EMETTEUR,
    sujet: `sujet-${sujets}`,
    nom: `Camille ${String(sujets).padStart(2, '0')}`,
    role: 'conseiller',
    portee: 'structure:75056S00',
    motif,
    ...suite,
  });
  expect(reponse.statut).toBe(201);
  return reponse.json();
};

/** As if nobody of this account had come for four months. */
const sAbsenter = (compte: string): Promise<unknown> =>
  gateway.unite.seule(
    `WITH c AS (UPDATE comptes SET vu_le = vu_le - interval '4 months' WHERE id = $1)
     UPDATE habilitations SET accordee_le = accordee_le - interval '4 months' WHERE compte = $1`,
    [compte],
  );

describe('accounts and habilitations [X5]', () => {
  it('are prepared before the first sign-in, found by name, page after page, without a name in any address', async () => {
    for (let rang = 0; rang < 3; rang += 1)
      await accorder({ nom: `Zoé Essai ${rang}`, jusqua: '2099-12-31' });
    const chercher = async (corps: object): Promise<Page> =>
      (await ordonner('/api/comptes/recherche', corps)).json<Page>();
    const premiere = await chercher({ nom: 'zoé essai', limite: 2 });
    expect(premiere.comptes.map(({ nom }) => nom)).toEqual(['Zoé Essai 0', 'Zoé Essai 1']);
    const seconde = await chercher({ nom: 'zoé essai', limite: 2, curseur: premiere.curseur });
    expect(seconde.comptes.map(({ nom }) => nom)).toEqual(['Zoé Essai 2']);
    expect(seconde.curseur).toBeNull();
    expect(premiere.comptes[0]).toMatchObject({
      etat: 'actif',
      vuLe: null,
      enVigueur: 1,
      sessions: 0,
      habilitations: [{ role: 'conseiller', portee: 'structure:75056S00', etat: 'en_vigueur' }],
    });
    expect((await chercher({ role: 'correspondant_pole_emploi' })).comptes).toEqual([]);
    expect((await ordonner('/api/comptes/recherche', { curseur: 'AAAA' })).json()).toMatchObject({
      code: 'CURSEUR_INCONNU',
    });
  });

  it('are given once, within a scope that exists and that the role may have', async () => {
    const { compte } = await accorder();
    const encore = { compte, role: 'conseiller', portee: 'structure:75056S00', motif };
    expect(await ordonner('/api/habilitations', encore)).toMatchObject({ statut: 200 });
    // Until another day, it is another decision: nothing of it is done, and it does not pass for done.
    const autre = await ordonner('/api/habilitations', { ...encore, jusqua: '2099-12-31' });
    expect([autre.statut, autre.json()['code']]).toEqual([409, 'HABILITATION_DEJA_ACCORDEE']);
    expect(autre.json()['detail']).toContain('sans terme');
    const refuser = async (suite: object): Promise<unknown> => {
      const { statut, json } = await ordonner('/api/habilitations', { ...encore, ...suite });
      return [statut, json()['pointeur']];
    };
    expect(await refuser({ portee: 'nationale' })).toEqual([400, '/portee']);
    expect(await refuser({ portee: 'structure:00000S00' })).toEqual([400, '/portee']);
    expect(await refuser({ role: 'partenaire' })).toEqual([400, '/role']);
    expect(await refuser({ jusqua: '2020-01-01' })).toEqual([400, '/jusqua']);
    expect(await refuser({ sujet: 'autre' })).toEqual([400, '/compte']);
    expect(await refuser({ motif: ' ' })).toEqual([400, '/motif']);
  });

  it('asleep for three months are shown as such, woken by somebody else, and withdrawn at once', async () => {
    const personne = await ouvrir('conseiller', { type: 'structure', structure: '75056S00' });
    await sAbsenter(personne.compte);
    const page = (await ordonner('/api/comptes/recherche', { endormies: true })).json<Page>();
    expect(page.comptes.map(({ id }) => id)).toEqual([personne.compte]);
    expect(page.comptes[0]?.habilitations).toMatchObject([{ etat: 'endormie', accordeePar: 'essai' }]);
    const octroi = { role: 'conseiller', portee: 'structure:75056S00', compte: personne.compte, motif };
    expect((await ordonner('/api/habilitations', octroi)).json()).toMatchObject({
      status: 409,
      code: 'HABILITATION_ENDORMIE',
    });
    const reveil = `/api/habilitations/${personne.habilitation}/reveil`;
    expect((await ordonner(reveil)).statut).toBe(200);
    expect((await ordonner(reveil)).json()).toMatchObject({ status: 409, code: 'PAS_ENDORMIE' });
    const retrait = `/api/habilitations/${personne.habilitation}/retrait`;
    expect((await ordonner(retrait)).json()).toMatchObject({ change: true });
    expect((await ordonner(retrait)).json()).toMatchObject({ change: false });
  });

  it('are read under a trace that counts them', async () => {
    const { compte } = await accorder({ nom: 'Yvonne Trace' });
    const lectures = (): Promise<unknown[]> =>
      gateway.unite.seule('SELECT action, nombre FROM lectures ORDER BY id DESC LIMIT 2');
    await ordonner('/api/comptes/recherche', { nom: 'yvonne trace' });
    await lire(`/api/comptes/${compte}`);
    expect(await lectures()).toEqual([
      { action: 'compte', nombre: 1 },
      { action: 'recherche_de_comptes', nombre: 1 },
    ]);
  });

  it('are paged as the database puts names in small letters, which is not as JavaScript does', async () => {
    // Of one letter the program makes two, and of a final sigma another: the page after would begin elsewhere.
    for (const nom of ['İ Page', 'İa Page', 'ΟΔΟΣ Page']) await accorder({ nom });
    const noms: string[] = [];
    let suite: { curseur?: string } | null = {};
    while (suite !== null && noms.length < 10) {
      const corps: object = { nom: 'page', limite: 1, ...suite };
      const page: Page = (await ordonner('/api/comptes/recherche', corps)).json<Page>();
      noms.push(...page.comptes.map(({ nom }) => nom));
      suite = page.curseur === null ? null : { curseur: page.curseur };
    }
    expect(noms.sort()).toEqual(['İ Page', 'İa Page', 'ΟΔΟΣ Page'].sort());
  });

  it('are sorted and found as French does, accents and capitals included, from page to page', async () => {
    for (const nom of ['Zoé Rang', 'farid Rang', 'ÈVE Rang', 'Émile Rang', 'Denis Rang'])
      await accorder({ nom });
    const noms = async (corps: object): Promise<Page & { noms: string[] }> => {
      const page = (await ordonner('/api/comptes/recherche', corps)).json<Page>();
      return { ...page, noms: page.comptes.map(({ nom }) => nom) };
    };
    const premiere = await noms({ nom: 'rang', limite: 3 });
    expect(premiere.noms).toEqual(['Denis Rang', 'Émile Rang', 'ÈVE Rang']);
    const seconde = await noms({ nom: 'rang', limite: 3, curseur: premiere.curseur });
    expect(seconde.noms).toEqual(['farid Rang', 'Zoé Rang']);
    expect((await noms({ nom: 'ève rang' })).noms).toEqual(['ÈVE Rang']);
  });

  it('of a departure are counted before, then all withdrawn with the sessions closed', async () => {
    const personne = await ouvrir('pilotage');
    const adresse = `/api/comptes/${personne.compte}`;
    expect(await lire<CompteLu>(adresse)).toMatchObject({ enVigueur: 1, sessions: 1 });
    const { statut, json } = await ordonner(`${adresse}/depart`);
    expect([statut, json()]).toEqual([
      200,
      expect.objectContaining({ etat: 'parti', enVigueur: 0, sessions: 0, courriel: null }),
    ]);
    expect(await lireSession(gateway.unite.seule, personne.cookie, true)).toMatchObject({ ouverte: false });
    expect((await ordonner(`${adresse}/suspension`)).json()).toMatchObject({ code: 'COMPTE_IMPOSSIBLE' });
    expect((await ordonner(`${adresse}/reprise`)).json()).toMatchObject({ etat: 'actif', enVigueur: 0 });
  });
});

describe('whoever decides of the access of others [X5]', () => {
  it('does not raise their own rights', async () => {
    const moi = await ouvrir();
    const octroi = { compte: moi.compte, role: 'exploitant', portee: 'nationale', motif };
    expect((await demander('/api/habilitations', octroi, moi)).json()).toMatchObject({
      code: 'SUR_SOI_MEME',
    });
    const endormie = (await accorder()).id;
    await gateway.unite.seule('UPDATE habilitations SET compte = $2, endormie_le = now() WHERE id = $1', [
      endormie,
      moi.compte,
    ]);
    expect((await demander(`/api/habilitations/${endormie}/reveil`, { motif }, moi)).json()).toMatchObject({
      code: 'SUR_SOI_MEME',
    });
    const cle = { libelle: 'À moi', role: 'administrateur', portee: 'nationale', motif };
    expect((await demander('/api/cles', cle, moi)).json()).toMatchObject({ code: 'CLE_D_ADMINISTRATEUR' });
    expect(
      await gateway.compter(`habilitations WHERE compte = '${moi.compte}' AND role = 'exploitant'`),
    ).toBe(0);
  });

  it('is never the last to be taken away, also when two leave at the same moment', async () => {
    await gateway.unite.seule(
      `UPDATE habilitations SET retiree_le = now(), retiree_par = 'essai', motif_retrait = 'essai'
       WHERE role = 'administrateur' AND retiree_le IS NULL`,
    );
    const [seule, autre] = [await ouvrir(), await ouvrir()];
    // Prepared, never come: nobody knows whether they can sign in.
    await accorder({ role: 'administrateur', portee: 'nationale' });
    const issues = await Promise.all([
      demander(`/api/habilitations/${seule.habilitation}/retrait`, { motif }, seule),
      demander(`/api/comptes/${autre.compte}/depart`, { motif }, autre),
    ]);
    expect(issues.map(({ statut }) => statut).sort()).toEqual([200, 409]);
    const reste = issues[0].statut === 409 ? seule : autre;
    for (const url of [
      `/api/habilitations/${reste.habilitation}/retrait`,
      `/api/comptes/${reste.compte}/suspension`,
      `/api/comptes/${reste.compte}/depart`,
    ])
      expect((await demander(url, { motif }, reste)).json()).toMatchObject({
        code: 'DERNIER_ADMINISTRATEUR',
      });
    const [fin] = await gateway.unite.seule(
      `SELECT acteur, action, code, motif FROM actes WHERE issue = 'refuse' ORDER BY id DESC LIMIT 1`,
    );
    expect(fin).toEqual({
      acteur: `compte:${reste.compte}`,
      action: 'compte.depart',
      code: 'DERNIER_ADMINISTRATEUR',
      motif,
    });
  });
});

describe('API keys [X5]', () => {
  const creer = async (suite: object = {}): Promise<{ id: string; cle: string }> => {
    const corps = { libelle: 'Entrepôt de chiffres', role: 'pilotage', portee: 'nationale', motif, ...suite };
    const reponse = await ordonner('/api/cles', corps);
    expect(reponse.statut).toBe(201);
    return reponse.json();
  };
  const fiche = async (id: string): Promise<CleLue | undefined> =>
    (await lire<{ cles: CleLue[] }>('/api/cles')).cles.find((cle) => cle.id === id);
  const ouvre = async (cle: string): Promise<boolean> => (await gateway.get('/api/flux', cle)).statut === 200;

  it('are shown once when they are made; the list says who uses them, never their secret', async () => {
    const { id, cle } = await creer();
    expect(await fiche(id)).toMatchObject({ etat: 'en_vigueur', vueLe: null, motif });
    expect(await ouvre(cle)).toBe(true);
    expect((await fiche(id))?.vueLe).not.toBeNull();
    const { texte } = await gateway.get('/api/cles', CLE_DE_DEMARRAGE);
    const secret = cle.split('_').slice(2).join('_');
    expect(secret.length).toBeGreaterThan(20);
    expect(texte).not.toContain(secret);
    expect(gateway.journal.join('')).not.toContain(secret);
    const passe = {
      libelle: 'x',
      role: 'pilotage',
      portee: 'nationale',
      motif,
      expireLe: '2020-01-01T00:00:00Z',
    };
    expect((await ordonner('/api/cles', passe)).json()).toMatchObject({ pointeur: '/expireLe' });
  });

  it('are suspended and taken up again, revoked for good', async () => {
    const { id, cle } = await creer();
    expect((await ordonner(`/api/cles/${id}/suspension`)).json()).toEqual({ id, change: true });
    expect([await ouvre(cle), (await fiche(id))?.etat]).toEqual([false, 'suspendue']);
    expect((await ordonner(`/api/cles/${id}/reprise`)).json()).toEqual({ id, change: true });
    expect(await ouvre(cle)).toBe(true);
    expect((await ordonner(`/api/cles/${id}/revocation`)).json()).toEqual({ id, change: true });
    expect([await ouvre(cle), (await fiche(id))?.etat]).toEqual([false, 'revoquee']);
    expect((await ordonner(`/api/cles/${id}/reprise`)).json()).toMatchObject({ code: 'CLE_HORS_VIGUEUR' });
  });

  it('turn: a new one beside the old one, which ends on its day', async () => {
    const { id, cle } = await creer();
    const finitLe = new Date(Date.now() + 86_400_000).toISOString();
    const tourner = (une: string): Promise<Reponse> =>
      ordonner(`/api/cles/${une}/rotation`, { motif, finitLe });
    const nouvelle = (await tourner(id)).json<{ id: string; cle: string }>();
    expect([await ouvre(cle), await ouvre(nouvelle.cle)]).toEqual([true, true]);
    expect(await fiche(nouvelle.id)).toMatchObject({ remplace: id, etat: 'en_vigueur' });
    expect(await fiche(id)).toMatchObject({ finitLe });
    expect((await tourner(id)).json()).toMatchObject({ code: 'CLE_DEJA_REMPLACEE' });
    await gateway.unite.seule(`UPDATE cles_api SET finit_le = now() WHERE id = $1`, [id]);
    expect([await ouvre(cle), await ouvre(nouvelle.cle)]).toEqual([false, true]);
    expect((await fiche(id))?.etat).toBe('terminee');
    expect((await tourner(id)).json()).toMatchObject({ code: 'CLE_HORS_VIGUEUR' });
  });

  it('turn without gaining time: the term is that of the old one, which ends at the first of both', async () => {
    const terme = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await creer({ expireLe: terme });
    const finitLe = new Date(Date.now() + 86_400_000).toISOString();
    const rotation = await ordonner(`/api/cles/${id}/rotation`, { motif, finitLe });
    const nouvelle = rotation.json<{ id: string; finitLe: string }>();
    expect(nouvelle.finitLe).toBe(terme);
    expect(await fiche(nouvelle.id)).toMatchObject({ expireLe: terme, finitLe: null });
    expect(await fiche(id)).toMatchObject({ expireLe: terme, finitLe: terme });
    // The record finds the act by the old one and by the one that it made.
    for (const objet of [id, nouvelle.id]) {
      const { lignes } = (await ordonner('/api/audit/recherche', { objet, action: 'cle.rotation' })).json<{
        lignes: object[];
      }>();
      expect(lignes).toMatchObject([{ issue: 'fait', objet: nouvelle.id, motif }]);
    }
  });

  it('of whoever leaves are said before, then open nothing until somebody takes them up again', async () => {
    const [qui, autre] = [await ouvrir(), await ouvrir()];
    const corps = { libelle: 'De qui part', role: 'pilotage', portee: 'nationale', motif };
    const sienne = (await demander('/api/cles', corps, qui)).json<{ id: string; cle: string }>();
    const revoquee = (await demander('/api/cles', corps, qui)).json<{ id: string }>();
    await ordonner(`/api/cles/${revoquee.id}/revocation`);
    const dAutrui = (await demander('/api/cles', corps, autre)).json<{ cle: string }>();
    const adresse = `/api/comptes/${qui.compte}`;
    expect((await lire<CompteLu>(adresse)).cles).toEqual([
      { id: sienne.id, libelle: 'De qui part', role: 'pilotage', portee: 'nationale' },
    ]);
    expect((await ordonner(`${adresse}/suspension`)).statut).toBe(200);
    expect(await ouvre(sienne.cle)).toBe(true);
    expect((await ordonner(`${adresse}/depart`)).json()).toMatchObject({ etat: 'parti', cles: [] });
    expect([await ouvre(sienne.cle), await ouvre(dAutrui.cle)]).toEqual([false, true]);
    expect([(await fiche(sienne.id))?.etat, (await fiche(revoquee.id))?.etat]).toEqual([
      'suspendue',
      'revoquee',
    ]);
    expect((await ordonner(`/api/cles/${sienne.id}/reprise`)).json()).toMatchObject({ change: true });
    expect(await ouvre(sienne.cle)).toBe(true);
  });

  it('are of a role and a scope that go together', async () => {
    const { id } = await creer({ role: 'partenaire', portee: 'partenaire:gide' });
    expect(await fiche(id)).toMatchObject({ portee: direPortee({ type: 'partenaire', partenaire: 'gide' }) });
    const mal = { libelle: 'x', role: 'partenaire', portee: 'nationale', motif };
    expect((await ordonner('/api/cles', mal)).json()).toMatchObject({ pointeur: '/portee' });
  });
});
