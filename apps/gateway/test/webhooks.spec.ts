import { TYPE_EVENEMENT, TYPE_LOT } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

interface ReponseDeReception {
  recus: number;
  doublons: number;
  refuses: { index: number; id?: string; code: string; detail: string; pointeur: string }[];
}

/** Signed, under the media type given. */
function envoyer(
  corps: Buffer | string,
  type: string,
  porte: 'gide' | 'parcours3' = 'gide',
): Promise<Reponse> {
  return gateway.webhook(porte, corps, { ...signe(SECRETS[porte], corps), 'content-type': type });
}

async function messagesDe(identifiant: string): Promise<{ issue: string }[]> {
  return gateway.unite.seule<{ issue: string }>(
    'SELECT issue FROM messages_entrants WHERE evenement = $1 ORDER BY id',
    [identifiant],
  );
}

describe('a webhook [X3.1, X3.3]', () => {
  it('takes one event, or a batch, and answers 202 with counts that sum', async () => {
    expect((await envoyer(JSON.stringify(evenement('statut.change')), TYPE_EVENEMENT)).json()).toEqual({
      recus: 1,
      doublons: 0,
      refuses: [],
    });
    const connu = evenement('statut.change');
    const corps = lot([
      connu,
      connu,
      evenement('civis.change'),
      { id: 'sans-rien' },
      evenement('demandeur.modifie'),
    ]);
    const reponse = await envoyer(corps, TYPE_LOT);
    expect(reponse.statut).toBe(202);
    const { recus, doublons, refuses } = reponse.json<ReponseDeReception>();
    expect({ recus, doublons, refuses: refuses.map(({ index, code }) => [index, code]) }).toEqual({
      recus: 2,
      doublons: 1,
      refuses: [
        [2, 'EMETTEUR_NON_HABILITE'],
        [3, 'SCHEMA_INVALIDE'],
      ],
    });
    for (const { detail, pointeur } of refuses) {
      expect(detail).toMatch(/\S+ \S+/);
      expect(pointeur).toMatch(/^(\/|$)/);
    }
  });

  it('keeps the bytes exactly as received, accents, spaces and number forms included', async () => {
    const texte = ` [ ${JSON.stringify(evenement('demandeur.modifie')).replace('"data":', '"inconnu" : 1.0e2, "nom":"H\\u00e9lène\u2028",\t"data"  :')} ]\r\n`;
    const corps = Buffer.from(texte, 'utf8');
    expect((await envoyer(corps, `${TYPE_LOT}; charset=utf-8`)).statut).toBe(202);
    const { seule } = gateway.unite;
    const [reception] = await seule<{ id: string; corps: Buffer; type_contenu: string }>(
      'SELECT id, corps, type_contenu FROM receptions ORDER BY id DESC LIMIT 1',
    );
    if (!reception) throw new Error('nothing was kept');
    expect(seule.chiffreur.dechiffrerCorps(reception.id, reception.corps)).toEqual(corps);
    expect(reception.type_contenu).toBe(`${TYPE_LOT}; charset=utf-8`);
  });

  it('rings for the shards where something waits, after the commit', async () => {
    gateway.sonneries.length = 0;
    await envoyer(lot([evenement('statut.change')]), TYPE_LOT);
    expect(gateway.sonneries).toEqual([expect.stringMatching(/^appliquer\/[01]$/)]);
    gateway.sonneries.length = 0;
    await envoyer(lot([{ id: 'refuse' }]), TYPE_LOT);
    expect(gateway.sonneries).toEqual([]);
  });

  it('keeps a refused event with its reason; the same id may come again, corrected [X3.4]', async () => {
    const bon = evenement('statut.change');
    const mauvais = { ...bon, data: { ...bon.data, dateEffet: '2010-02-30' } };
    const refuse = (await envoyer(lot([mauvais]), TYPE_LOT)).json<ReponseDeReception>().refuses[0];
    expect(refuse).toMatchObject({ code: 'SCHEMA_INVALIDE', pointeur: '/data/dateEffet', id: bon.id });
    expect((await envoyer(lot([bon]), TYPE_LOT)).json()).toMatchObject({ recus: 1 });
    expect(await messagesDe(bon.id)).toEqual([{ issue: 'refuse' }, { issue: 'recu' }]);
  });

  it('refuses a sortie stated by Parcours 3 [B1]', async () => {
    const sortie = { ...evenement('sortie.prononcee'), source: 'urn:parcours3' };
    expect(
      (await envoyer(lot([sortie]), TYPE_LOT, 'parcours3')).json<ReponseDeReception>().refuses[0]?.code,
    ).toBe('SORTIE_RESERVEE_A_POLE_EMPLOI');
  });
});

describe('the memory of ids and the account of the door', () => {
  it('remembers whatever the spelling of the same content, and alarms on other content', async () => {
    const un = evenement('statut.change');
    await envoyer(lot([un]), TYPE_LOT);
    const autrement = `[${JSON.stringify(Object.fromEntries(Object.entries(un).reverse()), null, 2)}]`;
    expect((await envoyer(autrement, TYPE_LOT)).json()).toMatchObject({ doublons: 1 });
    const autre = { ...un, data: { ...un.data, statut: 99 } };
    expect((await envoyer(lot([autre]), TYPE_LOT)).json<ReponseDeReception>().refuses[0]?.code).toBe(
      'IDENTIFIANT_REUTILISE',
    );
  });

  it('counts every event at the door [X6.1]', async () => {
    const [porte] = await gateway.unite.seule<{ n: number }>(
      `SELECT sum(nombre)::int AS n FROM comptages_porte WHERE sens = 'entrant'`,
    );
    expect(porte?.n).toBe(await gateway.compter('messages_entrants'));
  });
});
