import { randomBytes } from 'node:crypto';
import { Secrets, verifierSignature } from '#contract';
import { Crochet, listerAlarmes, NotifierAlarmes, TraiterAlarme } from '#supervision';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { demarrerRecepteur, type Humeur, type RecepteurDEssai } from '#test/recepteur-d-essai';

import { alarme, evaluer } from './surveillance-d-essai.js';

const SECRETS = Secrets.lire(
  `whsec_${randomBytes(32).toString('base64')},whsec_${randomBytes(32).toString('base64')}`,
  'ALARMES_SECRET',
);

let echange: EchangeDEssai;
let recepteur: RecepteurDEssai;
let crochet: Crochet;
let notifier: NotifierAlarmes;
beforeEach(async () => {
  echange = await creerEchangeDEssai();
  recepteur = await demarrerRecepteur();
  crochet = new Crochet({ url: `${recepteur.url}/alarmes?equipe=nuit`, secrets: SECRETS, delaiMs: 300 });
  notifier = new NotifierAlarmes(echange.unite, crochet);
});
afterEach(async () => {
  await crochet.fermer();
  await recepteur.arreter();
  await echange.fermer();
});

const sql = (texte: string): Promise<unknown> => echange.unite.seule(texte);
const pause = (): Promise<unknown> =>
  sql(
    `UPDATE partenaires SET pause = 'exploitant', pause_depuis = clock_timestamp() - interval '2 h' WHERE partenaire = 'gide'`,
  );
const reprise = (): Promise<unknown> => sql('UPDATE partenaires SET pause = NULL, pause_depuis = NULL');
/** What was to be sent later is to be sent now. */
const attendre = (): Promise<unknown> =>
  sql(`UPDATE notifications_alarmes SET prochaine_tentative = clock_timestamp()`);
const types = (): string[] => [...recepteur.effectives.values()].map((une) => (une as { type: string }).type);

describe('the outgoing webhook [X5.5]', () => {
  it('tells each opening and each closing as a signed CloudEvent, under an id of its own', async () => {
    await pause();
    await evaluer(echange.unite, {}, true);
    expect(await notifier.aEnvoyer()).toBe(true);
    expect(await notifier.execute()).toBe(1);
    await reprise();
    await evaluer(echange.unite, {}, true);
    await notifier.execute();
    expect(await notifier.aEnvoyer()).toBe(false);

    expect(types()).toEqual(['fr.dude.alarme.ouverte.v1', 'fr.dude.alarme.close.v1']);
    for (const { url, entetes, corps } of recepteur.recues) {
      expect(url).toBe('/alarmes?equipe=nuit');
      expect(entetes['content-type']).toBe('application/cloudevents+json');
      const signature = {
        id: String(entetes['webhook-id']),
        horodatage: String(entetes['webhook-timestamp']),
        signature: String(entetes['webhook-signature']),
      };
      expect(verifierSignature(SECRETS, signature, Buffer.from(corps), Date.now() / 1_000)).toMatchObject({
        valide: true,
      });
      expect(JSON.parse(corps)).toMatchObject({
        specversion: '1.0',
        id: signature.id,
        source: 'urn:dude',
        data: {
          nature: 'PAUSE_PROLONGEE',
          objet: 'gide',
          detail: expect.stringContaining('GIDE est en pause'),
        },
      });
    }
  });

  it('tells what a person closes, without who nor why', async () => {
    const premier = evenement('statut.change');
    await echange.webhook('gide', [premier]);
    await echange.webhook('gide', [{ ...premier, sequence: '0000000002' }]);
    await evaluer(echange.unite, {}, true);
    const { id } = await alarme(echange.unite, 'IDENTIFIANT_REUTILISE');
    let sonnee = false;
    const traiter = new TraiterAlarme(echange.unite, () => (sonnee = true));
    await traiter.clore({ id, motif: 'CANARI-MOTIF', par: 'CANARI-QUI' });
    await traiter.clore({ id, motif: 'encore', par: 'un autre' });
    expect(sonnee).toBe(true);
    await notifier.execute();
    expect(types()).toEqual(['fr.dude.alarme.ouverte.v1', 'fr.dude.alarme.close.v1']);
    expect(recepteur.recues.map(({ corps }) => corps).join()).not.toMatch(/CANARI|1234567/);
  });

  it.each<[string, Humeur, RegExp]>([
    ['500', 500, /réponse HTTP 500/],
    ['429', 429, /réponse HTTP 429/],
    ['no answer in time', 'muet', /dans le délai/],
    ['a redirect, which it does not follow', 'renvoie', /redirection/],
  ])(
    'tries again after %s, with the same id and bytes: one effective notification',
    async (_, humeur, cause) => {
      await pause();
      await evaluer(echange.unite, {}, true);
      recepteur.humeur = humeur;
      expect(await notifier.execute()).toBe(0);
      expect(await notifier.execute()).toBe(0);
      await attendre();
      await notifier.execute();
      const [{ notifications } = { notifications: [] }] = await listerAlarmes(echange.unite.seule);
      expect(notifications).toEqual([
        { evenement: 'ouverte', etat: 'a_envoyer', tentatives: 2, cause: expect.stringMatching(cause) },
      ]);
      recepteur.humeur = 'prend';
      await attendre();
      expect(await notifier.execute()).toBe(1);
      await attendre();
      await notifier.execute();
      expect(recepteur.recues).toHaveLength(3);
      expect(
        new Set(recepteur.recues.map(({ entetes, corps }) => `${String(entetes['webhook-id'])} ${corps}`))
          .size,
      ).toBe(1);
      expect(recepteur.effectives.size).toBe(1);
    },
  );

  it('tries again when nobody listens, longer each time, and gives up after fifteen tries, saying so', async () => {
    await pause();
    await evaluer(echange.unite, {}, true);
    await recepteur.arreter();
    const attentes: number[] = [];
    for (let essai = 1; essai <= 15; essai += 1) {
      await attendre();
      await notifier.execute();
      const [ligne] = await echange.unite.seule<{ s: string }>(
        'SELECT extract(epoch FROM prochaine_tentative - clock_timestamp()) AS s FROM notifications_alarmes',
      );
      attentes.push(Number(ligne?.s));
    }
    expect(attentes[0]).toBeGreaterThan(4);
    expect(attentes[3]).toBeGreaterThan(attentes[0] ?? 0);
    expect(Math.max(...attentes)).toBeLessThanOrEqual(6 * 3_600);
    expect((await alarme(echange.unite, 'PAUSE_PROLONGEE')).notifications).toMatchObject([
      { etat: 'echouee', tentatives: 15, cause: 'la connexion est refusée' },
    ]);
    expect(await notifier.aEnvoyer()).toBe(false);
  });

  it('never tells a closing before its opening', async () => {
    await pause();
    await evaluer(echange.unite, {}, true);
    recepteur.humeur = 503;
    await notifier.execute();
    await reprise();
    await evaluer(echange.unite, {}, true);
    recepteur.humeur = 'prend';
    expect(await notifier.aEnvoyer()).toBe(false);
    await attendre();
    await notifier.execute();
    expect(types()).toEqual(['fr.dude.alarme.ouverte.v1', 'fr.dude.alarme.close.v1']);
  });

  it('is sent once by several workers, and by another when one died in the middle', async () => {
    await pause();
    await evaluer(echange.unite, {}, true);
    await Promise.all([1, 2, 3, 4].map(() => notifier.execute()));
    expect(recepteur.recues).toHaveLength(1);

    // A worker took it, sent it and died before recording: the receiver knows it by its id.
    await sql(`UPDATE notifications_alarmes SET etat = 'a_envoyer', envoyee_le = NULL`);
    expect(await notifier.aEnvoyer()).toBe(false);
    await attendre();
    await notifier.execute();
    expect([recepteur.recues.length, recepteur.effectives.size]).toEqual([2, 1]);
  });

  it('keeps nothing to send when alarms are sent nowhere, nor the end of what was never told', async () => {
    await pause();
    await evaluer(echange.unite, {}, false);
    await reprise();
    await evaluer(echange.unite, {}, true);
    const [ligne] = await echange.unite.seule<{ n: number }>(
      'SELECT count(*)::int AS n FROM notifications_alarmes',
    );
    expect(ligne?.n).toBe(0);
  });
});
