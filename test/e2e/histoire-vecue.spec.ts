import { REGLAGES_PAR_DEFAUT, type Action } from '#annexe7';
import { LireEtat, LireHistorique, ReglesEnVigueur } from '#exchange';
import { chargerTerritoire } from '#territory';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';

const perimetre = { type: 'national' } as const;

describe('two partners that live, night after night', () => {
  let monde: MondeDEssai;
  const regles = new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, chargerTerritoire(), {
    parDefaut: '2010-01-01',
    flux: [],
  });
  beforeAll(async () => {
    monde = await creerMonde({ effectif: 30 });
    // One whose affectation never comes (B3).
    monde.parcours3.enoncer({
      type: 'parcours.initialise',
      data: {
        cotraitance: 'CT-SEULE-1',
        demandeur: '9999991A',
        dateDebutProgramme: '2010-08-25',
        entretien: { type: 'individuel', date: '2010-08-25' },
      },
    });
  });
  afterAll(() => monde.fermer());

  const tenues = (): Promise<{ cotraitance: string; actions_detail: Action[] }[]> =>
    monde.unite.seule('SELECT cotraitance, actions_detail FROM cotraitances ORDER BY cotraitance');

  it('the actions kept are those of the day, and every computation ever made is what the rules give [A4]', async () => {
    for (const jour of ['2010-09-01', '2010-09-09', '2010-09-24', '2010-10-15']) {
      if (jour > '2010-09-01') await monde.vivreJusqua(jour);
      expect((await monde.synchroniser()).etat).toBe('terminee');
      const lignes = await tenues();
      expect(lignes.length).toBeGreaterThan(20);
      for (const { cotraitance, actions_detail: actions } of lignes) {
        const etat = await new LireEtat(monde.unite, regles).execute({
          cotraitance,
          au: null,
          connuLe: null,
          perimetre,
        });
        expect({ jour, cotraitance, actions }).toEqual({ jour, cotraitance, actions: etat?.actions });
        const historique = await new LireHistorique(monde.unite, regles).execute({ cotraitance, perimetre });
        for (const { version, ecartsDeRegles } of historique?.calculs ?? [])
          expect({ jour, cotraitance, version, ecartsDeRegles }).toEqual({
            jour,
            cotraitance,
            version,
            ecartsDeRegles: [],
          });
      }
      const seule = lignes.find(({ cotraitance }) => cotraitance === 'CT-SEULE-1')?.actions_detail;
      expect({ jour, seule }).toEqual({
        jour,
        seule: jour < '2010-09-09' ? [] : [{ type: 'incomplete', depuis: '2010-08-25', pour: 'exploitant' }],
      });
    }
  });
});
