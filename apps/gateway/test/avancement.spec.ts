import { creerCle, revoquerCle } from '#access';
import { attendreQue } from '#test/attendre-que';
import { lancerGateway } from '#test/gateway-en-processus';
import { tirerId } from '#persistence';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Diffusion, RYTHME } from '../src/synchronisations/diffusion.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, SECRETS, type GatewayDEssai } from './gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from './session-ouverte.js';

interface Evenement {
  nom: string;
  donnees: Record<string, unknown>;
}

/** A stream of events as a client reads it. */
class Lecture {
  texte = '';
  finie = false;

  private constructor(private readonly reponse: IncomingMessage) {
    reponse.setEncoding('utf8');
    reponse.on('data', (texte: string) => (this.texte += texte));
    reponse.on('end', () => (this.finie = true));
    reponse.on('error', () => undefined);
  }

  static async ouvrir(
    url: string,
    headers: Record<string, string> = { authorization: `Bearer ${CLE_DE_DEMARRAGE}` },
  ): Promise<Lecture> {
    const requete = get(url, { agent: false, headers });
    const [reponse] = (await once(requete, 'response')) as [IncomingMessage];
    expect(reponse.statusCode).toBe(200);
    expect(reponse.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    return new Lecture(reponse);
  }

  get evenements(): Evenement[] {
    return this.texte
      .split('\n\n')
      .filter((bloc) => bloc.includes('event: '))
      .map((bloc) => ({
        nom: /event: (.*)/.exec(bloc)?.[1] ?? '',
        donnees: JSON.parse(/data: (.*)/.exec(bloc)?.[1] ?? '{}') as Record<string, unknown>,
      }));
  }

  partir(): void {
    this.reponse.destroy();
  }
}

let gateway: GatewayDEssai;
let adresse: string;
async function preparer(rythme: Partial<typeof RYTHME> = {}): Promise<void> {
  gateway = await creerGatewayDEssai({
    diffusion: { ...RYTHME, cadenceMs: 20, ...rythme },
    limites: { requetes: 0, octets: 0 },
  });
  await gateway.app.listen(0, '127.0.0.1');
  adresse = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
}
afterEach(() => gateway.fermer());

const ouvertes = (): number => gateway.app.get(Diffusion).nombre;
async function demander(): Promise<string> {
  const id = tirerId();
  await gateway.unite.seule(
    `INSERT INTO synchronisations (id, plan, jour) VALUES ($1, 'demande', '2010-09-01')`,
    [id],
  );
  return id;
}
const avancer = (id: string, valeurs: string): Promise<unknown> =>
  gateway.unite.seule(`UPDATE synchronisations SET ${valeurs} WHERE id = $1`, [id]);
const suivre = (id: string): Promise<Lecture> =>
  Lecture.ouvrir(`${adresse}/api/synchronisations/${id}/avancement`);

describe('a run followed live [X5.5]', () => {
  it('says each change once, then the run with its report, and ends with it, webhooks being refused meanwhile [X3.6]', async () => {
    await preparer();
    const id = await demander();
    expect((await gateway.webhook('gide', '[]')).statut).toBe(429);
    const lectures = [await suivre(id), await suivre(id)] as const;
    for (const lecture of lectures) await attendreQue('it waits', () => lecture.evenements.length === 1);
    await avancer(
      id,
      `etat = 'en_cours', debut = clock_timestamp(), etape = 'appliquer', fait = 3, total = 8`,
    );
    for (const lecture of lectures) await attendreQue('it goes on', () => lecture.evenements.length === 2);
    await avancer(
      id,
      `etat = 'terminee', etape = 'rapport', fin = clock_timestamp(), rapport = '{"echeancesTraitees":4}'`,
    );
    for (const lecture of lectures) {
      await attendreQue('the stream ends', () => lecture.finie);
      expect(lecture.texte.startsWith('retry: 2000\n\n')).toBe(true);
      expect(lecture.evenements).toEqual([
        { nom: 'avancement', donnees: { etat: 'en_attente', etape: null, fait: 0, total: 0 } },
        { nom: 'avancement', donnees: { etat: 'en_cours', etape: 'appliquer', fait: 3, total: 8 } },
        {
          nom: 'fin',
          donnees: expect.objectContaining({ id, etat: 'terminee', rapport: { echeancesTraitees: 4 } }),
        },
      ]);
      expect(lecture.texte).toContain('event: fin\nid: fin\n');
    }
    expect(ouvertes()).toBe(0);
  });

  it('of a run that is over says its end at once; whoever has read it is told not to come back', async () => {
    await preparer();
    const id = await demander();
    await avancer(id, `etat = 'echouee', fin = clock_timestamp()`);
    const lecture = await suivre(id);
    await attendreQue('the stream ends', () => lecture.finie);
    expect(lecture.evenements.map(({ nom }) => nom)).toEqual(['fin']);
    const chemin = `/api/synchronisations/${id}/avancement`;
    expect((await gateway.get(chemin, CLE_DE_DEMARRAGE, { 'last-event-id': 'fin' })).statut).toBe(204);
    const tete = await gateway.app.inject({
      method: 'HEAD',
      url: chemin,
      headers: { authorization: `Bearer ${CLE_DE_DEMARRAGE}` },
    });
    expect([tete.statusCode, tete.payload]).toEqual([200, '']);
  });

  it('is forgotten when its client goes', async () => {
    await preparer();
    const id = await demander();
    const lectures = [await suivre(id), await suivre(id)] as const;
    await attendreQue('both are open', () => ouvertes() === 2);
    lectures[0].partir();
    await attendreQue('one is left', () => ouvertes() === 1);
    lectures[1].partir();
    await attendreQue('none is left', () => ouvertes() === 0);
  });

  it('beats when there is nothing to say, and ends after its time', async () => {
    await preparer({ battementMs: 20, dureeMs: 400 });
    const lecture = await suivre(await demander());
    await attendreQue('it beats', () => lecture.texte.includes(': battement\n\n'));
    await attendreQue('it ends', () => lecture.finie);
    expect(lecture.evenements).toHaveLength(1);
    await attendreQue('its place is free', () => ouvertes() === 0);
  });

  it('is refused with 429 and Retry-After when as many as may be are open', async () => {
    await preparer({ suivis: 1 });
    const id = await demander();
    const lecture = await suivre(id);
    const refus = await gateway.get(`/api/synchronisations/${id}/avancement`, CLE_DE_DEMARRAGE);
    expect([refus.statut, refus.json().code, refus.entetes['retry-after']]).toEqual([
      429,
      'TROP_DE_SUIVIS',
      '2',
    ]);
    lecture.partir();
    await attendreQue('its place is free', () => ouvertes() === 0);
    (await suivre(id)).partir();
  });

  it.each<[string, (session: SessionOuverte) => string]>([
    [
      'its session is closed',
      ({ compte }) =>
        `UPDATE sessions SET fermee_le = now(), fermeture = 'deconnexion' WHERE compte = '${compte}'`,
    ],
    [
      'its session has been idle for too long',
      ({ compte }) =>
        `UPDATE sessions SET vue_le = vue_le - interval '31 minutes' WHERE compte = '${compte}'`,
    ],
    [
      'its session has lasted for too long',
      ({ compte }) =>
        `UPDATE sessions SET ouverte_le = ouverte_le - interval '11 hours' WHERE compte = '${compte}'`,
    ],
    [
      'its account is suspended',
      ({ compte }) => `UPDATE comptes SET etat = 'suspendu' WHERE id = '${compte}'`,
    ],
    [
      'its habilitation is withdrawn',
      ({ habilitation }) =>
        `UPDATE habilitations SET retiree_le = now(), retiree_par = 'essai', motif_retrait = 'Essai' WHERE id = '${habilitation}'`,
    ],
  ])('ends when %s, and keeps no session alive [check 13]', async (_quoi, finir) => {
    await preparer({ controleMs: 20 });
    const session = await ouvrirUneSession(gateway.unite, 'exploitant', { type: 'nationale' });
    await gateway.unite.seule(
      `UPDATE sessions SET vue_le = vue_le - interval '5 minutes' WHERE compte = $1`,
      [session.compte],
    );
    const vue = (): Promise<unknown> =>
      gateway.unite.seule('SELECT vue_le FROM sessions WHERE compte = $1', [session.compte]);
    const avant = await vue();
    const lecture = await Lecture.ouvrir(`${adresse}/api/synchronisations/${await demander()}/avancement`, {
      cookie: `__Host-passerelle=${session.cookie}`,
      accept: 'text/event-stream',
    });
    await attendreQue('it is told something', () => lecture.evenements.length === 1);
    expect(await vue()).toEqual(avant);
    expect(lecture.finie).toBe(false);
    await gateway.unite.seule(finir(session));
    await attendreQue('the stream ends', () => lecture.finie);
    await attendreQue('its place is free', () => ouvertes() === 0);
  });

  it('ends when the key that opened it is revoked', async () => {
    await preparer({ controleMs: 20 });
    const { id, cle } = await creerCle(gateway.unite.seule, {
      role: 'exploitant',
      portee: { type: 'nationale' },
      libelle: 'Essai',
    });
    const lecture = await Lecture.ouvrir(`${adresse}/api/synchronisations/${await demander()}/avancement`, {
      authorization: `Bearer ${cle}`,
    });
    await attendreQue('it is told something', () => lecture.evenements.length === 1);
    await revoquerCle(gateway.unite.seule, id);
    await attendreQue('the stream ends', () => lecture.finie);
  });

  it('ends when the gateway closes, which does not wait for it', async () => {
    await preparer();
    const lecture = await suivre(await demander());
    await attendreQue('it is told something', () => lecture.evenements.length === 1);
    await gateway.app.close();
    await attendreQue('the stream ends', () => lecture.finie);
  });

  it('ends when the process is asked to stop', async () => {
    await preparer();
    const id = await demander();
    const processus = await lancerGateway({
      DATABASE_URL: gateway.base.url,
      WEBHOOK_SECRET_GIDE: SECRETS.gide,
      WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
      PASSERELLE_BOOTSTRAP_KEY: CLE_DE_DEMARRAGE,
    });
    const lecture = await Lecture.ouvrir(`${processus.url}/api/synchronisations/${id}/avancement`);
    await attendreQue('it is told something', () => lecture.evenements.length === 1);
    expect(await processus.arreter()).toBe(0);
    await attendreQue('the stream ends', () => lecture.finie);
  });
});

describe('the report of a run, to keep [X5.5]', () => {
  it('is given as json, as text, and as CSV without formulas', async () => {
    await preparer();
    const id = await demander();
    await avancer(id, `etat = 'partielle', debut = clock_timestamp(), fin = clock_timestamp()`);
    await gateway.unite.seule(
      `INSERT INTO synchronisation_etapes (synchronisation, rang, etape, etat, cause, resultat)
       VALUES ($1, 1, 'tirer_gide', 'sautee', '=cmd, "x"', '{"evenements": 3, "dit": {"ouverts": 2}}')`,
      [id],
    );
    const lire = (suite: string) =>
      gateway.get(`/api/synchronisations/${id}/rapport${suite}`, CLE_DE_DEMARRAGE);
    expect((await lire('')).json()).toMatchObject({ id, etat: 'partielle' });
    const csv = await lire('?format=csv');
    expect(csv.entetes['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.entetes['content-disposition']).toBe(
      `attachment; filename="synchronisation-2010-09-01-${id}.csv"`,
    );
    expect(csv.texte).toContain('partie,objet,mesure,valeur\r\n');
    expect(csv.texte).toContain(`etape,tirer_gide,cause,"'=cmd, ""x"""\r\n`);
    expect(csv.texte).toContain('etape,tirer_gide,dit.ouverts,2\r\n');
    const texte = await lire('?format=texte');
    expect(texte.entetes['content-type']).toBe('text/plain; charset=utf-8');
    expect(texte.texte).toContain('lire GIDE : sautée (=cmd, "x")\n    événements : 3\n');
    expect((await lire('?format=xml')).statut).toBe(400);
  });
});
