import { TYPE_LOT } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { type GatewayEnProcessus, lancerGateway, nouveauSecret } from '#test/gateway-en-processus';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import {
  creerGatewayDEssai,
  envoyerSigne,
  type GatewayDEssai,
} from '../../apps/gateway/test/gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('security check 7: size, depth and number [X3.1, API4]', () => {
  const MIO = 1024 * 1024;
  /** A batch of exactly so many bytes. */
  const deTaille = (octets: number): Buffer => {
    const corps = lot([evenement('statut.change')]).toString('utf8');
    return Buffer.from(corps.slice(0, -1) + ' '.repeat(octets - Buffer.byteLength(corps)) + ']');
  };

  it('takes 5 MiB and refuses one byte more with 413', async () => {
    expect((await envoyerSigne(gateway, deTaille(5 * MIO), TYPE_LOT)).statut).toBe(202);
    const reponse = await envoyerSigne(gateway, deTaille(5 * MIO + 1), TYPE_LOT);
    expect(reponse.statut).toBe(413);
    expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    expect(reponse.json()).toMatchObject({ code: 'CORPS_TROP_GRAND' });
  });

  it('takes 1,000 events and refuses 1,001 with 413, an empty batch with 400', async () => {
    const mille = Array.from({ length: 1_000 }, (_, rang) =>
      evenement('etape.enregistree', { etape: `E${rang}` }),
    );
    expect((await envoyerSigne(gateway, lot(mille), TYPE_LOT, 'parcours3')).json()).toMatchObject({
      recus: 1_000,
    });
    expect((await envoyerSigne(gateway, lot([...mille, mille[0]]), TYPE_LOT, 'parcours3')).statut).toBe(413);
    expect((await envoyerSigne(gateway, '[]', TYPE_LOT)).statut).toBe(400);
  });

  it('refuses a depth over 32 with 400, thirty thousand as well', async () => {
    const profond = (n: number): string =>
      JSON.stringify([{ ...evenement('statut.change'), extra: 0 }]).replace(
        '"extra":0',
        `"extra":${'['.repeat(n)}${']'.repeat(n)}`,
      );
    expect((await envoyerSigne(gateway, profond(20), TYPE_LOT)).statut).toBe(202);
    expect((await envoyerSigne(gateway, profond(40), TYPE_LOT)).statut).toBe(400);
    expect((await envoyerSigne(gateway, profond(30_000), TYPE_LOT)).statut).toBe(400);
  });

  it('takes 32 levels and refuses 33', async () => {
    const corps = (niveaux: number): string =>
      `[${JSON.stringify({ ...evenement('statut.change'), extra: 0 }).replace('"extra":0', `"extra":${'['.repeat(niveaux - 2)}${']'.repeat(niveaux - 2)}`)}]`;
    expect((await envoyerSigne(gateway, corps(32), TYPE_LOT)).statut).toBe(202);
    expect((await envoyerSigne(gateway, corps(33), TYPE_LOT)).json()).toMatchObject({
      code: 'PROFONDEUR_EXCESSIVE',
    });
  });
});

describe('security check 7: a real process under huge payloads (fault 29)', () => {
  const MIO = 1024 * 1024;
  const secrets = { gide: nouveauSecret(), parcours3: nouveauSecret() };
  let base: BaseDEssai;
  let processus: GatewayEnProcessus;
  beforeAll(async () => {
    base = await creerBase();
    processus = await lancerGateway({
      DATABASE_URL: base.url,
      WEBHOOK_SECRET_GIDE: secrets.gide,
      WEBHOOK_SECRET_PARCOURS3: secrets.parcours3,
    });
  });
  afterAll(async () => {
    await processus.arreter();
    await base.supprimer();
  });

  /** Resident memory of the gateway, in MiB. */
  const rss = (): number =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processus.enfant.pid}/status`, 'utf8'))?.[1]) /
    1_024;

  /** Sends in pieces, with its length or chunked. @returns the status, 0 when cut without one */
  const poster = (corps: Buffer, entetes: Record<string, string>, annonce: boolean): Promise<number> =>
    new Promise((resoudre) => {
      const requete = request(`${processus.url}/webhooks/gide`, {
        method: 'POST',
        agent: false,
        headers: { ...entetes, ...(annonce ? { 'content-length': String(corps.length) } : {}) },
      });
      requete.on('response', (reponse) => {
        reponse.resume();
        resoudre(reponse.statusCode ?? 0);
      });
      // The server answers and closes while we still write.
      requete.on('error', () => undefined);
      requete.on('close', () => resoudre(0));
      for (let debut = 0; debut < corps.length; debut += MIO)
        requete.write(corps.subarray(debut, debut + MIO));
      requete.end();
    });

  const deTaille = (octets: number): Buffer => {
    const corps = lot([evenement('statut.change')]).toString('utf8');
    return Buffer.from(`${corps.slice(0, -1)}${' '.repeat(octets - Buffer.byteLength(corps))}]`);
  };
  const bombe = gzipSync(Buffer.alloc(200 * MIO, ' '));
  const profond = Buffer.from(`${'['.repeat(30_000)}${']'.repeat(30_000)}`);

  it('answers 202, 413, 415 or 400, and grows by less than 100 MB', async () => {
    const cas: [string, () => Buffer, Record<string, string>, boolean, number[]][] = [
      ['the limit', () => deTaille(5 * MIO), {}, true, [202]],
      ['the limit, chunked', () => deTaille(5 * MIO), {}, false, [202]],
      // Refused while it is still being written: the answer may be lost with the connection.
      ['one byte more', () => deTaille(5 * MIO + 1), {}, true, [413, 0]],
      ['one byte more, chunked', () => deTaille(5 * MIO + 1), {}, false, [413, 0]],
      ['forty MiB, chunked', () => Buffer.alloc(40 * MIO, ' '), {}, false, [413, 0]],
      ['a gzip bomb', () => bombe, { 'content-encoding': 'gzip' }, true, [415]],
      ['30,000 levels', () => profond, {}, true, [400]],
    ];
    const passer = async (tours: number): Promise<void> => {
      for (let tour = 0; tour < tours; tour += 1)
        for (const [nom, faire, entetes, annonce, attendus] of cas) {
          const corps = faire();
          const statut = await poster(corps, { ...signe(secrets.gide, corps), ...entetes }, annonce);
          expect([nom, attendus.includes(statut) ? attendus : statut]).toEqual([nom, attendus]);
        }
    };
    // One round for what any process takes once: compiled code, buffers, connections.
    await passer(1);
    const avant = rss();
    await passer(6);
    const croissance = rss() - avant;
    process.stdout.write(`security check 7: +${croissance.toFixed(0)} MiB after 42 huge requests\n`);
    expect(croissance).toBeLessThan(100);
    expect((await fetch(`${processus.url}/health/ready`)).status).toBe(200);
  });
});
