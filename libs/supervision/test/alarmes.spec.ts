import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { EvaluerAlarmes, listerAlarmes, TraiterAlarme } from '#supervision';
import { alarme, alarmes, evaluer, REGLAGES } from './surveillance-d-essai.js';

let echange: EchangeDEssai;
let sonneries: number;
let traiter: TraiterAlarme;
beforeEach(async () => {
  echange = await creerEchangeDEssai();
  sonneries = 0;
  traiter = new TraiterAlarme(echange.unite, () => (sonneries += 1));
});
afterEach(() => echange.fermer());

const sql = (texte: string): Promise<unknown> => echange.unite.seule(texte);
const geste = (id: string) => ({ id, motif: 'Vu avec Pôle emploi', par: 'Exploitation' });

/** A statement, then the same version with other data, and an id that comes back with other content. */
async function fauter(demandeur: string): Promise<void> {
  const premier = evenement('statut.change', { demandeur });
  await echange.webhook('gide', [premier]);
  await echange.webhook('gide', [
    evenement('statut.change', { demandeur, situation: 'cessation_inscription' }),
    { ...premier, sequence: '0000000009' },
  ]);
  await echange.vider();
}

const pause = (): Promise<unknown> =>
  sql(
    `UPDATE partenaires SET pause = 'exploitant', pause_depuis = clock_timestamp() - interval '2 h' WHERE partenaire = 'gide'`,
  );
const reprise = (): Promise<unknown> => sql('UPDATE partenaires SET pause = NULL, pause_depuis = NULL');

describe('alarms of what has happened [X5.5, X3.4]', () => {
  it('open for a sequence conflict, a reused id and a message in failure, one for each partner, direction and type', async () => {
    await fauter('1234567A');
    await sql(
      `UPDATE messages_entrants SET issue = 'en_echec', code = 'CALCUL_IMPOSSIBLE' WHERE issue = 'applique'`,
    );
    expect((await evaluer(echange.unite)).ouvertes).toHaveLength(3);
    expect(await alarmes(echange.unite)).toEqual([
      'CONFLIT_DE_SEQUENCE gide entrant statut.change',
      'EN_ECHEC gide entrant statut.change',
      'IDENTIFIANT_REUTILISE gide entrant statut.change',
    ]);
    for (const { detail } of await listerAlarmes(echange.unite.seule))
      expect(detail).not.toContain('1234567A');
  });

  it('open once while they last, and count what comes after; each message once', async () => {
    await fauter('1234567A');
    await evaluer(echange.unite);
    await evaluer(echange.unite);
    expect((await alarme(echange.unite, 'CONFLIT_DE_SEQUENCE')).occurrences).toBe(1);
    await fauter('1234567B');
    await fauter('1234567C');
    expect((await evaluer(echange.unite)).ouvertes).toEqual([]);
    expect((await alarme(echange.unite, 'CONFLIT_DE_SEQUENCE')).occurrences).toBe(3);
  });

  it('stay until a person closes them, and open again only for a message that is new', async () => {
    await fauter('1234567A');
    await evaluer(echange.unite);
    await evaluer(echange.unite);
    const { id } = await alarme(echange.unite, 'CONFLIT_DE_SEQUENCE');
    expect(await traiter.clore(geste(id))).toMatchObject({
      issue: 'fait',
      alarme: { etat: 'close', cloture: { par: 'Exploitation', motif: 'Vu avec Pôle emploi' } },
    });
    expect((await evaluer(echange.unite)).ouvertes).toEqual([]);
    await fauter('1234567B');
    expect((await evaluer(echange.unite)).ouvertes.map(({ nature }) => nature)).toEqual([
      'CONFLIT_DE_SEQUENCE',
    ]);
  });

  it('count again a message that fails again after a replay, and an outgoing one too', async () => {
    await echange.webhook('gide', [evenement('affectation.enregistree')]);
    await echange.vider();
    await sql(`UPDATE messages_sortants SET issue = 'en_echec', traite_le = clock_timestamp()`);
    await evaluer(echange.unite);
    await sql(`UPDATE messages_sortants SET issue = 'en_echec', traite_le = clock_timestamp()`);
    await evaluer(echange.unite);
    expect(await alarme(echange.unite, 'EN_ECHEC')).toMatchObject({
      objet: 'parcours3 sortant affectation.enregistree',
      occurrences: 2,
    });
  });
});

describe('alarms of what lasts [X5.5]', () => {
  it('open once, close by themselves and say so, and open anew the next time', async () => {
    await pause();
    const [ouverte] = (await evaluer(echange.unite)).ouvertes;
    expect((await evaluer(echange.unite)).ouvertes).toEqual([]);
    await reprise();
    expect((await evaluer(echange.unite)).closes).toMatchObject([{ id: ouverte?.id }]);
    expect(await alarme(echange.unite, 'PAUSE_PROLONGEE')).toMatchObject({
      etat: 'close',
      genre: 'condition',
      cloture: { par: null, motif: 'La condition a cessé.' },
    });
    await pause();
    expect((await evaluer(echange.unite)).ouvertes).toHaveLength(1);
    expect(await alarmes(echange.unite, 'close')).toHaveLength(1);
  });

  it('are acknowledged, once, and close by themselves all the same', async () => {
    await pause();
    await evaluer(echange.unite);
    const { id } = await alarme(echange.unite, 'PAUSE_PROLONGEE');
    const premiere = await traiter.acquitter(geste(id));
    expect(premiere).toMatchObject({
      issue: 'fait',
      alarme: { etat: 'acquittee', acquittement: { par: 'Exploitation' } },
    });
    expect(await traiter.acquitter({ id, motif: 'Moi aussi', par: 'Autre' })).toEqual(premiere);
    expect((await evaluer(echange.unite)).ouvertes).toEqual([]);
    await reprise();
    await evaluer(echange.unite);
    expect(await traiter.acquitter(geste(id))).toEqual({ issue: 'deja_close' });
  });

  it('are not closed by a person while they last', async () => {
    await pause();
    await evaluer(echange.unite);
    const { id } = await alarme(echange.unite, 'PAUSE_PROLONGEE');
    expect(await traiter.clore(geste(id))).toEqual({ issue: 'condition' });
    expect(sonneries).toBe(0);
    const inconnu = geste('01890000-0000-7000-8000-000000000001');
    expect(await traiter.clore(inconnu)).toEqual({ issue: 'inconnue' });
    expect(await traiter.acquitter(inconnu)).toEqual({ issue: 'inconnue' });
  });
});

describe('several workers [X5.5]', () => {
  it('evaluate once between them, and open nothing twice', async () => {
    await pause();
    await fauter('1234567A');
    const evaluer = new EvaluerAlarmes(echange.unite, REGLAGES, false);
    expect(await evaluer.estDue()).toBe(true);
    const faites = await Promise.all([1, 2, 3, 4].map(() => evaluer.execute()));
    expect(faites.filter((faite) => faite !== null)).toHaveLength(1);
    expect(await evaluer.estDue()).toBe(false);
    await Promise.all([1, 2, 3].map(() => evaluer.execute('maintenant')));
    expect(await alarmes(echange.unite)).toHaveLength(3);
    expect((await listerAlarmes(echange.unite.seule)).map(({ occurrences }) => occurrences)).toEqual([
      1, 1, 1,
    ]);
  });
});
