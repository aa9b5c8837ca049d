import type { BilanPartenaire } from '#contract';
import { Fenetres } from '#exchange';
import { ErreurPartenaire } from '#partners';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { LireBilan, VerifierConservation, type BilanLu, type SourceDeBilan } from '#supervision';

let echange: EchangeDEssai;
beforeEach(async () => {
  echange = await creerEchangeDEssai();
});
afterEach(() => echange.fermer());

const LIMITE = 15;
const lire = (jour?: string): Promise<BilanLu> => new LireBilan(echange.unite, LIMITE).execute(jour);

const muet: SourceDeBilan = { bilan: () => Promise.resolve(null) };
const dit = (parJour: Record<string, BilanPartenaire>): SourceDeBilan => ({
  bilan: (jour) => Promise.resolve(parJour[jour] ?? { emis: {}, recus: {} }),
});

function verifier(
  sources: Partial<Record<'gide' | 'parcours3', SourceDeBilan>> = {},
  fenetres?: Fenetres,
): VerifierConservation {
  return new VerifierConservation(echange.unite, { gide: muet, parcours3: muet, ...sources }, 5, fenetres);
}

const REFUS = {
  partenaire: 'gide',
  classe: 'transitoire',
  cause: 'connexion_refusee',
  operation: 'lire le bilan',
} as const;

const aujourdhui = { time: '2010-09-01T09:00:00+02:00' };

/** One affectation applied and told, one that waits, one duplicate, one refusal. */
async function vivre(): Promise<void> {
  const affectation = evenement('affectation.enregistree', {}, aujourdhui);
  await echange.webhook('gide', [
    affectation,
    { ...evenement('statut.change', {}, aujourdhui), sequence: 'x' },
  ]);
  await echange.webhook('gide', [affectation]);
  await echange.vider();
  await echange.webhook('gide', [evenement('statut.change', {}, aujourdhui)]);
}

describe('the account of a day [X6.1]', () => {
  it('sets what was counted at the door against the sum over fates, by partner, direction and type', async () => {
    await vivre();
    await verifier().execute();
    const bilan = await lire();
    expect(bilan).toMatchObject({ jour: '2010-09-01', etat: 'vert', conforme: true, raisons: [] });
    expect(bilan.lignes.map(({ ouverts: _, ...ligne }) => ligne)).toEqual([
      {
        partenaire: 'gide',
        sens: 'entrant',
        type: 'affectation.enregistree',
        porte: 2,
        sorts: { applique: 1, doublon: 1 },
        somme: 2,
        difference: 0,
      },
      {
        partenaire: 'gide',
        sens: 'entrant',
        type: 'statut.change',
        porte: 2,
        sorts: { recu: 1, refuse: 1 },
        somme: 2,
        difference: 0,
      },
      {
        partenaire: 'parcours3',
        sens: 'sortant',
        type: 'affectation.enregistree',
        porte: 1,
        sorts: { acquitte: 1 },
        somme: 1,
        difference: 0,
      },
    ]);
  });

  it('shows open fates with the age of the oldest', async () => {
    await vivre();
    const { lignes } = await lire();
    expect(lignes.map(({ ouverts }) => ouverts)).toEqual([
      { nombre: 0, ageS: null },
      { nombre: 1, ageS: expect.any(Number) },
      { nombre: 0, ageS: null },
    ]);
  });

  it.each([
    ['a message that vanished', `DELETE FROM messages_entrants WHERE issue = 'applique'`, 1],
    ['a message that nobody counted', `DELETE FROM comptages_porte WHERE sens = 'sortant'`, -1],
  ])('turns red on %s, live and in the automatic check', async (_, dommage, difference) => {
    await vivre();
    await echange.unite.seule(dommage);
    const controle = await verifier().execute();
    expect(controle?.conforme).toBe(false);
    const bilan = await lire();
    expect([bilan.etat, bilan.conforme]).toEqual(['rouge', false]);
    expect(bilan.lignes.filter((une) => une.difference !== 0).map((une) => une.difference)).toEqual([
      difference,
    ]);
    expect(bilan.raisons.join(' ')).toMatch(/1 compte\(s\) de ce jour.*dernier contrôle automatique/);
  });

  it('is red for today when the check found a difference on the day before', async () => {
    await vivre();
    await echange.unite.seule(`DELETE FROM messages_entrants WHERE issue = 'doublon'`);
    await echange.avancerJusqua('2010-09-02');
    await verifier().execute();
    const bilan = await lire();
    expect(bilan.lignes).toEqual([]);
    expect(bilan.raisons).toEqual([expect.stringContaining('(2010-09-01)')]);
  });

  it('is one snapshot: a lot being applied meanwhile never makes a difference', async () => {
    const bilans: Promise<BilanLu>[] = [];
    for (let rang = 0; rang < 10; rang += 1) {
      await echange.webhook('gide', [evenement('affectation.enregistree', { demandeur: `123456${rang}A` })]);
      bilans.push(lire());
      await Promise.all([echange.vider(), lire()]);
    }
    for (const { lignes } of await Promise.all(bilans))
      expect(lignes.filter(({ difference }) => difference !== 0)).toEqual([]);
  });
});

describe('the check runs by itself [X6.1]', () => {
  it('is red when it never ran, and when it did not run for longer than its limit', async () => {
    expect((await lire()).raisons).toEqual(['Le contrôle automatique n’a encore jamais eu lieu.']);
    await verifier().execute();
    expect((await lire()).etat).toBe('vert');
    await echange.unite.seule(`UPDATE bilans SET verifie_le = verifie_le - interval '16 min'`);
    const { etat, raisons, controle } = await lire();
    expect(etat).toBe('rouge');
    expect(raisons).toEqual([
      'Le contrôle automatique n’a pas eu lieu depuis 16 minutes (limite : 15 minutes).',
    ]);
    expect(controle).toMatchObject({ conforme: true, limiteS: 900 });
  });

  it('runs once by its rhythm, whatever the number of workers, and at once when it is asked to', async () => {
    const faits = await Promise.all([1, 2, 3, 4].map(() => verifier().execute()));
    expect(faits.filter((fait) => fait !== null)).toHaveLength(1);
    expect(await verifier().estDu()).toBe(false);
    expect(await verifier().execute()).toBeNull();
    expect((await verifier().execute('maintenant'))?.jours).toEqual(['2010-08-31', '2010-09-01']);
    await echange.unite.seule(`UPDATE surveillance SET bilan_pris_le = bilan_pris_le - interval '5 min'`);
    expect(await verifier().estDu()).toBe(true);
  });
});

describe('beside the partner’s own counts [X4.5]', () => {
  const AFFECTATION = 'fr.dude.affectation.enregistree.v1';

  it('agrees when each event is known on both sides, duplicates counted once', async () => {
    await vivre();
    await verifier({
      gide: dit({ '2010-09-01': { emis: { [AFFECTATION]: 1, 'fr.dude.statut.change.v1': 2 }, recus: {} } }),
      parcours3: dit({ '2010-09-01': { emis: {}, recus: { [AFFECTATION]: 1 } } }),
    }).execute();
    const { partenaires } = await lire();
    expect(partenaires.map(({ partenaire, etat, accord }) => ({ partenaire, etat, accord }))).toEqual([
      { partenaire: 'gide', etat: 'lu', accord: true },
      { partenaire: 'parcours3', etat: 'lu', accord: true },
    ]);
    expect(partenaires[0]?.jours).toEqual(['2010-08-31', '2010-09-01']);
  });

  it('compares over both days, by the day that the event states and not by that of its arrival', async () => {
    await echange.avancerJusqua('2010-09-02');
    await echange.webhook('gide', [
      evenement('statut.change', {}, { time: '2010-09-01T23:59:59+02:00' }),
      evenement('statut.change', {}, { time: '2010-09-01T22:00:01Z' }),
      evenement('statut.change', {}, { time: '2010-08-20T12:00:00+02:00' }),
    ]);
    await verifier({
      gide: dit({
        '2010-09-01': { emis: { 'fr.dude.statut.change.v1': 1 }, recus: {} },
        '2010-09-02': { emis: { 'fr.dude.statut.change.v1': 1 }, recus: {} },
      }),
    }).execute();
    const [gide] = (await lire()).partenaires;
    expect(gide?.rapprochements).toEqual([
      { sens: 'entrant', type: 'statut.change', passerelle: 2, partenaire: 2, ouverts: 0, difference: 0 },
    ]);
  });

  it('shows an event that never arrived, and one that the partner never counted', async () => {
    await vivre();
    await verifier({
      gide: dit({ '2010-09-01': { emis: { [AFFECTATION]: 3, 'fr.dude.statut.change.v1': 1 }, recus: {} } }),
    }).execute();
    const bilan = await lire();
    expect(bilan.partenaires[0]).toMatchObject({ accord: false });
    expect(bilan.partenaires[0]?.rapprochements.map(({ difference }) => difference)).toEqual([2, -1]);
    // The door and the fates agree: a difference with the partner is shown, and settled by the next reading.
    expect(bilan.etat).toBe('vert');
  });

  it('says nothing against a version whose outcome is open', async () => {
    await vivre();
    await echange.unite.seule(`UPDATE messages_sortants SET issue = 'incertain', envoi = NULL`);
    await verifier({ parcours3: dit({ '2010-09-01': { emis: {}, recus: { [AFFECTATION]: 1 } } }) }).execute();
    const parcours3 = (await lire()).partenaires.find(({ partenaire }) => partenaire === 'parcours3');
    expect(parcours3?.rapprochements).toEqual([
      {
        sens: 'sortant',
        type: 'affectation.enregistree',
        passerelle: 0,
        partenaire: 1,
        ouverts: 1,
        difference: 0,
      },
    ]);
  });

  it('says what the last comparison with each partner could prove; before any, nothing [X4.3]', async () => {
    expect((await lire()).preuves).toEqual([]);
    const comparer = (heure: string, declarations: string): Promise<unknown> =>
      echange.unite.seule(
        `WITH s AS (
           INSERT INTO synchronisations (id, plan, jour, etat) VALUES (gen_random_uuid(), 'demande', '2010-09-01', 'terminee') RETURNING id)
         INSERT INTO synchronisation_etapes (synchronisation, rang, etape, etat, fin, resultat)
         SELECT id, 1, 'comparer_gide', 'terminee', $1, json_build_object('tenus', 'prouvables', 'declarations', $2::text) FROM s`,
        [heure, declarations],
      );
    await comparer('2010-09-01T02:00:00Z', 'non_prouvables');
    await comparer('2010-09-01T01:00:00Z', 'prouvables');
    expect((await lire()).preuves).toMatchObject([
      { partenaire: 'gide', tenus: 'prouvables', declarations: 'non_prouvables' },
    ]);
  });

  it('says so when a partner does not answer or does not offer it: the own check stands', async () => {
    await vivre();
    const panne: SourceDeBilan = {
      bilan: () => Promise.reject(new ErreurPartenaire(REFUS)),
    };
    await verifier({ gide: panne }).execute();
    const bilan = await lire();
    expect(bilan.etat).toBe('vert');
    expect(bilan.partenaires.map(({ etat, accord, cause }) => ({ etat, accord, cause }))).toEqual([
      { etat: 'injoignable', accord: null, cause: expect.stringContaining('la connexion est refusée') },
      { etat: 'non_propose', accord: null, cause: null },
    ]);
  });

  it.each([
    ['en_pause', `UPDATE partenaires SET pause = 'exploitant' WHERE partenaire = 'gide'`],
    // A simulated clock has no windows (H7).
    ['en_maintenance', 'UPDATE horloge SET aujourdhui = NULL'],
  ])('is not asked of a partner while it may not be: %s, and that is not red [X5.5]', async (etat, poser) => {
    await echange.unite.seule(poser);
    const questions: string[] = [];
    const gide: SourceDeBilan = {
      bilan: (jour) => Promise.resolve(questions.push(jour)).then(() => null),
    };
    const fenetres = new Fenetres({
      lectureSeule: [],
      maintenance: [{ partenaire: 'gide', de: '2000-01-01T00:00', a: '2100-01-01T00:00' }],
    });
    await verifier({ gide }, fenetres).execute();
    const bilan = await lire();
    expect(questions).toEqual([]);
    expect(bilan).toMatchObject({
      etat: 'vert',
      partenaires: [{ etat, accord: null }, { etat: 'non_propose' }],
    });
  });
});
