import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { lancer, type Resultat } from './outil-d-essai.js';

let demonstration: DemonstrationDEssai;
const passerelle = (...args: string[]): Promise<Resultat> => lancer(args, demonstration.env);

beforeAll(async () => {
  demonstration = await creerDemonstration(20);
  await demonstration.monde.synchroniser();
});
afterAll(() => demonstration.fermer());

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

describe('flux, zones and rules on the command line [H6, E5]', () => {
  it('shows the flux, and who decided what', async () => {
    const { code, sortie } = await passerelle('flux');
    expect(code).toBe(0);
    expect(sortie).toMatch(/GIDE +acceptation\.enregistree +toutes +2010-01-01 +oui/);
    expect((await passerelle('flux', '--historique')).sortie).toMatch(
      /Parcours 3 +statut\.change +toutes +2010-01-01 +config +premier démarrage/,
    );
  });

  it('counts what a change would do, then puts it in force', async () => {
    const essai = await passerelle(
      ...['flux', 'activer', 'parcours3', 'demandeur.modifie'],
      ...['--depuis', '2010-12-01', '--structure', '75056S00', '--motif', 'Site en travaux'],
    );
    expect([essai.code, essai.sortie]).toEqual([
      0,
      expect.stringMatching(/terminée, au 2010-09-01\n +flux demandeur\.modifie vers Parcours 3, 75056S00/),
    ]);
    expect(essai.erreurs).toContain('regles approuver');
    const id = UUID.exec(essai.sortie)?.[0] ?? '';
    const approuvee = await passerelle('regles', 'approuver', id);
    expect([approuvee.code, approuvee.sortie]).toEqual([0, expect.stringContaining('En vigueur : flux')]);
    expect((await passerelle('flux')).sortie).toMatch(/75056S00 +2010-12-01 +non/);
    expect((await passerelle('flux', '--historique')).sortie).toContain('Site en travaux');
    expect((await passerelle('regles', 'simulations')).sortie).toMatch(/approuvée/);
    expect((await passerelle('regles', 'suivre', id)).sortie).toContain('motif : Site en travaux');
  });

  it('says how many dossiers other rules computed, and what would change', async () => {
    const lues = await passerelle('regles');
    expect([lues.code, lues.sortie]).toEqual([
      0,
      expect.stringMatching(/version [0-9a-f]{16}, révision \d+\n +\d+ dossier\(s\) sur \d+ calculé/),
    ]);
    const simulees = await passerelle('regles', 'simuler', '--json');
    expect(JSON.parse(simulees.sortie)).toMatchObject({ etat: 'terminee', changement: { genre: 'regles' } });
    await demonstration.monde.synchroniser();
    expect((await passerelle('regles')).sortie).toMatch(/les \d+ dossiers sont calculés sous elles/);
  });

  it('shows a zone, tries another one', async () => {
    expect((await passerelle('zone')).sortie).toContain('celles des données du territoire');
    expect((await passerelle('zone', '75056S00')).sortie).toContain('zone (données du territoire)');
    const essai = await passerelle(
      ...['zone', 'changer', '75056S00', '--epci', '243300316'],
      ...['--depuis', '2010-09-01', '--motif', 'Essai'],
    );
    expect([essai.code, essai.sortie]).toEqual([0, expect.stringContaining('zone de 75056S00 (243300316)')]);
    await passerelle('regles', 'approuver', UUID.exec(essai.sortie)?.[0] ?? '');
    expect((await passerelle('zone', '75056S00')).sortie).toMatch(/zone \(changée\) : 243300316/);
  });

  it('refuses what is out of date or unknown in one sentence', async () => {
    const inconnue = await passerelle('regles', 'approuver', '01890000-0000-7000-8000-000000000001');
    expect([inconnue.code, inconnue.erreurs]).toEqual([
      1,
      expect.stringContaining('Aucune simulation ne porte cet identifiant'),
    ]);
    expect((await passerelle('regles', 'approuver', 'un')).code).toBe(2);
    const mauvais = await passerelle(
      ...['flux', 'activer', 'gide', 'statut.change', '--depuis', '2010-09-01', '--motif', 'x'],
    );
    expect([mauvais.code, mauvais.erreurs]).toEqual([1, expect.stringContaining('Rien de ce type')]);
  });
});
