import type { Portee, RoleDePersonne } from '#access';
import { evenement, lot, signe } from '#test/evenements';
import {
  creerGatewayDEssai,
  ORIGINE,
  SECRETS,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from '../../apps/gateway/test/session-ouverte.js';

const NUMERO = '7654321K';
const VOISIN = '7654322L';
const COTRAITANCE = 'CT-CANARI-0001';
const PARIS: Portee = { type: 'structure', structure: '75056S00' };
const AILLEURS: Portee = { type: 'structure', structure: '69123S00' };
const MOTIF = 'Appel de la structure : adresse à vérifier';

describe('security check 14: a body is read with a motif, and the reading is found', () => {
  let gateway: GatewayDEssai;
  let message: string;
  beforeAll(async () => {
    gateway = await creerGatewayDEssai();
    const corps = lot([
      evenement('affectation.enregistree', { demandeur: VOISIN, cotraitance: 'CT-VOISIN-0001' }),
      evenement('affectation.enregistree', { demandeur: NUMERO, cotraitance: COTRAITANCE }),
    ]);
    expect(
      (await gateway.webhook('gide', corps, signe(SECRETS.gide.split(',')[0] ?? '', corps))).statut,
    ).toBe(202);
    await gateway.appliquer();
    const [ligne] = await gateway.unite.seule<{ id: string }>(
      'SELECT id FROM messages_entrants WHERE demandeur = $1',
      [NUMERO],
    );
    message = ligne?.id ?? '';
  });
  afterAll(() => gateway.fermer());

  const entetes = ({ cookie, jeton }: SessionOuverte): Record<string, string> => ({
    cookie: `__Host-passerelle=${cookie}`,
    'x-passerelle-jeton': jeton,
    origin: ORIGINE,
  });
  const ouvrir = (role: RoleDePersonne, portee: Portee = { type: 'nationale' }): Promise<SessionOuverte> =>
    ouvrirUneSession(gateway.unite, role, portee);
  const lire = (session: SessionOuverte, url: string): Promise<Reponse> =>
    gateway.get(url, undefined, entetes(session));
  const demasquer = (session: SessionOuverte, type: string, id: string, motif = MOTIF): Promise<Reponse> =>
    gateway.post('/api/demasquages', { type, id, motif }, undefined, entetes(session));

  it('masks the raw body until then; gives its own part of the batch, and nobody else of it', async () => {
    const session = await ouvrir('exploitant');
    const url = `/api/messages/${message}/corps`;
    const masque = await lire(session, url);
    expect(masque.json()).toMatchObject({ origine: 'recu', texte: '••••••', masque: true, purgeLe: null });
    expect((await demasquer(session, 'message', message)).statut).toBe(201);
    const clair = (await lire(session, url)).json<{ texte: string; masque: boolean; octets: number }>();
    expect(clair.masque).toBe(false);
    expect(JSON.parse(clair.texte)).toMatchObject({ data: { demandeur: NUMERO } });
    expect(clair.octets).toBe(Buffer.byteLength(clair.texte));
    expect(clair.texte).not.toContain(VOISIN);
  });

  it('asks for a motif', async () => {
    const session = await ouvrir('exploitant');
    for (const motif of ['', '   '])
      expect((await demasquer(session, 'message', message, motif)).statut).toBe(400);
    expect((await lire(session, `/api/messages/${message}`)).texte).not.toContain(NUMERO);
  });

  it('cannot unmask what one may not see: the same 404 as its reading, to the byte but the correlation', async () => {
    const sansCorrelation = ({ texte }: Reponse): string => texte.replace(/"correlation":"[^"]*"/, '');
    const ailleurs = await ouvrir('conseiller', AILLEURS);
    const refuse = await demasquer(ailleurs, 'cotraitance', COTRAITANCE);
    const inconnue = await demasquer(ailleurs, 'cotraitance', 'CT-INCONNUE-1');
    expect([refuse.statut, sansCorrelation(refuse)]).toEqual([404, sansCorrelation(inconnue)]);
    // Messages are not read by a conseiller, whoever they are about.
    const ici = await ouvrir('conseiller', PARIS);
    expect((await demasquer(ici, 'message', message)).json()).toMatchObject({ code: 'MESSAGE_INCONNU' });
    expect((await demasquer(ici, 'ecart', message)).json()).toMatchObject({ code: 'ECART_INCONNU' });
    expect((await demasquer(ici, 'cotraitance', COTRAITANCE)).statut).toBe(201);
    expect(
      await gateway.unite.seule('SELECT FROM demasquages WHERE objet_genre <> $1 AND objet <> $2', [
        'cotraitance',
        message,
      ]),
    ).toEqual([]);
  });

  it('is not for a role without the right to see bodies, nor for a key', async () => {
    const pilotage = await ouvrir('pilotage');
    expect((await demasquer(pilotage, 'cotraitance', COTRAITANCE)).statut).toBe(403);
    const cle = await gateway.cle('exploitant', { type: 'nationale' });
    const corps = { type: 'message', id: message, motif: MOTIF };
    expect((await gateway.post('/api/demasquages', corps, cle)).statut).toBe(401);
  });

  it('takes the right away at once from whoever loses it', async () => {
    const session = await ouvrir('exploitant');
    await demasquer(session, 'message', message);
    await gateway.unite.seule(`UPDATE habilitations SET role = 'auditeur' WHERE id = $1`, [
      session.habilitation,
    ]);
    expect((await lire(session, `/api/messages/${message}`)).texte).toContain(NUMERO);
    await gateway.unite.seule(`UPDATE habilitations SET role = 'pilotage' WHERE id = $1`, [
      session.habilitation,
    ]);
    expect((await lire(session, `/api/cotraitances/${COTRAITANCE}`)).statut).toBe(403);
  });

  it('ends after fifteen minutes', async () => {
    const session = await ouvrir('auditeur');
    const url = `/api/messages/${message}`;
    const { expireLe } = (await demasquer(session, 'message', message)).json<{ expireLe: string }>();
    expect(Math.abs(Date.parse(expireLe) - Date.now() - 900_000)).toBeLessThan(60_000);
    expect((await lire(session, url)).texte).toContain(NUMERO);
    await gateway.unite.seule(
      `UPDATE demasquages SET le = le - interval '16 minutes', jusqua = jusqua - interval '16 minutes'`,
    );
    expect((await lire(session, url)).json()).toMatchObject({ masque: true, demandeur: '••••••' });
  });

  it('is found by the auditeur, with its motif, beside the reading that followed', async () => {
    const session = await ouvrir('exploitant');
    await demasquer(session, 'message', message, 'Contrôle du 3 : vu avec 7654321K');
    await lire(session, `/api/messages/${message}/corps`);
    const auditeur = await ouvrir('auditeur');
    const chercher = async (filtre: object): Promise<unknown[]> =>
      (await gateway.post('/api/audit/recherche', filtre, undefined, entetes(auditeur))).json<{
        lignes: unknown[];
      }>().lignes;
    const acteur = `compte:${session.compte}`;
    expect(await chercher({ acteur, action: 'donnees.demasquer' })).toMatchObject([
      {
        genre: 'acte',
        issue: 'fait',
        objetGenre: 'message',
        objet: message,
        cotraitances: [COTRAITANCE],
        motif: 'Contrôle du 3 : vu avec (numéro masqué)',
      },
    ]);
    expect(await chercher({ acteur, action: 'corps_de_message' })).toMatchObject([
      { genre: 'lecture', cotraitances: [COTRAITANCE], nombre: 1 },
    ]);
  });

  it('leaves no number in the file of écarts that a person takes away', async () => {
    const session = await ouvrir('exploitant');
    const fichier = await lire(session, '/api/ecarts/export');
    expect([fichier.statut, /\d{7}[A-Z]/.test(fichier.texte)]).toEqual([200, false]);
  });
});
