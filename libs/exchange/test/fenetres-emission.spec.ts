import { EmettreLot, EnregistrerIssue, Fenetres, ListerPartenaires, PrendreEnvoi } from '#exchange';
import { AttendreEmission } from '#reconciliation';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { fixerHeure, installerHeureDecalee } from '#test/heure-decalee';
import { EnregistrerReglement } from '../src/emission/enregistrer-reglement.js';

const FENETRES = new Fenetres({
  lectureSeule: [{ partenaire: 'parcours3', de: '00:00', a: '01:00' }],
  maintenance: [
    {
      partenaire: 'parcours3',
      de: '2027-02-10T20:00',
      a: '2027-02-10T22:00',
      motif: 'Changement de version',
    },
  ],
});

let echange: EchangeDEssai;
let emettre: EmettreLot;
beforeEach(async () => {
  echange = await creerEchangeDEssai();
  const { unite, gide, parcours3 } = echange;
  await echange.webhook('gide', [evenement('affectation.enregistree')]);
  while (await echange.appliquer.execute(0)) void 0;
  while (await echange.appliquer.execute(1)) void 0;
  await installerHeureDecalee(unite.seule);
  // Connections opened before the schema was installed look elsewhere.
  await echange.source.destroy();
  await echange.source.initialize();
  await unite.seule('UPDATE horloge SET aujourdhui = NULL');
  emettre = new EmettreLot(
    unite.seule,
    new PrendreEnvoi(unite, undefined, FENETRES),
    { gide, parcours3 },
    new EnregistrerIssue(unite),
    new EnregistrerReglement(unite),
  );
});
afterEach(() => echange.fermer());

const a = (instant: string): Promise<unknown> => fixerHeure(echange.unite.seule, instant);
const versions = (): Promise<{ issue: string; tentatives: number }[]> =>
  echange.unite.seule('SELECT issue, tentatives FROM messages_sortants');

describe('emission in the windows of a partner', () => {
  it('waits for the end of reading only, burns no attempt, then tells', async () => {
    await a('2027-02-10T00:30:00+01:00');
    expect(await emettre.execute('parcours3')).toBeNull();
    expect(await versions()).toEqual([{ issue: 'a_emettre', tentatives: 0 }]);
    await a('2027-02-10T01:00:00+01:00');
    expect(await emettre.execute('parcours3')).toMatchObject({ messages: 1, issue: 'repondu' });
    expect(echange.parcours3.dits).toHaveLength(1);
    expect(await versions()).toEqual([{ issue: 'acquitte', tentatives: 0 }]);
  });

  it('still asks what became of versions of unknown outcome in reading only [X4.4], of none in maintenance', async () => {
    await echange.unite.seule(`UPDATE messages_sortants SET issue = 'incertain'`);
    await a('2027-02-10T21:00:00+01:00');
    expect(await emettre.execute('parcours3')).toBeNull();
    await a('2027-02-10T00:30:00+01:00');
    expect(await emettre.execute('parcours3')).toMatchObject({ issue: 'regle' });
    expect(echange.parcours3.dits).toEqual([]);
  });

  it('does not probe a partner that is paused in its maintenance', async () => {
    await echange.unite.seule(
      `UPDATE partenaires SET pause = 'automatique', pause_depuis = clock_timestamp(), sonde_le = '2027-01-01' WHERE partenaire = 'parcours3'`,
    );
    await a('2027-02-10T21:00:00+01:00');
    expect(await emettre.execute('parcours3')).toBeNull();
    await a('2027-02-10T22:00:00+01:00');
    expect(await emettre.execute('parcours3')).toMatchObject({ issue: 'sonde' });
  });

  it('has no window on a simulated clock: a simulated day has no hour [H7]', async () => {
    await a('2027-02-10T00:30:00+01:00');
    await echange.unite.seule(`UPDATE horloge SET aujourdhui = '2027-02-10'`);
    expect(await emettre.execute('parcours3')).toMatchObject({ messages: 1 });
  });

  it('is said with the state of the partner', async () => {
    const lister = new ListerPartenaires(echange.unite, FENETRES);
    await a('2027-02-10T21:00:00+01:00');
    expect((await lister.execute('parcours3'))[0]?.fenetre).toEqual({
      nature: 'maintenance',
      jusqua: new Date('2027-02-10T21:00:00Z'),
      motif: 'Changement de version',
    });
    expect((await lister.execute('gide'))[0]?.fenetre).toBeNull();
  });

  it('is not waited for by a synchronisation, which says why', async () => {
    await a('2027-02-10T00:30:00+01:00');
    const attendre = new AttendreEmission(echange.unite, () => undefined, FENETRES);
    expect(await attendre.execute(() => Promise.resolve())).toEqual({
      issue: 'sautee',
      cause: 'fenetre_du_partenaire: parcours3',
      resultat: { dits: 0, restants: 1 },
    });
  });
});
