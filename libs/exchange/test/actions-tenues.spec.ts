import { REGLAGES_PAR_DEFAUT, TERRITOIRE_INCONNU, type Action } from '#annexe7';
import { ListerActions, ReglesEnVigueur } from '#exchange';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const QUI = { cotraitance: 'CT-TENUE-1', demandeur: '1234567A' };

/** No computed end is told to anybody: the période transitoire (H6). */
function sansFins(): ReglesEnVigueur {
  const flux = (['gide', 'parcours3'] as const).flatMap((vers) =>
    (['affectation.annulee', 'sortie.prononcee'] as const).map((type) => ({
      vers,
      type,
      depuis: '2012-01-01',
    })),
  );
  const territoire = { ...TERRITOIRE_INCONNU, empreinte: () => 'territoire-inconnu' };
  return new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, territoire, { parDefaut: '2010-01-01', flux });
}

describe('actions kept with their dossier [H6, H3]', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01', regles: sansFins() });
    await echange.webhook('gide', [
      evenement('affectation.enregistree', { ...QUI, dateAffectation: '2010-03-01' }),
      evenement('statut.change', {
        demandeur: QUI.demandeur,
        statut: 1,
        situation: 'cessation_inscription',
        dateEffet: '2010-03-15',
      }),
    ]);
    await echange.webhook('parcours3', [
      evenement('parcours.initialise', {
        ...QUI,
        dateDebutProgramme: '2010-03-10',
        entretien: { type: 'individuel', date: '2010-03-10' },
      }),
    ]);
    await echange.vider();
  });
  afterEach(() => echange.fermer());

  const tenues = async (): Promise<[Action[], string | null]> => {
    const [ligne] = await echange.unite.seule<{ actions_detail: Action[]; action_depuis: string | null }>(
      'SELECT actions_detail, action_depuis FROM cotraitances',
    );
    return [ligne?.actions_detail ?? [], ligne?.action_depuis ?? null];
  };
  const prochain = async (): Promise<string | null | undefined> => {
    const [ligne] = await echange.unite.seule<{ prochain_effet: string | null }>(
      'SELECT prochain_effet FROM dossiers',
    );
    return ligne?.prochain_effet;
  };
  const lireGideJusqua = (jour: string): Promise<unknown> =>
    echange.unite.seule(`UPDATE curseurs SET lu_jusquau = $1 WHERE partenaire = 'gide'`, [jour]);
  /** The day after the end, GIDE's feed read to it. */
  const passerLaFin = async (): Promise<void> => {
    await lireGideJusqua('2010-09-16');
    await echange.avancerJusqua('2010-09-16');
    await echange.recalculer.execute('');
  };

  it('none before the day of the end, on which the dossier is due', async () => {
    expect(await tenues()).toEqual([[], null]);
    expect(await prochain()).toBe('2010-09-15');
  });

  it('none while GIDE’s feed holds the end back; one for each partner that is not told, as soon as it has been read', async () => {
    await lireGideJusqua('2010-09-14');
    await echange.avancerJusqua('2010-09-16');
    expect(await echange.recalculer.execute('')).toMatchObject({ dossiers: 1, changements: 1 });
    expect(await tenues()).toEqual([[], null]);
    expect(await prochain()).toBe('2010-09-16');

    await lireGideJusqua('2010-09-16');
    expect(await echange.recalculer.execute('')).toMatchObject({ dossiers: 1, changements: 1 });
    expect(await tenues()).toEqual([
      [
        { type: 'sortie_a_prononcer', depuis: '2010-09-15', pour: 'pole_emploi' },
        { type: 'sortie_a_prononcer', depuis: '2010-09-15', pour: 'mission_locale' },
      ],
      '2010-09-15',
    ]);
    expect(await prochain()).toBeNull();
    const liste = await new ListerActions(echange.unite).execute({
      limite: 10,
      perimetre: { type: 'national' },
      pour: 'mission_locale',
    });
    expect(liste).toMatchObject({ lue: true, actions: [{ cotraitance: QUI.cotraitance, ageJours: 1 }] });
    expect([echange.gide.dits, echange.parcours3.dits].flat().map(({ type }) => type)).not.toContain(
      'fr.dude.sortie.prononcee.v1',
    );
  });

  it('a date that moves is kept, with a row of history', async () => {
    const historiques = async (): Promise<number | undefined> =>
      (await echange.unite.seule<{ n: number }>('SELECT count(*)::int AS n FROM historique'))[0]?.n;
    await passerLaFin();
    const avant = (await historiques()) ?? 0;
    await echange.webhook('gide', [
      evenement('statut.change', {
        demandeur: QUI.demandeur,
        statut: 2,
        situation: 'radie',
        dateEffet: '2010-03-12',
      }),
    ]);
    await echange.vider();
    const [detail, depuis] = await tenues();
    expect([detail.map((action) => action.depuis), depuis]).toEqual([
      ['2010-09-12', '2010-09-12'],
      '2010-09-12',
    ]);
    expect(await historiques()).toBe(avant + 1);
  });

  it('gone once GIDE has pronounced it and the mission locale has closed it', async () => {
    await passerLaFin();
    await echange.webhook('gide', [evenement('sortie.prononcee', { ...QUI, dateSortie: '2010-09-16' })]);
    await echange.vider();
    expect((await tenues())[0].map(({ pour }) => pour)).toEqual(['mission_locale']);
    await echange.webhook('parcours3', [
      evenement('alerte.declenchee', {
        ...QUI,
        alerte: 'A-1',
        dateAlerte: '2010-09-16',
        nature: 'fin_anticipee',
      }),
    ]);
    await echange.vider();
    expect(await tenues()).toEqual([[], null]);
  });
});
