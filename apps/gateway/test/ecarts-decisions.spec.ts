import { reunirEmpreintes } from '#reconciliation';
import { evenement } from '#test/evenements';
import { planterEcarts, type EcartPlante } from './ecarts-plantes.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
const id = (rang: number): string => `01890000-0000-7000-8000-${String(rang).padStart(12, '0')}`;
const personne = (rang: number): { demandeur: string; cotraitance: string; structure: string } => ({
  demandeur: `${1_000_000 + rang}A`,
  cotraitance: `CT-DECISION-${rang}`,
  structure: rang === 9 ? '69123S00' : '75056S00',
});

/** GIDE states an affectation, Parcours 3 acknowledges it, then lost it. */
async function perdre(rang: number, ecart: Partial<EcartPlante> = {}): Promise<void> {
  await gateway.enoncer(
    'gide',
    evenement('affectation.enregistree', {
      ...personne(rang),
      sitePoleEmploi: rang === 9 ? '69123' : '75116',
    }),
  );
  await gateway.unite.seule(`UPDATE messages_sortants SET issue = 'acquitte' WHERE issue = 'a_emettre'`);
  const [dit] = await gateway.unite.seule<{ data: object }>(
    `SELECT data FROM dit WHERE demandeur = $1 AND partenaire = 'parcours3'`,
    [personne(rang).demandeur],
  );
  const nous = { sequence: '0000000001', data: dit?.data ?? {} };
  await planterEcarts(gateway.unite, [
    { ...personne(rang), id: id(rang), nature: 'absent', nous, eux: null, ...ecart },
  ]);
}

const decider = (
  rang: number,
  decision: string,
  motif = 'Vu avec le site',
  cle = CLE_DE_DEMARRAGE,
): Promise<Reponse> => gateway.post(`/api/ecarts/${id(rang)}/resolution`, { decision, motif }, cle);
type Groupe = Record<'partenaire' | 'nature' | 'cause' | 'etat' | 'motifSoumission' | 'empreinte', string>;
/** What GET /api/ecarts/groupes shows of those that wait under this filter. */
async function empreinteVue(filtre: Partial<Groupe>): Promise<string> {
  const reponse = await gateway.get('/api/ecarts/groupes', CLE_DE_DEMARRAGE);
  const vus = reponse
    .json<{ groupes: Groupe[] }>()
    .groupes.filter(({ etat }) => ['ouvert', 'soumis'].includes(etat))
    .filter((un) => Object.entries(filtre).every(([nom, valeur]) => un[nom as keyof Groupe] === valeur));
  return reunirEmpreintes(vus.map(({ empreinte }) => empreinte));
}
const deciderDuGroupe = async (
  corps: { filtre?: Partial<Groupe>; nombre?: number; empreinte?: string },
  cle = CLE_DE_DEMARRAGE,
): Promise<Reponse> =>
  gateway.post(
    '/api/ecarts/resolutions',
    {
      ...{ motif: 'Base restaurée', decision: 'corriger', empreinte: await empreinteVue(corps.filtre ?? {}) },
      ...corps,
    },
    cle,
  );
const lire = async (rang: number): Promise<Record<string, unknown>> =>
  (await gateway.get(`/api/ecarts/${id(rang)}`, CLE_DE_DEMARRAGE)).json();
const etatDe = async (rang: number): Promise<unknown> => (await lire(rang))['etat'];

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await perdre(1, { etat: 'soumis', motif_soumission: 'escalade' });
  await perdre(2, { etat: 'soumis', motif_soumission: 'budget' });
  await perdre(9, { etat: 'soumis', motif_soumission: 'politique' });
  for (const rang of [3, 4, 5])
    await perdre(rang, { etat: 'soumis', motif_soumission: 'budget', cause: 'inconnue' });
  await planterEcarts(gateway.unite, [
    { ...personne(6), id: id(6), etat: 'clos', clos_le: '2010-08-31T03:00:00Z' },
    {
      id: id(7),
      demandeur: personne(1).demandeur,
      partenaire: 'gide',
      vue: 'declare',
      type: 'statut.change',
      nature: 'absent',
      nous: null,
      cause: 'refuse',
      etat: 'soumis',
      motif_soumission: 'refus',
    },
  ]);
});
afterAll(() => gateway.fermer());

describe('POST /api/ecarts/{id}/resolution [X5.5]', () => {
  it('corrects: told again above what the partner holds, rung for; who, when and why stay', async () => {
    const cle = await gateway.cle('exploitant', { type: 'region', region: '11' });
    gateway.sonneries.length = 0;
    const reponse = await decider(1, 'corriger', ' Vu avec le site ', cle);
    expect([reponse.statut, reponse.json()]).toEqual([
      200,
      { id: id(1), issue: 'fait', etat: 'en_correction' },
    ]);
    expect(gateway.sonneries).toContain('emettre-parcours3');
    const { message, decision, vie } = await lire(1);
    expect(decision).toMatchObject({ par: expect.stringMatching(/^cle:/), motif: 'Vu avec le site' });
    expect((vie as object[]).at(-1)).toMatchObject({
      evenement: 'correction',
      detail: 'Vu avec le site',
      nom: 'Clé d’essai',
    });
    const dit = (await gateway.get(`/api/messages/${String(message)}`, CLE_DE_DEMARRAGE)).json();
    expect(dit).toMatchObject({
      issue: 'a_emettre',
      sequence: '0000000002',
      type: 'affectation.enregistree',
    });
    expect((await decider(1, 'corriger')).json()).toMatchObject({ issue: 'deja_fait' });
  });

  it('leaves it, then gives it back to the policy', async () => {
    expect((await decider(2, 'ignorer')).json()).toMatchObject({ issue: 'fait', etat: 'ignore' });
    expect((await decider(2, 'reprendre')).json()).toMatchObject({ issue: 'fait', etat: 'ouvert' });
  });

  it.each([
    [6, 'ignorer', 'ECART_CLOS'],
    [7, 'corriger', 'RESOLUTION_IMPOSSIBLE'],
  ])('%i %s: 409 %s, with a sentence', async (rang, decision, code) => {
    const { detail, ...probleme } = (await decider(rang, decision)).json<{ detail: string }>();
    expect(probleme).toMatchObject({ status: 409, code });
    expect(detail).toMatch(/^[A-Z].*\.$/);
  });

  it('says so when what would be told is no longer what was seen', async () => {
    await perdre(8);
    await gateway.unite.seule('UPDATE dit SET sequence = 2 WHERE demandeur = $1', [personne(8).demandeur]);
    expect((await decider(8, 'corriger')).json()).toMatchObject({ status: 409, code: 'ECART_CHANGE' });
    await gateway.unite.seule('UPDATE dit SET sequence = 1 WHERE demandeur = $1', [personne(8).demandeur]);
  });

  it('decides of what was seen, when that is said: 409 when it has changed', async () => {
    await perdre(10);
    const { empreinte } = await lire(10);
    const ignorer = (vue: unknown): Promise<Reponse> =>
      gateway.post(
        `/api/ecarts/${id(10)}/resolution`,
        { decision: 'ignorer', motif: 'x', empreinte: vue },
        CLE_DE_DEMARRAGE,
      );
    await gateway.unite.seule(`UPDATE ecarts SET cause = 'abandonne', eux = nous WHERE id = $1`, [id(10)]);
    expect((await ignorer(empreinte)).json()).toMatchObject({ status: 409, code: 'ECART_CHANGE' });
    const { empreinte: presente } = await lire(10);
    expect((await ignorer(presente)).json()).toMatchObject({ issue: 'fait', etat: 'ignore' });
  });

  it('out of the scope, nothing is decided: 404 as for an unknown one', async () => {
    const cle = await gateway.cle('exploitant', { type: 'structure', structure: '75056S00' });
    expect((await decider(9, 'ignorer', 'x', cle)).json()).toMatchObject({
      status: 404,
      code: 'ECART_INCONNU',
    });
    expect(await etatDe(9)).toBe('soumis');
  });

  it.each([
    [{ decision: 'oublier', motif: 'x' }, '/decision'],
    [{ decision: 'ignorer' }, '/motif'],
    [{ decision: 'ignorer', motif: ' ' }, '/motif'],
    [{ decision: 'ignorer', motif: 'x', nombre: 1 }, '/nombre'],
  ])('refuses %j', async (corps, pointeur) => {
    const reponse = await gateway.post(`/api/ecarts/${id(3)}/resolution`, corps, CLE_DE_DEMARRAGE);
    expect(reponse.json()).toMatchObject({ status: 400, pointeur });
  });
});

describe('POST /api/ecarts/resolutions: a group', () => {
  const filtre = { partenaire: 'parcours3', cause: 'inconnue', motifSoumission: 'budget' };

  it('decides of exactly those that were seen: 409 and nothing done when their number has changed', async () => {
    const reponse = await deciderDuGroupe({ filtre, nombre: 4 });
    expect(reponse.json()).toMatchObject({
      status: 409,
      code: 'NOMBRE_DIFFERENT',
      pointeur: '/nombre',
      nombre: 3,
    });
    expect(await etatDe(3)).toBe('soumis');
  });

  it('409 and nothing done when they are as many, but not those that were seen', async () => {
    const { detail, ...probleme } = (
      await deciderDuGroupe({ filtre, nombre: 3, empreinte: '0123456789abcdef' })
    ).json<{ detail: string }>();
    expect(probleme).toMatchObject({ status: 409, code: 'CONTENU_DIFFERENT', pointeur: '/empreinte' });
    expect(detail).toContain('regardez-les à nouveau');
    expect(await etatDe(3)).toBe('soumis');
  });

  it('corrects all of them', async () => {
    expect((await deciderDuGroupe({ filtre, nombre: 3 })).json()).toEqual({
      faits: 3,
      dits: 3,
      ordonnes: 0,
      suite: null,
      changes: 0,
      impossibles: {},
    });
    for (const rang of [3, 4, 5]) expect(await etatDe(rang)).toBe('en_correction');
    expect((await deciderDuGroupe({ filtre, nombre: 3 })).json()).toMatchObject({ status: 409, nombre: 0 });
  });

  it('corrects a group larger than one lot, and says what it left to the next synchronisation', async () => {
    const rangs = Array.from({ length: 120 }, (_, rang) => rang + 1000);
    const eux = { sequence: '0000000004', data: { cotraitance: 'CT-1' } };
    await planterEcarts(
      gateway.unite,
      rangs.map((rang) => ({
        ...personne(rang),
        ...{
          id: id(rang),
          nature: 'en_trop',
          nous: null,
          eux,
          etat: 'soumis',
          motif_soumission: 'politique',
        },
      })),
    );
    const groupe = { filtre: { nature: 'en_trop' }, nombre: 120 };
    type Resolu = Record<'faits' | 'dits' | 'ordonnes', number> & { suite: string | null };
    const { faits, dits, ordonnes, suite } = (await deciderDuGroupe(groupe)).json<Resolu>();
    expect([faits, dits + ordonnes]).toEqual([120, 120]);
    expect(suite).toEqual(ordonnes === 0 ? null : expect.stringContaining('prochaine synchronisation'));
    const [lu] = await gateway.unite.seule(
      `SELECT count(*)::int AS corriges, count(e.message)::int AS dits, count(v.id)::int AS lignes
       FROM ecarts e LEFT JOIN ecarts_evenements v ON v.ecart = e.id AND v.evenement = 'correction'
       WHERE e.nature = 'en_trop' AND e.etat = 'en_correction'`,
    );
    expect(lu).toEqual({ corriges: 120, dits, lignes: 120 });
  });

  it('says what it left, and why', async () => {
    const { impossibles, ...comptes } = (
      await deciderDuGroupe({ filtre: { partenaire: 'gide' }, nombre: 1 })
    ).json<{ impossibles: Record<string, number> }>();
    expect(comptes).toEqual({ faits: 0, dits: 0, ordonnes: 0, suite: null, changes: 0 });
    expect(Object.values(impossibles)).toEqual([1]);
  });

  it('belongs to a key of the whole country', async () => {
    const cle = await gateway.cle('exploitant', { type: 'region', region: '11' });
    expect((await deciderDuGroupe({ filtre, nombre: 1 }, cle)).json()).toMatchObject({
      status: 403,
      code: 'PORTEE_INSUFFISANTE',
    });
  });

  it.each([
    [{ nombre: 1 }, '/filtre'],
    [{ filtre: {}, nombre: 1 }, '/filtre'],
    [{ filtre: { cause: 'magie' }, nombre: 1 }, '/filtre/cause'],
    [{ filtre: { etat: 'clos' }, nombre: 1 }, '/filtre/etat'],
    [{ filtre: { partenaire: 'gide' } }, '/nombre'],
    [{ filtre: { partenaire: 'gide' }, nombre: 0 }, '/nombre'],
    [{ filtre: { partenaire: 'gide' }, nombre: 1, empreinte: 'tout' }, '/empreinte'],
  ])('refuses %j', async (corps, pointeur) => {
    expect((await deciderDuGroupe(corps)).json()).toMatchObject({ status: 400, pointeur });
  });
});
