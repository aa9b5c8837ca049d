import { creerDataSource } from '#persistence';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import { lancer, type Resultat } from './outil-d-essai.js';

let base: BaseDEssai;
beforeAll(async () => {
  base = await creerBase();
});
afterAll(() => base.supprimer());

const outil = (...args: string[]): Promise<Resultat> => lancer(args, { DATABASE_URL: base.url });
const accorder = (...autres: string[]): Promise<Resultat> =>
  outil(
    'habilitation',
    'accorder',
    '--role',
    'administrateur',
    '--portee',
    'nationale',
    '--motif',
    'Premier',
    ...autres,
  );
const PERSONNE = ['--emetteur', 'https://identite.essai', '--sujet', '248289761001', '--nom', 'Essai'];
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const INCONNU = '01890000-0000-7000-8000-00000000ffff';

describe('habilitations on the command line [X5]', () => {
  it('the first administrateur is made on the machine, then listed, suspended, taken up, withdrawn', async () => {
    expect(await outil('compte', 'lister')).toMatchObject({ code: 1 });
    const accordee = await accorder(...PERSONNE);
    expect([accordee.code, accordee.sortie]).toEqual([
      0,
      expect.stringContaining('rôle administrateur, portée nationale'),
    ]);
    const [habilitation] = ID.exec(accordee.sortie) ?? [];
    expect((await accorder(...PERSONNE)).sortie).toContain(
      `Elle l’était déjà : habilitation ${habilitation}`,
    );

    const comptes = await outil('compte', 'lister');
    expect(comptes.sortie).toMatch(/Essai +actif +– +1 +https:\/\/identite\.essai +248289761001/);
    const [compte = ''] = ID.exec(comptes.sortie) ?? [];
    expect((await accorder('--compte', compte)).sortie).toContain('Elle l’était déjà');
    expect((await outil('compte', 'suspendre', compte, '--motif', 'x')).sortie).toBe('Suspendu.\n');
    expect((await outil('compte', 'suspendre', compte, '--motif', 'x')).sortie).toBe('Il l’était déjà.\n');
    expect((await outil('compte', 'reprendre', compte, '--motif', 'x')).sortie).toBe('Repris.\n');

    expect((await outil('habilitation', 'reveiller', habilitation ?? '', '--motif', 'x')).code).toBe(1);
    expect((await outil('habilitation', 'retirer', habilitation ?? '', '--motif', 'x')).sortie).toBe(
      'Retirée.\n',
    );
    expect((await outil('habilitation', 'lister', '--compte', compte)).sortie).toContain('retiree');
    expect((await outil('compte', 'partir', compte, '--motif', 'x')).sortie).toBe('Départ noté.\n');
    expect((await outil('compte', 'suspendre', compte, '--motif', 'x')).code).toBe(1);
    expect((await accorder(...PERSONNE)).erreurs).toContain('partie');
  });

  it('what names nobody is refused with code 1', async () => {
    expect((await accorder('--compte', INCONNU)).code).toBe(1);
    expect((await outil('compte', 'partir', INCONNU, '--motif', 'x')).code).toBe(1);
    expect((await outil('habilitation', 'retirer', INCONNU, '--motif', 'x')).code).toBe(1);
  });
});

describe('keys on the command line [X5]', () => {
  it('say why they were made and revoked, and what became of them', async () => {
    const creee = await outil(
      ...[
        'cle',
        'creer',
        '--role',
        'pilotage',
        '--portee',
        'nationale',
        '--libelle',
        'Essai',
        '--motif',
        'Entrepôt',
      ],
    );
    const [id = ''] = ID.exec(creee.erreurs) ?? [];
    const validite = async (): Promise<string> =>
      (await outil('cle', 'lister')).sortie.split('\n').find((ligne) => ligne.includes(id)) ?? '';
    expect(await validite()).toContain('sans terme');
    const source = await creerDataSource({ url: base.url }).initialize();
    try {
      // Suspended, then past its term: it does not open any more, whoever takes it up again.
      await source.query(
        `UPDATE cles_api SET suspendue_le = now(), finit_le = now() - interval '1 minute' WHERE id = $1`,
        [id],
      );
      expect(await validite()).toContain('terminée le');
      expect((await outil('cle', 'revoquer', id, '--motif', 'Poste perdu')).sortie).toBe('Révoquée.\n');
      expect(await validite()).toContain('révoquée le');
      expect(await source.query('SELECT motif, motif_revocation FROM cles_api WHERE id = $1', [id])).toEqual([
        { motif: 'Entrepôt', motif_revocation: 'Poste perdu' },
      ]);
      expect(
        await source.query(
          `SELECT motif FROM actes WHERE action LIKE 'cle.%' AND issue = 'fait' ORDER BY id`,
        ),
      ).toEqual([{ motif: 'Entrepôt' }, { motif: 'Poste perdu' }]);
    } finally {
      await source.destroy();
    }
  });

  it('an habilitation that sleeps, or with another last day, does not pass for granted', async () => {
    const donner = (...autres: string[]): Promise<Resultat> =>
      accorder('--emetteur', 'https://identite.essai', '--sujet', 'autre', ...autres);
    expect((await donner()).code).toBe(0);
    const { code, erreurs } = await donner('--jusqua', '2099-12-31');
    expect([code, erreurs]).toEqual([1, expect.stringContaining('sans terme')]);
  });
});
