import { ProduireExport, SUJETS, direLaCoupe, effacerExportsExpires, type SujetDExport } from '#exports';
import { randomUUID } from 'node:crypto';
import { evenement } from '#test/evenements';
import { planterEcarts } from './ecarts-plantes.js';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
  type Reponse,
} from './gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from './session-ouverte.js';

let gateway: GatewayDEssai;
let exploitant: SessionOuverte;
let auditeur: SessionOuverte;

const COTRAITANCE = 'CT-2010-000001';
const NUMERO = '1234567A';

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  exploitant = await ouvrirUneSession(gateway.unite, 'exploitant', { type: 'nationale' });
  auditeur = await ouvrirUneSession(gateway.unite, 'auditeur', { type: 'nationale' });
  await gateway.enoncer('gide', evenement('affectation.enregistree'));
  await planterEcarts(
    gateway.unite,
    Array.from({ length: 25 }, (_, rang) => ({
      id: `01890000-0000-7000-8000-0000000001${String(rang).padStart(2, '0')}`,
      demandeur: `22222${String(rang).padStart(2, '0')}B`,
      cotraitance: `CT-EXPORT-${rang}`,
      detail: rang === 3 ? '=HYPERLINK("http://ailleurs.essai"); "suite"' : null,
      depuis: `2010-08-30T08:00:${String(rang).padStart(2, '0')}Z`,
    })),
  );
});
afterAll(() => gateway.fermer());

const entetes = ({ cookie, jeton }: SessionOuverte): Record<string, string> => ({
  cookie: `__Host-passerelle=${cookie}`,
  'x-passerelle-jeton': jeton,
  origin: ORIGINE,
});
const demander = (session: SessionOuverte, corps: object, cle: string = randomUUID()): Promise<Reponse> =>
  gateway.post('/api/exports', { motif: 'Revue du mois', ...corps }, undefined, {
    ...entetes(session),
    'idempotency-key': cle,
  });
const telecharger = (session: SessionOuverte, id: string): Promise<Reponse> =>
  gateway.get(`/api/exports/${id}/contenu`, undefined, entetes(session));
const identifiant = (reponse: Reponse): string => {
  expect(reponse.statut).toBe(202);
  return reponse.json<{ id: string }>().id;
};
/** A worker that reads ten rows at a time, and looks elsewhere after each when it is told to. */
const produire = (dureeMs = 60_000, sujets = SUJETS): ProduireExport =>
  new ProduireExport(gateway.unite, sujets, dureeMs, 10);
const sql = (texte: string, parametres: unknown[] = []): Promise<Record<string, unknown>[]> =>
  gateway.unite.seule(texte, parametres);
const lignesDe = (texte: string): string[] =>
  texte
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
interface ActeLu {
  action: string;
  issue: string;
  code: string | null;
  motif: string;
  acteur: string;
}
const actesSur = (id: string): Promise<ActeLu[]> =>
  gateway.unite.seule<ActeLu>(
    'SELECT action, issue, code, motif, acteur FROM actes WHERE objet = $1 ORDER BY id',
    [id],
  );

async function unFichier(session: SessionOuverte, corps: object): Promise<Reponse> {
  const id = identifiant(await demander(session, corps));
  expect(await produire().execute(id)).toMatchObject({ suite: 'pret' });
  const fichier = await telecharger(session, id);
  expect(fichier.statut).toBe(200);
  return fichier;
}

describe('an export made in the background [issue 5, checks 20 and 24]', () => {
  it('is asked for with a motif, made by the worker, downloaded by its author, each an act', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    expect(gateway.sonneries).toContain(`exporter/${id}`);
    expect((await telecharger(exploitant, id)).json()).toMatchObject({
      code: 'EXPORT_EN_COURS',
      status: 409,
    });
    expect(await produire().execute(id)).toEqual({ suite: 'pret', lignes: 25 });

    const fichier = await telecharger(exploitant, id);
    expect(fichier.statut).toBe(200);
    expect(fichier.entetes).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': 'no-store',
    });
    expect(fichier.entetes['content-disposition']).toMatch(
      /^attachment; filename="ecarts-\d{8}-\d{4}\.csv"$/,
    );
    expect(fichier.texte.startsWith('\uFEFFid;partenaire;vue;')).toBe(true);
    expect(lignesDe(fichier.texte)).toHaveLength(26);
    expect((await actesSur(id)).map(({ action, issue, code }) => `${action} ${issue} ${code ?? ''}`)).toEqual(
      [
        'export.demande fait ',
        'export.telechargement entame ',
        'export.telechargement refuse EXPORT_EN_COURS',
        'export.telechargement entame ',
        'export.telechargement fait ',
      ],
    );
    expect((await actesSur(id))[0]).toMatchObject({
      motif: 'Revue du mois',
      acteur: `compte:${exploitant.compte}`,
    });
    const [lecture] = await sql(
      `SELECT acteur, nombre, cardinality(cotraitances) AS combien FROM lectures WHERE action = 'export' ORDER BY id DESC LIMIT 1`,
    );
    expect(lecture).toEqual({ acteur: `compte:${exploitant.compte}`, nombre: 25, combien: 25 });
  });

  it('counts before, up to a bound, and says what a file may hold', async () => {
    const compte = await gateway.post(
      '/api/exports/compte',
      { sujet: 'ecarts', filtres: { partenaire: 'parcours3' } },
      undefined,
      entetes(exploitant),
    );
    expect(compte.json()).toEqual({ lignes: 25, auMoins: false, maximum: 50_000, dureeHeures: 24 });
  });

  it('holds no formula: a cell that would begin one is a text [check 24]', async () => {
    const { texte } = await unFichier(exploitant, { sujet: 'ecarts' });
    expect(texte).toContain(`"'=HYPERLINK(""http://ailleurs.essai""); ""suite"""`);
    expect(texte).not.toMatch(/(^|;|\r\n)"?[=+@-]/);
  });

  it.each(['messages', 'cotraitances', 'ecarts', 'audit', 'nuits'])(
    'of %s holds neither a numéro, nor a name, nor a body',
    async (sujet) => {
      const { texte } = await unFichier(auditeur, { sujet });
      expect(lignesDe(texte).length).toBeGreaterThan(sujet === 'nuits' ? 0 : 1);
      for (const interdit of [NUMERO, 'MARTIN', 'identite', '22222', '1111111A'])
        expect(texte).not.toContain(interdit);
    },
  );

  it('of messages holds nothing of what a partner answers, nor a numéro in what names or says something of them', async () => {
    const [recu] = await sql(
      `UPDATE messages_entrants SET evenement = 'gide-' || $1, correlation = 'corr-' || $1, detail = 'Refus de ' || $1 || ' ici'
       WHERE id = (SELECT id FROM messages_entrants ORDER BY id LIMIT 1) RETURNING id::text`,
      [NUMERO],
    );
    const [emis] = await sql(
      `UPDATE messages_sortants SET issue = 'refuse', detail = 'Madame MARTIN inconnue', correlation = 'corr-' || $1
       WHERE id = (SELECT id FROM messages_sortants ORDER BY id LIMIT 1) RETURNING id::text`,
      [NUMERO],
    );
    const { texte } = await unFichier(auditeur, { sujet: 'messages' });
    const ligne = (de: unknown): string => lignesDe(texte).find((une) => une.startsWith(String(de))) ?? '';
    expect(ligne(recu?.id)).toContain('gide-••••••');
    expect(ligne(recu?.id)).toContain('Refus de •••••• ici');
    expect(ligne(emis?.id)).toContain('corr-••••••');
    expect(texte).not.toMatch(new RegExp(`${NUMERO}|MARTIN`));
  });

  it('is of its author alone, under the habilitation that asked', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    await produire().execute(id);
    expect((await telecharger(auditeur, id)).json()).toMatchObject({ status: 404, code: 'EXPORT_INCONNU' });
    await sql(`UPDATE exports SET portee = 'region:11' WHERE id = $1`, [id]);
    expect((await telecharger(exploitant, id)).json()).toMatchObject({
      status: 403,
      code: 'EXPORT_D_UNE_AUTRE_HABILITATION',
    });
  });

  it('shows what it is to an auditeur, and to others their own only', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'nuits' }));
    const tous = (session: SessionOuverte): Promise<Reponse> =>
      gateway.get('/api/exports?tous=oui', undefined, entetes(session));
    const vus = (await tous(auditeur)).json<{ exports: { id: string; mien: boolean }[] }>().exports;
    expect(vus.find((un) => un.id === id)).toMatchObject({ mien: false });
    expect((await tous(exploitant)).json()).toMatchObject({ status: 403, code: 'EXPORTS_DES_AUTRES' });
    const regional = await ouvrirUneSession(gateway.unite, 'auditeur', { type: 'region', region: '11' });
    expect((await tous(regional)).json()).toMatchObject({ status: 403, code: 'PORTEE_INSUFFISANTE' });
    const siens = await gateway.get('/api/exports', undefined, entetes(auditeur));
    expect(siens.json<{ exports: { mien: boolean }[] }>().exports.every(({ mien }) => mien)).toBe(true);
  });

  it('holds what its author saw: a responsable by key, its structure and no other [X5]', async () => {
    await sql(
      `UPDATE ecarts SET cotraitance = $1, demandeur = $2 WHERE id = '01890000-0000-7000-8000-000000000124'`,
      [COTRAITANCE, NUMERO],
    );
    const contenus: string[] = [];
    for (const structure of ['75056S00', '69123S00']) {
      const cle = await gateway.cle('responsable_cotraitance', { type: 'structure', structure });
      for (const sujet of ['cotraitances', 'ecarts']) {
        const demande = await gateway.post('/api/exports', { sujet, motif: 'Revue' }, cle, {
          'idempotency-key': randomUUID(),
        });
        const id = identifiant(demande);
        await produire().execute(id);
        contenus.push((await gateway.get(`/api/exports/${id}/contenu`, cle)).texte);
      }
      const audit = await gateway.post('/api/exports', { sujet: 'audit', motif: 'Revue' }, cle, {
        'idempotency-key': randomUUID(),
      });
      expect(audit.json()).toMatchObject({ status: 403, code: 'SUJET_FERME' });
    }
    expect(contenus.map((texte) => lignesDe(texte).length - 1)).toEqual([1, 1, 0, 0]);
    expect(contenus.slice(2).join('')).not.toContain(COTRAITANCE);
  });

  it('says that it is not whole, in the file and in the answers, when there are more rows than its maximum', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    await sql('UPDATE exports SET maximum = 17 WHERE id = $1', [id]);
    expect(await produire().execute(id)).toEqual({ suite: 'pret', lignes: 17 });
    const lignes = lignesDe((await telecharger(exploitant, id)).texte);
    expect(lignes).toHaveLength(19);
    expect(lignes.at(-1)).toBe(direLaCoupe(17));
    const { exports } = (await gateway.get('/api/exports', undefined, entetes(exploitant))).json<{
      exports: { id: string }[];
    }>();
    expect(exports.find((un) => un.id === id)).toMatchObject({ coupe: true, lignes: 17, maximum: 17 });
  });

  it('of exactly its maximum is whole, and does not say otherwise', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    await sql('UPDATE exports SET maximum = 25 WHERE id = $1', [id]);
    await produire().execute(id);
    expect((await telecharger(exploitant, id)).texte).not.toContain('Fichier limité');
  });

  it('asked for twice under one key is one export; the key of another request is refused', async () => {
    const cle = randomUUID();
    const premier = identifiant(await demander(exploitant, { sujet: 'ecarts' }, cle));
    expect(identifiant(await demander(exploitant, { sujet: 'ecarts' }, cle))).toBe(premier);
    expect((await demander(exploitant, { sujet: 'nuits' }, cle)).json()).toMatchObject({
      status: 422,
      code: 'CLE_IDEMPOTENCE_REUTILISEE',
    });
  });

  it('whose key had served for one that has expired is asked for like another', async () => {
    const cle = randomUUID();
    const premier = identifiant(await demander(exploitant, { sujet: 'ecarts' }, cle));
    await sql(`UPDATE exports SET expire_le = clock_timestamp() WHERE id = $1`, [premier]);
    expect(identifiant(await demander(exploitant, { sujet: 'nuits' }, cle))).not.toBe(premier);
  });

  it('takes the number of a cotraitance whatever figures are in it', async () => {
    const filtres = { cotraitance: 'CT-75056-1234567A-1' };
    identifiant(await demander(exploitant, { sujet: 'ecarts', filtres }));
  });

  it.each([
    [{ sujet: 'messages', filtres: { demandeur: NUMERO } }, '/filtres/demandeur'],
    [{ sujet: 'ecarts', filtres: { cotraitance: NUMERO } }, '/filtres/cotraitance'],
    [{ sujet: 'ecarts', filtres: { etat: 'ailleurs' } }, '/filtres/etat'],
    [{ sujet: 'ecarts', motif: ' ' }, '/motif'],
    [{ sujet: 'cotes' }, '/sujet'],
  ])('refuses %j, without repeating it', async (corps, pointeur) => {
    const refus = await demander(exploitant, corps);
    expect(refus.json()).toMatchObject({ status: 400, pointeur });
    expect(refus.texte).not.toContain(NUMERO);
  });

  it('is refused to who has as many as may be', async () => {
    const nouveau = await ouvrirUneSession(gateway.unite, 'pilotage', { type: 'nationale' });
    await sql(
      `INSERT INTO exports (id, acteur, role, portee, sujet, filtres, perimetre, motif, cle_idempotence, empreinte, maximum, duree_heures, expire_le)
       SELECT gen_random_uuid(), $1, 'pilotage', 'nationale', 'nuits', '{}', '{}', 'essai', n::text, '\\x', 1, 1, clock_timestamp() + interval '1 h'
       FROM generate_series(1, 20) n`,
      [`compte:${nouveau.compte}`],
    );
    expect((await demander(nouveau, { sujet: 'nuits' })).json()).toMatchObject({
      status: 422,
      code: 'TROP_D_EXPORTS',
    });
    await sql(`UPDATE exports SET expire_le = clock_timestamp() WHERE acteur = $1`, [
      `compte:${nouveau.compte}`,
    ]);
    identifiant(await demander(nouveau, { sujet: 'nuits' }));
  });
});

describe('a worker that dies, or two of them', () => {
  const seulsAvec = (page: SujetDExport['page']): typeof SUJETS => ({
    ...SUJETS,
    ecarts: { ...SUJETS.ecarts, page },
  });

  it('leaves a file that nobody is served, and that the next one ends without a row missing or twice', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    let pages = 0;
    const meurt = produire(
      60_000,
      seulsAvec((unite, demande) => {
        pages += 1;
        return pages > 2 ? Promise.reject(new Error('killed')) : SUJETS.ecarts.page(unite, demande);
      }),
    );
    await expect(meurt.execute(id)).rejects.toThrow('killed');
    expect(await sql('SELECT etat, lignes FROM exports WHERE id = $1', [id])).toEqual([
      { etat: 'en_cours', lignes: 20 },
    ]);
    expect((await telecharger(exploitant, id)).json()).toMatchObject({ code: 'EXPORT_EN_COURS' });
    // Its lease still holds: nobody else takes it before its time has passed.
    expect(await produire().execute(id)).toBeNull();
    await sql(`UPDATE exports SET bail_jusqua = clock_timestamp() WHERE id = $1`, [id]);
    expect(await produire().execute(id)).toEqual({ suite: 'pret', lignes: 5 });
    const ids = lignesDe((await telecharger(exploitant, id)).texte)
      .slice(1)
      .map((ligne) => ligne.split(';')[0]);
    expect([ids.length, new Set(ids).size]).toEqual([25, 25]);
  });

  it('that wakes after another took over keeps nothing of its part', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    let reveiller = (): void => undefined;
    let lu = (): void => undefined;
    const endormi = new Promise<void>((resolve) => (reveiller = resolve));
    const aLu = new Promise<void>((resolve) => (lu = resolve));
    const lent = produire(
      60_000,
      seulsAvec(async (unite, demande) => {
        const page = await SUJETS.ecarts.page(unite, demande);
        lu();
        await endormi;
        return page;
      }),
    ).execute(id);
    await aLu;
    await sql(`UPDATE exports SET bail_jusqua = clock_timestamp() WHERE id = $1`, [id]);
    expect(await produire().execute(id)).toEqual({ suite: 'pret', lignes: 25 });
    reveiller();
    await expect(lent).rejects.toThrow('taken over');
    expect(lignesDe((await telecharger(exploitant, id)).texte)).toHaveLength(26);
  });

  it('at the same time make it once', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    const bilans = await Promise.all([produire().execute(id), produire().execute(id)]);
    expect(bilans.filter((bilan) => bilan !== null)).toEqual([{ suite: 'pret', lignes: 25 }]);
  });

  it('goes on where it was when it looks elsewhere in between', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    const suites: unknown[] = [];
    for (let tour = 0; tour < 3; tour += 1) suites.push((await produire(0).execute(id))?.suite);
    expect(suites).toEqual(['reste', 'reste', 'pret']);
  });

  it('is given up when it kills every worker, and says so', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    await sql(`UPDATE exports SET etat = 'en_cours', reprises = 5 WHERE id = $1`, [id]);
    expect(await produire().execute(id)).toEqual({ suite: 'echoue', lignes: 0 });
    expect((await telecharger(exploitant, id)).json()).toMatchObject({
      status: 409,
      code: 'EXPORT_ABANDONNE',
    });
  });
});

describe('an export whose day has passed', () => {
  it('is served to nobody, then deleted with its text; its acts stay', async () => {
    const id = identifiant(await demander(exploitant, { sujet: 'ecarts' }));
    await produire().execute(id);
    const [{ heures } = {}] = await sql(
      `SELECT round(extract(epoch FROM expire_le - fin) / 3600)::int AS heures FROM exports WHERE id = $1`,
      [id],
    );
    expect(heures).toBe(24);
    await sql(`UPDATE exports SET expire_le = clock_timestamp() WHERE id = $1`, [id]);
    expect((await telecharger(exploitant, id)).json()).toMatchObject({ status: 404 });
    const { texte } = await gateway.get('/api/exports', undefined, entetes(exploitant));
    expect(texte).not.toContain(id);
    expect(await effacerExportsExpires(gateway.unite.seule)).toBeGreaterThan(0);
    expect(await sql('SELECT FROM exports WHERE id = $1', [id])).toEqual([]);
    expect(await sql('SELECT FROM exports_parts WHERE export = $1', [id])).toEqual([]);
    expect((await actesSur(id)).length).toBeGreaterThan(0);
  });
});

describe('views that people keep', () => {
  const poster = (session: SessionOuverte, url: string, corps: object = {}): Promise<Reponse> =>
    gateway.post(url, corps, undefined, entetes(session));
  const noms = async (session: SessionOuverte): Promise<string[]> =>
    (await gateway.get('/api/vues?ecran=ecarts', undefined, entetes(session)))
      .json<{ vues: { nom: string; mienne: boolean }[] }>()
      .vues.map(({ nom, mienne }) => (mienne ? nom : `${nom} (de quelqu’un)`));
  const VUE = { ecran: 'ecarts', nom: 'Soumis à GIDE', filtres: { partenaire: 'gide', etat: 'soumis' } };

  it('are of their account; shared, of all who hold its role and of nobody else', async () => {
    const collegue = await ouvrirUneSession(gateway.unite, 'exploitant', { type: 'nationale' });
    const { id } = (await poster(exploitant, '/api/vues', VUE)).json<{ id: string }>();
    expect([await noms(exploitant), await noms(collegue)]).toEqual([['Soumis à GIDE'], []]);
    expect((await poster(exploitant, '/api/vues', { ...VUE, nom: 'SOUMIS à gide' })).json()).toMatchObject({
      status: 409,
      code: 'NOM_DE_VUE_PRIS',
    });
    await poster(exploitant, `/api/vues/${id}/changement`, { nom: 'À voir avec GIDE', partagee: true });
    expect([await noms(collegue), await noms(auditeur)]).toEqual([['À voir avec GIDE (de quelqu’un)'], []]);
    for (const geste of ['changement', 'suppression'])
      expect((await poster(collegue, `/api/vues/${id}/${geste}`, {})).json()).toMatchObject({
        status: 404,
        code: 'VUE_INCONNUE',
      });
    expect((await poster(exploitant, `/api/vues/${id}/suppression`)).statut).toBe(200);
    expect([await noms(exploitant), await noms(collegue)]).toEqual([[], []]);
    await effacerExportsExpires(gateway.unite.seule);
    expect(await sql('SELECT FROM vues WHERE id = $1', [id])).toEqual([]);
  });

  it.each([
    [{ ...VUE, nom: `Dossier de ${NUMERO}` }, '/nom'],
    [{ ...VUE, filtres: { cotraitance: NUMERO } }, '/filtres/cotraitance'],
    [{ ...VUE, ecran: 'messages', filtres: { demandeur: NUMERO } }, '/filtres/demandeur'],
    [{ ...VUE, filtres: { nom: 'MARTIN' } }, '/filtres/nom'],
  ])('never name a person: %j is refused', async (corps, pointeur) => {
    const refus = await poster(exploitant, '/api/vues', corps);
    expect(refus.json()).toMatchObject({ status: 400, pointeur });
    expect(refus.texte).not.toContain(NUMERO);
  });

  it('are of people: a key has none', async () => {
    expect((await gateway.get('/api/vues', CLE_DE_DEMARRAGE)).statut).toBe(401);
  });
});
