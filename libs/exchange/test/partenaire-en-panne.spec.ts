import { CommanderLaPause, reprendreEmission, suspendreEmission, TravauxEnAttente } from '#exchange';
import { ErreurPartenaire } from '#partners';
import { attendreQue } from '#test/attendre-que';
import { evenement } from '#test/evenements';
import { injoignable } from './destinataire-scenarise.js';
import { creerTerrainDEmission, type TerrainDEmission } from './terrain-d-emission.js';

describe('a partner that is down', () => {
  let terrain: TerrainDEmission;
  beforeEach(async () => {
    terrain = await creerTerrainDEmission();
    await terrain.affecter(1);
    await terrain.appliquer();
  });
  afterEach(() => terrain.echange.fermer());

  const emettre = () => terrain.echange.emettre.execute('parcours3');
  const etat = async () =>
    (
      await terrain.echange.unite.seule<{ pause: string | null; pause_motif: string | null }>(
        `SELECT pause, pause_motif FROM partenaires WHERE partenaire = 'parcours3'`,
      )
    )[0];
  const tomber = async () => {
    terrain.parcours3.reponses.push(injoignable, injoignable, injoignable);
    for (let fois = 0; fois < 3; fois += 1) {
      await emettre();
      await terrain.echange.unite.seule('UPDATE tranches SET pas_avant = NULL');
    }
  };
  const sondeManquee = () =>
    new ErreurPartenaire({
      partenaire: 'parcours3',
      classe: 'transitoire',
      cause: 'connexion_refusee',
      operation: 'rechercher des événements',
    });

  it('is paused as a whole after three failures in a row, and its messages are `retenu` with no attempt burnt [X6]', async () => {
    await tomber();
    expect(await etat()).toEqual({ pause: 'automatique', pause_motif: 'la connexion est refusée' });
    expect(await terrain.sortants()).toMatchObject([{ issue: 'retenu', tentatives: 0 }]);
    await terrain.affecter(2);
    await terrain.appliquer();
    expect(await terrain.sortants()).toMatchObject([{ issue: 'retenu' }, { issue: 'retenu', tentatives: 0 }]);
    expect(await emettre()).toBeNull();
    expect(terrain.parcours3.envois).toHaveLength(3);
  });

  it('is reopened by a probe, and everything retained leaves [X6]', async () => {
    await tomber();
    await terrain.echoir();
    terrain.parcours3.questionsManquees.push(sondeManquee());
    expect(await emettre()).toEqual({ messages: 0, issue: 'sans_reponse' });
    expect(await etat()).toMatchObject({ pause: 'automatique' });
    await terrain.echoir();
    expect(await emettre()).toEqual({ messages: 1, issue: 'sonde' });
    expect(await etat()).toEqual({ pause: null, pause_motif: null });
    await emettre();
    expect(await terrain.sortants()).toMatchObject([{ issue: 'acquitte', tentatives: 0 }]);
  });

  it('is told what was being computed while its pause ended: nothing stays retained without a pause [X6]', async () => {
    await tomber();
    await terrain.affecter(2);
    const { unite } = terrain.echange;
    let application: Promise<void> | undefined;
    // The application has read that the partner is paused, and cannot commit before the pause has ended.
    await unite.executer(async (sql) => {
      await sql('LOCK TABLE comptages_porte IN SHARE MODE');
      application = terrain.appliquer();
      await attendreQue('l’application attend', async () => {
        const [ligne] = await unite.seule<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        );
        return ligne?.n === 1;
      });
      const pause = new CommanderLaPause(unite, () => undefined);
      await pause.reprendre({ partenaire: 'parcours3', motif: 'Retour annoncé', par: 'essai' });
    });
    await application;
    expect(await terrain.sortants()).toMatchObject([{ issue: 'a_emettre' }, { issue: 'retenu' }]);
    expect(await TravauxEnAttente.aDire(unite.seule, 'parcours3')).toBe(true);
    await terrain.insister(2);
    expect(await terrain.sortants()).toMatchObject([{ issue: 'acquitte' }, { issue: 'acquitte' }]);
  });

  it('is paused again by one failure when it only looked as if it was back', async () => {
    await tomber();
    await terrain.echoir();
    await emettre();
    terrain.parcours3.reponses.push(injoignable);
    await emettre();
    expect(await etat()).toMatchObject({ pause: 'automatique' });
    expect(await terrain.sortants()).toMatchObject([{ issue: 'retenu', tentatives: 0 }]);
  });

  it('does not hold the other one: GIDE is told meanwhile [X6]', async () => {
    await tomber();
    await terrain.echange.webhook('parcours3', [
      evenement('parcours.initialise', {
        cotraitance: 'CT-1000',
        demandeur: '1000001A',
        dateDebutProgramme: '2010-08-31',
      }),
    ]);
    await terrain.appliquer();
    while (await terrain.echange.emettre.execute('gide'));
    expect(terrain.echange.gide.dits).toHaveLength(1);
  });

  it('that answers 429 is left in peace as long as it asks, and is not paused', async () => {
    for (let fois = 0; fois < 4; fois += 1) {
      terrain.parcours3.reponses.push(() => ({
        issue: 'transitoire',
        cause: 'http_429',
        peutEtreApplique: false,
        reessayerApresMs: 30_000,
      }));
      await emettre();
      expect(await emettre()).toBeNull();
      await terrain.echange.unite.seule('UPDATE tranches SET pas_avant = NULL');
    }
    expect(await etat()).toEqual({ pause: null, pause_motif: null });
    expect(await terrain.sortants()).toMatchObject([{ issue: 'a_emettre', tentatives: 0 }]);
  });

  it('keeps its Retry-After through a synchronisation, which only suspends and resumes [X4.2]', async () => {
    terrain.parcours3.reponses.push(() => ({
      issue: 'transitoire',
      cause: 'http_429',
      peutEtreApplique: false,
      reessayerApresMs: 30_000,
    }));
    await emettre();
    await suspendreEmission(terrain.echange.unite.seule, 20);
    await reprendreEmission(terrain.echange.unite.seule);
    expect(await emettre()).toBeNull();
    expect(terrain.parcours3.envois).toHaveLength(1);
  });
});
