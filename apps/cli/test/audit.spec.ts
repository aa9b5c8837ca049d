import { userInfo } from 'node:os';
import { ScellerJournaux } from '#supervision';
import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { lancer, type Resultat } from './outil-d-essai.js';

let demonstration: DemonstrationDEssai;
const passerelle = (...args: string[]): Promise<Resultat> => lancer(args, demonstration.env);

beforeAll(async () => {
  demonstration = await creerDemonstration(5);
  await passerelle('partenaire', 'pause', 'gide', '--motif', 'Travaux');
  await passerelle('partenaire', 'reprendre', 'gide', '--motif', 'Finis');
});
afterAll(() => demonstration.fermer());

interface Page {
  lignes: { genre: string; action: string; acteur: string; issue: string; objet: string | null }[];
  curseur: string | null;
}

async function lignes(...options: string[]): Promise<Page['lignes']> {
  const { code, sortie, erreurs } = await passerelle('audit', '--json', ...options);
  expect([code, erreurs]).toEqual([0, '']);
  return (JSON.parse(sortie) as Page).lignes;
}

describe('the audit on the command line [issue 5]', () => {
  it('shows who did what, newest first, page by page', async () => {
    const page = await passerelle('audit', '--objet', 'gide', '--limite', '1');
    expect([page.code, page.sortie]).toEqual([
      0,
      expect.stringMatching(/cle-de-demarrage +partenaire\.reprise +partenaire gide +– +fait +Finis/),
    ]);
    const suite = /--suite (\S+)/.exec(page.erreurs)?.[1] ?? '';
    const autre = await passerelle('audit', '--objet', 'gide', '--limite', '1', '--suite', suite);
    expect(autre.sortie).toContain('partenaire.pause');
  });

  it('takes the filters of the API', async () => {
    const toutes = await lignes('--genre', 'acte', '--acteur', 'cle-de-demarrage', '--depuis', '2026-01-01');
    expect(toutes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['partenaire.reprise', 'partenaire.pause']),
    );
    expect(await lignes('--action', 'partenaire.pause', '--jusqua', '2099-12-31')).toHaveLength(1);
  });

  it('gives a file, whole', async () => {
    const { code, sortie } = await passerelle('audit', '--csv', '--objet', 'gide');
    expect(code).toBe(0);
    expect(sortie.split('\r\n')).toHaveLength(4);
    expect(sortie).toContain('partenaire.pause,fait,,partenaire,gide,,,Travaux,');
  });

  it.each([
    ['a wrong day', ['--depuis', 'hier'], 2],
    ['a wrong genre', ['--genre', 'tout'], 2],
    ['a file by pages', ['--csv', '--limite', '3'], 2],
    ['nothing found', ['--acteur', 'cle:personne'], 1],
    ['a filter that the API refuses', ['--action', 'DROP TABLE'], 1],
  ])('ends on %s with its code', async (_quoi, options, code) => {
    expect((await passerelle('audit', ...options)).code).toBe(code);
  });

  it('says with code 3 that nobody answers', async () => {
    const { code } = await lancer(['audit'], { ...demonstration.env, PASSERELLE_URL: 'http://127.0.0.1:1' });
    expect(code).toBe(3);
  });
});

describe('the acts of the tool itself [ADR 30]', () => {
  const ACTEUR = `outil:${userInfo().username}`;

  it('are kept like those of the API: a key made, revoked, and one that is not there', async () => {
    const creee = await passerelle(
      ...['cle', 'creer', '--role', 'auditeur', '--portee', 'nationale', '--libelle', 'Essai'],
    );
    const id = /Clé ([0-9a-f-]{36})/.exec(creee.erreurs)?.[1] ?? '';
    await passerelle('cle', 'revoquer', id);
    await passerelle('cle', 'revoquer', '01890000-0000-7000-8000-000000000009');
    expect(await lignes('--genre', 'acte', '--acteur', ACTEUR)).toMatchObject([
      { action: 'cle.revocation', issue: 'refuse', code: 'CLE_INCONNUE' },
      { action: 'cle.revocation', issue: 'fait', objet: id },
      { action: 'cle.creation', issue: 'fait', objet: id },
    ]);
    // Nothing of the key, and not its label.
    expect((await passerelle('audit', '--csv', '--acteur', ACTEUR)).sortie).not.toMatch(/psk_|Essai/);
  });

  it('are under seals that the command names, each record apart', async () => {
    await new ScellerJournaux(demonstration.monde.unite, 0).execute();
    const { code, sortie } = await passerelle('scellements');
    expect(code).toBe(0);
    for (const journal of ['transitions', 'lectures', 'actes'])
      expect(sortie).toMatch(new RegExp(`^${journal} : \\d+ scellement`, 'm'));
    const { transitions, rompus, journaux } = JSON.parse(
      (await passerelle('scellements', '--json')).sortie,
    ) as {
      transitions: number;
      rompus: unknown[];
      journaux: { journal: string; lignes: number }[];
    };
    expect([transitions, rompus]).toEqual([journaux[0]?.lignes, []]);
  });
});
