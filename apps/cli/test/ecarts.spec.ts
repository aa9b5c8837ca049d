import { userInfo } from 'node:os';
import { lirePolitiqueEcarts } from '#config';
import { semerPolitiques } from '#reconciliation';
import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { lancer, type Resultat } from './outil-d-essai.js';

let demonstration: DemonstrationDEssai;
const passerelle = (...args: string[]): Promise<Resultat> => lancer(args, demonstration.env);

interface Dit {
  demandeur: string;
  cle: string;
  data: object;
}

/** What Parcours 3 was told of that type and acknowledged. */
function ditsDe(type: string): Promise<Dit[]> {
  return demonstration.monde.unite.seule<Dit>(
    `SELECT demandeur, cle, data FROM dit WHERE partenaire = 'parcours3' AND type = $1 AND acquittee = sequence ORDER BY demandeur, cle`,
    [type],
  );
}

async function idsListes(...filtres: string[]): Promise<string[]> {
  const { sortie } = await passerelle('ecarts', '--liste', '--json', ...filtres);
  return (JSON.parse(sortie) as { ecarts: { id: string }[] }).ecarts.map(({ id }) => id);
}

const LIGNE = ['--partenaire', 'parcours3', '--vue', 'dit', '--type', 'affectation.enregistree'];

/** From here on, affectations that differ at Parcours 3 wait for a person. */
function soumettre(): Promise<Resultat> {
  return passerelle(
    ...['politique', 'activer', ...LIGNE, '--decision', 'soumettre'],
    ...['--phrase', 'Une affectation perdue est vue avec le site.', '--motif', 'Essai'],
  );
}

/** Two affectations that Parcours 3 was told: it has lost one and changed the other, and the night has seen it. */
async function deuxEcarts(): Promise<{ perdue: Dit; changee: Dit }> {
  await soumettre();
  const [perdue, changee] = await ditsDe('affectation.enregistree');
  if (!perdue || !changee) throw new Error('the population of the test leads no life');
  const { parcours3 } = demonstration.monde;
  const { demandeur, cle, data } = changee;
  expect(parcours3.alterer({ demandeur: perdue.demandeur, cle: perdue.cle, perdre: true })).toBe('perdu');
  expect(parcours3.alterer({ demandeur, cle, data: { ...data, commune: '01001' } })).toBe('change');
  await demonstration.monde.synchroniser();
  return { perdue, changee };
}

beforeEach(async () => {
  demonstration = await creerDemonstration(20);
  await semerPolitiques(demonstration.monde.unite, lirePolitiqueEcarts().politiques);
  await demonstration.monde.synchroniser();
});
afterEach(() => demonstration.fermer());

describe('the policy', () => {
  it('is shown, tried, activated, and keeps its history', async () => {
    expect((await passerelle('politique')).sortie).toMatch(
      /Parcours 3 +dit +affectation\.enregistree +corriger +2010-01-01 +en vigueur\n +L’affectation fait foi/,
    );
    const essai = await passerelle('politique', 'simuler', ...LIGNE, '--decision', 'soumettre');
    expect([essai.code, essai.sortie]).toEqual([
      0,
      expect.stringMatching(/sur 0 écart\(s\).*\n\n +Aujourd’hui/),
    ]);
    const activee = await soumettre();
    expect([activee.code, activee.sortie]).toEqual([0, expect.stringContaining('à partir du 2010-09-01')]);
    const histoire = (await passerelle('politique', '--historique')).sortie;
    expect(histoire).toMatch(
      /soumettre +2010-09-01 +en vigueur\n +Une affectation perdue est vue avec le site\. \[Essai\]/,
    );
    expect(histoire).toMatch(/corriger +2010-01-01 +remplacée\n +L’affectation fait foi/);
  });
});

describe('the ledger [X5.5]', () => {
  it('is empty when both sides agree', async () => {
    const { code, sortie } = await passerelle('ecarts');
    expect([code, sortie]).toEqual([
      0,
      'Aucun écart ouvert.\n\nBudget de réparation du jour : GIDE 0 / 100, Parcours 3 0 / 100 dossier(s) corrigé(s) sans demander.\n',
    ]);
    expect((await passerelle('ecarts', '--liste')).code).toBe(1);
  });

  it('shows by group, one by one, then both values side by side', async () => {
    const { perdue, changee } = await deuxEcarts();
    const { sortie: groupes } = await passerelle('ecarts');
    expect(groupes).toMatch(
      /1 +Parcours 3 +dit +affectation\.enregistree +absent +changé chez lui +soumis \(par la politique\)/,
    );
    expect(groupes).toMatch(
      /ecarts resoudre .+ --nature absent .+ --nombre 1 --empreinte [0-9a-f]{16} --decision … --motif "…"/,
    );
    const commande = /passerelle -- (ecarts --liste .+ --nature absent .+)/.exec(groupes)?.[1] ?? '';
    const liste = await passerelle(...commande.split(' '));
    expect(liste.sortie).toMatch(/aujourd’hui +Parcours 3 +dit +affectation\.enregistree +\S+ +absent/);
    expect(liste.sortie).not.toContain(perdue.demandeur);

    const [id = ''] = await idsListes('--nature', 'different');
    const { sortie: detail } = await passerelle('ecart', id);
    expect(detail).toContain('avec des données différentes');
    expect(detail).toContain('Politique     soumettre : Une affectation perdue est vue avec le site.');
    expect(detail).toMatch(/✗ +commune +\d{5} +01001/);
    expect(detail).toMatch(/ouvert +\S+/);
    expect(await idsListes('--demandeur', changee.demandeur)).toEqual([id]);
  });

  it('writes the whole list as CSV on the standard output', async () => {
    await deuxEcarts();
    const { code, sortie } = await passerelle('ecarts', '--csv', '--nature', 'absent');
    expect(code).toBe(0);
    expect(sortie.split('\r\n')).toEqual([
      expect.stringMatching(/^id,partenaire,/),
      expect.stringContaining(',parcours3,dit,affectation.enregistree,'),
      '',
    ]);
  });

  it('decides one by one', async () => {
    await deuxEcarts();
    const [id = ''] = await idsListes('--nature', 'different');
    const { sortie } = await passerelle('ecart', id);
    const [, empreinte = ''] =
      /Décider +npm run passerelle -- ecart \S+ … --empreinte (\S+)/.exec(sortie) ?? [];
    const decision = ['ecart', id, 'ignorer', '--motif', 'Dossier d’essai', '--empreinte'];
    const autre = await passerelle(...decision, '0123456789abcdef');
    expect([autre.code, autre.erreurs]).toEqual([
      1,
      expect.stringContaining('n’est plus ce que vous avez vu'),
    ]);
    const ignore = await passerelle(...decision, empreinte);
    expect([ignore.code, ignore.sortie]).toEqual([0, 'Décidé : ignoré.\n']);
    expect((await passerelle('ecart', id)).sortie).toMatch(/Décidé .* : Dossier d’essai/);
    const repris = await passerelle('ecart', id, 'reprendre', '--motif', 'Finalement non');
    expect([repris.code, repris.sortie]).toEqual([0, 'Décidé : ouvert.\n']);
  });

  it('decides of a group that was seen, and of no other', async () => {
    await deuxEcarts();
    const groupe = [
      ...['ecarts', 'resoudre', '--partenaire', 'parcours3'],
      ...['--decision', 'corriger', '--motif', 'Essai'],
    ];
    const { sortie } = await passerelle('ecarts');
    const empreintes = [...sortie.matchAll(/mpreinte (?:: )?([0-9a-f]{16})/g)]
      .map(([, une]) => une)
      .join(',');
    const autre = await passerelle(...groupe, '--nombre', '7', '--empreinte', empreintes);
    expect([autre.code, autre.erreurs]).toEqual([1, expect.stringContaining('même nombre d’écarts (2)')]);
    const autres = await passerelle(...groupe, '--nombre', '2', '--empreinte', '0123456789abcdef');
    expect([autres.code, autres.erreurs]).toEqual([1, expect.stringContaining('ce ne sont plus ceux')]);
    const fait = await passerelle(...groupe, '--nombre', '2', '--empreinte', empreintes);
    expect([fait.code, fait.erreurs]).toEqual([0, '']);
    expect(fait.sortie).toContain('2 écart(s) : « corriger ».\n  2 redit(s) au partenaire.');
    await demonstration.monde.synchroniser();
    expect((await passerelle('ecarts')).sortie).toContain('Aucun écart ouvert.');
    const [id = ''] = await idsListes('--etat', 'clos', '--nature', 'absent');
    expect((await passerelle('ecart', id)).sortie).toMatch(
      /Clos +le .* : corrigé[^]*clos +passerelle +corrigé/,
    );
  });
});

describe('the first load of a partner', () => {
  it('is refused for one that holds something, and made when forced', async () => {
    const refus = await passerelle('partenaire', 'charger', 'parcours3');
    expect([refus.code, refus.erreurs]).toEqual([
      1,
      expect.stringMatching(/tient déjà quelque chose .*--forcer/),
    ]);
    const sortants = async (): Promise<number> => {
      const [ligne] = await demonstration.monde.unite.seule<{ n: number }>(
        `SELECT count(*)::int AS n FROM messages_sortants WHERE partenaire = 'parcours3'`,
      );
      return ligne?.n ?? 0;
    };
    const avant = await sortants();
    const charge = await passerelle('partenaire', 'charger', 'parcours3', '--forcer');
    expect([charge.code, charge.erreurs]).toEqual([0, '']);
    expect(charge.sortie).toMatch(/^Parcours 3 : \d+ version\(s\) redite\(s\)/);
    const dits = Number(/\d+(?= version)/.exec(charge.sortie)?.[0]);
    expect(dits).toBeGreaterThan(0);
    expect((await sortants()) - avant).toBe(dits);
    expect(
      await demonstration.monde.unite.seule(
        'SELECT partenaire, par, dits, fin IS NOT NULL AS fini FROM chargements',
      ),
    ).toEqual([{ partenaire: 'parcours3', par: `outil:${userInfo().username}`, dits, fini: true }]);
  });

  it('ends with code 3 when the partner cannot say what it holds', async () => {
    const { code, erreurs } = await lancer(['partenaire', 'charger', 'parcours3'], {
      ...demonstration.env,
      PARCOURS3_URL: 'http://127.0.0.1:9',
    });
    expect([code, erreurs]).toEqual([
      3,
      expect.stringMatching(/^Partenaire parcours3, lire les empreintes : .+\.\n$/),
    ]);
  });
});
