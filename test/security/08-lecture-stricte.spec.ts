import { EXEMPLES, TYPE_EVENEMENT, TYPE_LOT } from '#contract';
import { CHIFFREUR_D_ESSAI } from '#test/cles-d-essai';
import { evenement, lot } from '#test/evenements';
import fc from 'fast-check';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  envoyerSigne,
  type GatewayDEssai,
} from '../../apps/gateway/test/gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

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
    const reponse = await envoyerSigne(gateway, corps, TYPE_EVENEMENT);
    expect(reponse.statut).toBe(400);
    expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    const [message] = await gateway.unite.seule<{ issue: string; reception: string; corps: Buffer }>(
      'SELECT m.issue, m.reception, r.corps FROM messages_entrants m JOIN receptions r ON r.id = m.reception ORDER BY m.id DESC LIMIT 1',
    );
    expect(message?.issue).toBe('illisible');
    const garde = CHIFFREUR_D_ESSAI.dechiffrerCorps(message?.reception ?? '', message?.corps ?? corps);
    expect(garde.equals(corps)).toBe(true);
  });

  it('answers 400 to invalid UTF-8, kept as received', async () => {
    const corps = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await envoyerSigne(gateway, corps, TYPE_EVENEMENT)).statut).toBe(400);
  });

  it('refuses null for a member, and ignores an unknown one', async () => {
    const nul = evenement('statut.change', { motif: null });
    const inconnu = evenement('statut.change', { couleur: 'bleu' });
    const { recus, refuses } = (await envoyerSigne(gateway, lot([nul, inconnu]), TYPE_LOT)).json<{
      recus: number;
      refuses: object[];
    }>();
    expect(recus).toBe(1);
    expect(refuses).toMatchObject([{ index: 0, code: 'SCHEMA_INVALIDE', pointeur: '/data/motif' }]);
  });

  it('forwards no unknown member nor attribute, whatever its depth', async () => {
    const canari = { canari: 'CANARI-INCONNU' };
    const affectation = evenement(
      'affectation.enregistree',
      {
        cotraitance: 'CT-STRICT-1',
        demandeur: '7654321B',
        ...canari,
        identite: { nom: 'ESSAI', prenom: 'Camille', dateNaissance: '1990-05-12', ...canari },
      },
      { ...canari, constructor: { prototype: canari } },
    );
    await gateway.enoncer('gide', affectation);
    const sortants = await gateway.unite.seule('SELECT data FROM messages_sortants');
    expect(sortants.length).toBeGreaterThan(0);
    const dits = await gateway.unite.seule('SELECT data FROM dit');
    const faits = await gateway.unite.seule(`SELECT data FROM faits WHERE demandeur = '7654321B'`);
    expect(JSON.stringify([sortants, dits])).toContain('ESSAI');
    expect(JSON.stringify([sortants, dits])).not.toContain('CANARI');
    expect(faits).toHaveLength(1);
    const { seule } = gateway.unite;
    const [recu] = await seule<{ id: string; corps: Buffer }>(
      'SELECT id, corps FROM receptions ORDER BY id DESC LIMIT 1',
    );
    expect(recu && seule.chiffreur.dechiffrerCorps(recu.id, recu.corps).toString()).toContain('CANARI');
  });

  it('reads no property that nobody wrote: prototypes stay as they are', async () => {
    for (const nom of [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      '__defineGetter__',
    ]) {
      const corps = JSON.stringify(evenement('statut.change')).replace(
        '"data":{',
        `"data":{${JSON.stringify(nom)}:{"pollue":1},`,
      );
      expect((await envoyerSigne(gateway, corps, TYPE_EVENEMENT)).statut).toBe(
        nom === '__proto__' ? 400 : 202,
      );
      const api = `{${JSON.stringify(nom)}:{"pollue":1}}`;
      const reponse = await gateway.app.inject({
        method: 'POST',
        url: '/api/messages/recherche',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${CLE_DE_DEMARRAGE}` },
        payload: api,
      });
      expect([nom, reponse.statusCode]).toEqual([nom, 400]);
    }
    expect(({} as Record<string, unknown>)['pollue']).toBeUndefined();
  });

  it('refuses the same member twice in a command of the API too', async () => {
    const reponse = await gateway.app.inject({
      method: 'POST',
      url: '/api/messages/recherche',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${CLE_DE_DEMARRAGE}` },
      payload: '{"sens":"entrant","sens":"sortant"}',
    });
    expect(reponse.statusCode).toBe(400);
    expect(reponse.json()).toMatchObject({ code: 'CORPS_ILLISIBLE' });
  });

  it('judges anything at all without ever failing: every event of every body has its place in the answer', async () => {
    const TYPES = Object.keys(EXEMPLES) as (keyof typeof EXEMPLES)[];
    const abime = fc
      .tuple(
        fc.constantFrom(...TYPES),
        fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }),
        fc.boolean(),
      )
      .map(([type, ajout, dansLesDonnees]) =>
        dansLesDonnees ? evenement(type, ajout) : { ...evenement(type), ...ajout },
      );
    const evenements = fc.array(fc.oneof(abime, fc.jsonValue({ maxDepth: 4 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        evenements,
        fc.constantFrom('gide' as const, 'parcours3' as const),
        async (liste, porte) => {
          const reponse = await envoyerSigne(gateway, lot(liste), TYPE_LOT, porte);
          expect([202, 400]).toContain(reponse.statut);
          if (reponse.statut !== 202) return;
          const { recus, doublons, refuses } = reponse.json<{
            recus: number;
            doublons: number;
            refuses: object[];
          }>();
          expect(recus + doublons + refuses.length).toBe(liste.length);
        },
      ),
      { numRuns: 150 },
    );
    await gateway.appliquer();
    const issues = await gateway.unite.seule<{ issue: string }>(
      'SELECT DISTINCT issue FROM messages_entrants',
    );
    expect(issues.map(({ issue }) => issue)).not.toContain('en_echec');
  });
});
