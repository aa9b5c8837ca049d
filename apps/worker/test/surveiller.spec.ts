import { randomBytes } from 'node:crypto';
import { listerAlarmes, type AlarmeLue } from '#supervision';
import { attendreQue } from '#test/attendre-que';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';
import { demarrerRecepteur, type RecepteurDEssai } from '#test/recepteur-d-essai';

let monde: MondeDEssai;
let recepteur: RecepteurDEssai;
beforeAll(async () => {
  recepteur = await demarrerRecepteur();
  monde = await creerMonde({
    alarmes: { url: `${recepteur.url}/alarmes`, secret: `whsec_${randomBytes(32).toString('base64')}` },
  });
});
afterAll(async () => {
  await monde.fermer();
  await recepteur.arreter();
});

const sql = (texte: string): Promise<unknown> => monde.unite.seule(texte);
/** What the rhythm of a minute would bring. */
const minute = (): Promise<unknown> =>
  sql(`UPDATE surveillance SET evaluee_le = evaluee_le - interval '1 min'`);
const pause = async (): Promise<AlarmeLue | undefined> =>
  (await listerAlarmes(monde.unite.seule)).find(({ nature }) => nature === 'PAUSE_PROLONGEE');
const types = (): string[] => [...recepteur.effectives.values()].map((une) => (une as { type: string }).type);

describe('the worker watches over the exchange by itself [X5.5, X6.1]', () => {
  it('checks conservation and evaluates the alarms without being rung', async () => {
    await attendreQue('la conservation est contrôlée', async () => {
      const [ligne] = await monde.unite.seule<{ n: number }>('SELECT count(*)::int AS n FROM bilans');
      return ligne?.n === 1;
    });
    await attendreQue('les alarmes sont évaluées', async () => {
      const [ligne] = await monde.unite.seule<{ fait: boolean }>(
        'SELECT evaluee_le IS NOT NULL AS fait FROM surveillance',
      );
      return ligne?.fait === true;
    });
  });

  it('tells an alarm to a receiver that was away, once, then its end', async () => {
    recepteur.humeur = 503;
    await sql(
      `UPDATE partenaires SET pause = 'exploitant', pause_motif = 'essai', pause_depuis = clock_timestamp() - interval '2 h' WHERE partenaire = 'gide'`,
    );
    await minute();
    await attendreQue('une première livraison échoue', () => recepteur.recues.length > 0);
    recepteur.humeur = 'prend';
    await attendreQue('la livraison est notée', async () => (await pause())?.notifications[0]?.cause != null);
    await sql(
      `UPDATE notifications_alarmes SET prochaine_tentative = clock_timestamp() WHERE etat = 'a_envoyer'`,
    );
    await attendreQue('l’alarme est dite', async () => (await pause())?.notifications[0]?.etat === 'envoyee');

    await sql('UPDATE partenaires SET pause = NULL, pause_motif = NULL, pause_depuis = NULL');
    await minute();
    await attendreQue('sa fin est dite', async () => (await pause())?.notifications[1]?.etat === 'envoyee');
    expect(types()).toEqual(['fr.dude.alarme.ouverte.v1', 'fr.dude.alarme.close.v1']);
    expect((await pause())?.notifications.map(({ tentatives }) => tentatives)).toEqual([2, 1]);
  });

  it('checks conservation once more after a synchronisation', async () => {
    const compter = async (): Promise<number> => {
      const [ligne] = await monde.unite.seule<{ n: number }>('SELECT count(*)::int AS n FROM bilans');
      return ligne?.n ?? 0;
    };
    const avant = await compter();
    await monde.synchroniser();
    await attendreQue('la conservation est contrôlée', async () => (await compter()) > avant);
  });
});
