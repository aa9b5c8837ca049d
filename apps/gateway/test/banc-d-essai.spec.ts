import { randomBytes } from 'node:crypto';
import { exempleDeSignature, Secrets, signer } from '#contract';
import { ExecuterEssais } from '#exchange';
import { evenement, lot, signe } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, SECRETS, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

const maintenant = (): number => Math.floor(Date.now() / 1_000);
const [, ANCIENNE = ''] = SECRETS.gide.split(',');

interface Partie {
  partie: string;
  juste: boolean;
  detail: string;
}

describe('a partner, in detail [X5.5]', () => {
  it('says since when it is waited for, and the windows that the settings announce', async () => {
    await gateway.enoncer('gide', evenement('affectation.enregistree'));
    const lu = (await gateway.get('/api/partenaires/parcours3', CLE_DE_DEMARRAGE)).json<{
      attentes: { plusAncienDu: string | null; plusAncienInconnu: string | null };
    }>();
    // The business clock says 2010: an age is counted on the real one.
    expect(Math.abs(Date.now() - Date.parse(lu.attentes.plusAncienDu ?? ''))).toBeLessThan(60_000);
    expect(lu.attentes.plusAncienInconnu).toBeNull();
    const { partenaires } = (await gateway.get('/api/partenaires', CLE_DE_DEMARRAGE)).json<{
      partenaires: { attentes: object }[];
    }>();
    expect(partenaires.map(({ attentes }) => attentes)).toEqual([
      { plusAncienDu: null, plusAncienInconnu: null },
      lu.attentes,
    ]);
    expect((await gateway.get('/api/partenaires/gide', CLE_DE_DEMARRAGE)).json()).toMatchObject({
      etat: { partenaire: 'gide', pause: null },
      rythme: { messagesParEnvoi: 500, envoisALaFois: 1, lectureSeule: [{ de: '00:00', a: '01:00' }] },
    });
    expect((await gateway.get('/api/partenaires/autre', CLE_DE_DEMARRAGE)).statut).toBe(404);
  });
});

describe('the bench of signatures [X3.2]', () => {
  const corps = '{"a":1}';
  const juger = async (entetes: object, texte = corps): Promise<Partie[]> => {
    const reponse = await gateway.post(
      '/api/partenaires/gide/signature',
      { ...entetes, corps: texte },
      CLE_DE_DEMARRAGE,
    );
    expect(reponse.statut).toBe(200);
    return reponse.json<{ parties: Partie[] }>().parties;
  };
  const fausses = (parties: Partie[]): string[] =>
    parties.filter(({ juste }) => !juste).map(({ partie }) => partie);
  const signee = (secret = SECRETS.gide, horodatage = maintenant()): Record<string, string> => ({
    id: 'msg-1',
    horodatage: String(horodatage),
    signature: signer(Secrets.lire(secret, 'ESSAI'), 'msg-1', horodatage, corps),
  });

  it('says which part is wrong, every one of them', async () => {
    expect(fausses(await juger(signee()))).toEqual([]);
    expect(fausses(await juger({}))).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
    expect(fausses(await juger(signee(SECRETS.gide, maintenant() - 3_600)))).toEqual(['webhook-timestamp']);
    expect((await juger({ ...signee(), horodatage: String(Date.now()) }))[1]?.detail).toContain(
      'millisecondes',
    );
    expect(fausses(await juger(signee(SECRETS.parcours3)))).toEqual(['webhook-signature']);
  });

  it.each([
    ['another version', (une: string) => une.replaceAll('v1,', 'v2,'), /commence par « v1, »/],
    ['hexadecimal', () => `v1,${randomBytes(32).toString('hex')}`, /base64 de 32 octets/],
    ['of other bytes', () => `v1,${randomBytes(32).toString('base64')}`, /aucune clé acceptée/],
  ] as const)('explains a signature: %s', async (_cas, fausser, attendu) => {
    const bonne = signee();
    const [, , signature] = await juger({ ...bonne, signature: fausser(bonne['signature'] ?? '') });
    expect(signature?.detail).toMatch(attendu);
  });

  it('recognises a body that was changed at its end of line', async () => {
    expect((await juger(signee(), `${corps}\n`))[2]?.detail).toContain('sans retour à la ligne final');
  });

  it('blames nobody for a body whose ends of line the browser has changed', async () => {
    const envoye = '{\r\n"a":1}\r\n';
    const horodatage = maintenant();
    const signature = signer(Secrets.lire(SECRETS.gide, 'ESSAI'), 'msg-1', horodatage, envoye);
    const colle = envoye.replaceAll('\r\n', '\n');
    const [, , lue] = await juger({ id: 'msg-1', horodatage: String(horodatage), signature }, colle);
    expect(lue?.detail).toBe(
      'Juste pour ce corps avec des fins de ligne CR LF : le texte collé n’est pas celui qui a été signé (un navigateur change les fins de ligne) ; comparez aux octets envoyés.',
    );
  });

  it('takes the body that it announces, and says so beyond', async () => {
    expect(fausses(await juger(signee(), 'x'.repeat(50_000)))).toEqual(['webhook-signature']);
    const statut = async (texte: string): Promise<number> =>
      (await gateway.post('/api/partenaires/gide/signature', { corps: texte }, CLE_DE_DEMARRAGE)).statut;
    expect([await statut('x'.repeat(50_001)), await statut('"'.repeat(40_000))]).toEqual([400, 413]);
  });

  it('keeps nothing, receives nothing, says nothing of a secret', async () => {
    const avant = await gateway.compter('receptions');
    const { texte } = await gateway.post(
      '/api/partenaires/gide/signature',
      { ...signee(), corps },
      CLE_DE_DEMARRAGE,
    );
    for (const secret of SECRETS.gide.split(',')) expect(texte).not.toContain(secret.slice(6));
    expect(await gateway.compter('receptions')).toBe(avant);
  });

  it('gives an example that is right, made with a secret that opens nothing here', () => {
    const { secret, id, horodatage, corps: octets, signature } = exempleDeSignature();
    expect(signer(Secrets.lire(secret, 'EXEMPLE'), id, Number(horodatage), octets)).toBe(signature);
    expect(SECRETS.gide).not.toContain(secret);
  });
});

describe('keys in rotation [X3.2]', () => {
  interface Cle {
    cle: string;
    acceptee: boolean;
    derniereLe: string | null;
    reseau: string | null;
  }
  const lire = async (): Promise<Cle[]> =>
    (await gateway.get('/api/partenaires/gide/signature', CLE_DE_DEMARRAGE)).json<{ cles: Cle[] }>().cles;

  it('are named, in the order of the setting, with who still signs with which', async () => {
    const [neuve, ancienne] = Secrets.lire(SECRETS.gide, 'GIDE').identifiants;
    // Signed with both until now: the old one is not needed.
    expect(await lire()).toMatchObject([
      { cle: neuve, acceptee: true, reseau: '127.0.0.0/24' },
      { cle: ancienne, acceptee: true, derniereLe: null },
    ]);
    const corps = lot([evenement('statut.change')]);
    expect((await gateway.webhook('gide', corps, signe(ANCIENNE, corps))).statut).toBe(202);
    const [, vue] = await lire();
    expect(vue).toMatchObject({ cle: ancienne, reseau: '127.0.0.0/24' });
    expect(vue?.derniereLe).not.toBeNull();
  });

  it('that are no longer accepted are still shown, when they have served', async () => {
    await gateway.unite.seule(
      `INSERT INTO signatures_vues (partenaire, cle) VALUES ('gide', 'abcdef012345')`,
    );
    expect((await lire()).at(-1)).toMatchObject({ cle: 'abcdef012345', acceptee: false });
  });
});

describe('the trial of a connection [X5.5]', () => {
  const demander = async (): Promise<string> =>
    (
      await gateway.post('/api/partenaires/gide/essai', { motif: 'Après les travaux' }, CLE_DE_DEMARRAGE)
    ).json<{
      id: string;
    }>().id;

  it('is asked for once at a time, made by a worker, and followed step by step', async () => {
    const id = await demander();
    expect(gateway.sonneries.at(-1)).toBe('surveiller/essais');
    expect(await demander()).toBe(id);
    const etape = {
      etape: 'resolution',
      issue: 'reussie',
      detail: 'Le nom mène à 192.0.2.1.',
      millisecondes: 3,
    } as const;
    const executer = new ExecuterEssais(gateway.unite, async function* (partenaire) {
      expect(partenaire).toBe('gide');
      await Promise.resolve();
      yield etape;
    });
    expect(await executer.execute()).toBe(1);
    const { essais } = (await gateway.get('/api/partenaires/gide/essais', CLE_DE_DEMARRAGE)).json<{
      essais: { id: string; finiLe: string | null }[];
    }>();
    expect(essais[0]).toMatchObject({ id, motif: 'Après les travaux', etapes: [etape] });
    expect(essais[0]?.finiLe).not.toBeNull();
    expect(await demander()).not.toBe(id);
  });

  it('that a worker left is taken again', async () => {
    await gateway.unite.seule(
      `UPDATE essais_partenaires SET pris_le = now() - interval '2 minutes' WHERE fini_le IS NULL`,
    );
    const executer = new ExecuterEssais(gateway.unite, async function* () {
      await Promise.resolve();
      yield* [];
    });
    expect([await executer.execute(), await executer.execute()]).toEqual([1, 0]);
  });

  it('that was taken over meanwhile is written by its new worker alone', async () => {
    const id = await demander();
    const etape = { etape: 'resolution', issue: 'reussie', detail: 'Vu.', millisecondes: 3 } as const;
    const executer = new ExecuterEssais(gateway.unite, async function* () {
      await gateway.unite.seule(`UPDATE essais_partenaires SET pris_le = clock_timestamp() WHERE id = $1`, [
        id,
      ]);
      yield etape;
    });
    expect(await executer.execute()).toBe(0);
    expect(
      await gateway.unite.seule('SELECT etapes, fini_le FROM essais_partenaires WHERE id = $1', [id]),
    ).toEqual([{ etapes: [], fini_le: null }]);
  });
});
