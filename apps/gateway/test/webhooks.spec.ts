import { TYPE_EVENEMENT, TYPE_LOT } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
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
    const [reception] = await gateway.unite.seule<{ corps: Buffer; type_contenu: string }>(
      'SELECT corps, type_contenu FROM receptions ORDER BY id DESC LIMIT 1',
    );
    expect(reception?.corps.equals(corps)).toBe(true);
    expect(reception?.type_contenu).toBe(`${TYPE_LOT}; charset=utf-8`);
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

describe('security check 4: durable memory of ids before the 2xx [X3.4]', () => {
  it('makes one message of the same webhook sent 50 times at once, all answered 2xx', async () => {
    const un = evenement('statut.change');
    const corps = lot([un]);
    const reponses = await Promise.all(Array.from({ length: 50 }, () => envoyer(corps, TYPE_LOT)));
    expect(reponses.map(({ statut }) => statut)).toEqual(Array(50).fill(202));
    const issues = (await messagesDe(un.id)).map(({ issue }) => issue);
    expect(issues.filter((issue) => issue === 'recu')).toHaveLength(1);
    expect(issues.filter((issue) => issue === 'doublon')).toHaveLength(49);
  });

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
});

describe('security check 7: size, depth and number [X3.1, API4]', () => {
  const MIO = 1024 * 1024;
  /** A batch of exactly so many bytes. */
  const deTaille = (octets: number): Buffer => {
    const corps = lot([evenement('statut.change')]).toString('utf8');
    return Buffer.from(corps.slice(0, -1) + ' '.repeat(octets - Buffer.byteLength(corps)) + ']');
  };

  it('takes 5 MiB and refuses one byte more with 413', async () => {
    expect((await envoyer(deTaille(5 * MIO), TYPE_LOT)).statut).toBe(202);
    const reponse = await envoyer(deTaille(5 * MIO + 1), TYPE_LOT);
    expect(reponse.statut).toBe(413);
    expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    expect(reponse.json()).toMatchObject({ code: 'CORPS_TROP_GRAND' });
  });

  it('takes 1,000 events and refuses 1,001 with 413, an empty batch with 400', async () => {
    const mille = Array.from({ length: 1_000 }, (_, rang) =>
      evenement('etape.enregistree', { etape: `E${rang}` }),
    );
    expect((await envoyer(lot(mille), TYPE_LOT, 'parcours3')).json()).toMatchObject({ recus: 1_000 });
    expect((await envoyer(lot([...mille, mille[0]]), TYPE_LOT, 'parcours3')).statut).toBe(413);
    expect((await envoyer('[]', TYPE_LOT)).statut).toBe(400);
  });

  it('refuses a depth over 32 with 400, thirty thousand as well', async () => {
    const profond = (n: number): string =>
      JSON.stringify([{ ...evenement('statut.change'), extra: 0 }]).replace(
        '"extra":0',
        `"extra":${'['.repeat(n)}${']'.repeat(n)}`,
      );
    expect((await envoyer(profond(20), TYPE_LOT)).statut).toBe(202);
    expect((await envoyer(profond(40), TYPE_LOT)).statut).toBe(400);
    expect((await envoyer(profond(30_000), TYPE_LOT)).statut).toBe(400);
  });

  it('never inflates: a gzip bomb is refused as it is', async () => {
    const bombe = gzipSync(Buffer.alloc(50 * MIO, ' '));
    const avant = process.memoryUsage().rss;
    const reponse = await gateway.webhook('gide', bombe, {
      ...signe(SECRETS.gide, bombe),
      'content-type': TYPE_LOT,
      'content-encoding': 'gzip',
    });
    expect(reponse.statut).toBe(415);
    expect(process.memoryUsage().rss - avant).toBeLessThan(100 * MIO);
  });

  it('bounds a body sent without its length, over a real connection', async () => {
    await gateway.app.listen(0, '127.0.0.1');
    const { port } = gateway.app.getHttpServer().address() as AddressInfo;
    const statut = await new Promise<number>((resoudre, rejeter) => {
      const requete = request(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/webhooks/gide',
          headers: signe(SECRETS.gide, ''),
          agent: false,
        },
        (reponse) => {
          reponse.resume();
          resoudre(reponse.statusCode ?? 0);
        },
      );
      // The server answers and closes while we still write.
      requete.on('error', (erreur: NodeJS.ErrnoException) =>
        erreur.code === 'EPIPE' || erreur.code === 'ECONNRESET' ? undefined : rejeter(erreur),
      );
      for (let n = 0; n < 6; n += 1) requete.write(Buffer.alloc(MIO, ' '));
      requete.end();
    });
    expect(statut).toBe(413);
  });
});

describe('security check 8: strict reading, tolerant of what is unknown [X1, X3.3]', () => {
  const un = (): string => JSON.stringify(evenement('statut.change'));

  it.each([
    ['a name twice', (texte: string) => texte.replace('"data":{', '"data":{"statut":1,')],
    ['a name twice, once escaped', (texte: string) => texte.replace('"data":{', '"data":{"st\\u0061tut":1,')],
    ['__proto__', (texte: string) => texte.replace('"data":{', '"data":{"__proto__":{"a":1},')],
    ['__proto__ escaped', (texte: string) => texte.replace('"data":{', '"data":{"\\u005f_proto__":1,')],
    ['a cut text', (texte: string) => texte.slice(0, -3)],
    ['a list instead of an event', (texte: string) => `[${texte}]`],
    ['a number', () => '42'],
  ])('answers 400 to %s, kept as received and counted illisible', async (_cas, abimer) => {
    const corps = Buffer.from(abimer(un()));
    const reponse = await envoyer(corps, TYPE_EVENEMENT);
    expect(reponse.statut).toBe(400);
    expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    const [message] = await gateway.unite.seule<{ issue: string; corps: Buffer }>(
      'SELECT m.issue, r.corps FROM messages_entrants m JOIN receptions r ON r.id = m.reception ORDER BY m.id DESC LIMIT 1',
    );
    expect(message?.issue).toBe('illisible');
    expect(message?.corps.equals(corps)).toBe(true);
  });

  it('answers 400 to invalid UTF-8, kept as received', async () => {
    const corps = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await envoyer(corps, TYPE_EVENEMENT)).statut).toBe(400);
  });

  it('refuses null for a member, and ignores an unknown one', async () => {
    const nul = evenement('statut.change', { motif: null });
    const inconnu = evenement('statut.change', { couleur: 'bleu' });
    const { recus, refuses } = (await envoyer(lot([nul, inconnu]), TYPE_LOT)).json<ReponseDeReception>();
    expect(recus).toBe(1);
    expect(refuses).toMatchObject([{ index: 0, code: 'SCHEMA_INVALIDE', pointeur: '/data/motif' }]);
  });

  it('counts every event at the door [X6.1]', async () => {
    const [porte] = await gateway.unite.seule<{ n: number }>(
      `SELECT sum(nombre)::int AS n FROM comptages_porte WHERE sens = 'entrant'`,
    );
    expect(porte?.n).toBe(await gateway.compter('messages_entrants'));
  });
});
