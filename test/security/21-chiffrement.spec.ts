import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { CorrigerMessage, EnregistrerAcceptation, LireMessage } from '#exchange';
import {
  Chiffreur,
  ClesDeChiffrementRefusees,
  creerDataSource,
  etatDuChiffrement,
  ReprendreLeChiffrement,
  UniteDeTravail,
  ValeurIndechiffrable,
  verifierLesCles,
} from '#persistence';
import { CHIFFREUR_D_ESSAI, CLES_D_ESSAI } from '#test/cles-d-essai';
import { evenement } from '#test/evenements';
import { lancer } from '../../apps/cli/test/outil-d-essai.js';
import { recevoirRefuse, RejeuDEssai } from '../../libs/exchange/test/rejeu-d-essai.js';
import { TerrainDeComparaison } from '../../libs/reconciliation/test/terrain-de-comparaison.js';

/** Stands in every name, text and body of this test. */
const CANARI = 'SECRET-CANARI';
const IDENTITE = { nom: CANARI, prenom: `Jeanne ${CANARI}`, dateNaissance: '1990-05-12' };
const [JEANNE, AUTRE, DERNIERE] = ['7100001A', '7100002A', '7100003A'] as const;
const cotraitanceDe = (demandeur: string): string => `CT-21-${demandeur}`;
const NATIONAL = { type: 'national' } as const;
const NEUVE = `neuve:${randomBytes(32).toString('base64')}`;

let terrain: TerrainDeComparaison;
const autres: UniteDeTravail[] = [];
const fermetures: (() => Promise<void>)[] = [];

beforeAll(async () => {
  // A process to which the next key has been given, that does not encrypt under it yet.
  terrain = await TerrainDeComparaison.creer(undefined, Chiffreur.lire(`${CLES_D_ESSAI},${NEUVE}`));
  await verifierLesCles(terrain.echange.unite);
});
afterAll(async () => {
  for (const fermer of fermetures) await fermer();
  await terrain.fermer();
});

const url = (): string => (terrain.echange.source.options as unknown as { url: string }).url;

/** The same database, under other keys. */
async function sousLesCles(cles: string): Promise<UniteDeTravail> {
  const source = await creerDataSource({
    url: url(),
    taillePool: 2,
    chiffreur: Chiffreur.lire(cles),
  }).initialize();
  fermetures.push(() => source.destroy());
  autres.push(new UniteDeTravail(source));
  return autres.at(-1) as UniteDeTravail;
}

const deCotraitance = (demandeur: string): object => ({ demandeur, cotraitance: cotraitanceDe(demandeur) });
const affectation = (demandeur: string, plus: object = {}) =>
  evenement('affectation.enregistree', {
    ...deCotraitance(demandeur),
    identite: IDENTITE,
    criteres: [`local:${CANARI}`],
    rendezVous: { date: '2010-02-10', lieu: CANARI },
    ...plus,
  });

describe('security check 21: what is stored of people is encrypted', () => {
  it('by webhooks and feeds, both ways, refused or not, in acceptations, corrections, replays and écarts', async () => {
    const { echange, gide, parcours3 } = terrain;
    const libre = { commentaire: CANARI, description: CANARI, precision: CANARI };
    await echange.webhook('gide', [affectation(JEANNE), affectation(AUTRE), affectation(DERNIERE)]);
    gide.enoncer(
      {
        type: 'statut.change',
        data: { ...evenement('statut.change', { demandeur: JEANNE, motif: CANARI }).data },
      },
      {
        type: 'demandeur.modifie',
        data: { ...evenement('demandeur.modifie', { demandeur: JEANNE, identite: IDENTITE }).data },
      },
    );
    for (const type of [
      'alerte.declenchee',
      'alerte.close',
      'etape.enregistree',
      'parcours.initialise',
    ] as const) {
      const textes = type === 'etape.enregistree' ? { libelle: CANARI, resultat: CANARI } : libre;
      const { data } = evenement(type, { ...deCotraitance(JEANNE), ...textes });
      parcours3.enoncer({ type, data });
    }
    const { data } = evenement('alerte.traitee', { ...deCotraitance(JEANNE), commentaire: CANARI });
    gide.enoncer({ type: 'alerte.traitee', data });
    await terrain.echanger();

    await echange.recevoir.execute({
      partenaire: 'gide',
      corps: Buffer.from(`{"nom":"${CANARI}",`),
      typeContenu: 'application/cloudevents+json',
      webhookId: null,
    });
    await echange.webhook('gide', [affectation(JEANNE, { structure: CANARI })]);
    const accepter = new EnregistrerAcceptation(echange.unite, echange.regles, () => undefined);
    const acceptee = await accepter.execute({
      cotraitance: cotraitanceDe(JEANNE),
      dateAcceptation: '2010-02-03',
      responsable: CANARI,
      autorise: () => true,
    });
    expect(acceptee.issue).toBe('enregistree');

    const [refuse] = await echange.unite.seule<{ id: string }>(
      `SELECT id FROM messages_entrants WHERE issue = 'refuse' ORDER BY id DESC LIMIT 1`,
    );
    const corrige = await new CorrigerMessage(echange.unite, () => undefined).execute({
      message: refuse?.id ?? '',
      donnees: affectation(AUTRE, { indemnise: true }).data,
      sequence: '0000000002',
      motif: 'Structure illisible',
      perimetre: NATIONAL,
      correlation: null,
    });
    expect(corrige.issue).toBe('corrige');
    const rejeux = new RejeuDEssai(echange);
    const aRejouer = await recevoirRefuse(echange, 'demandeur.modifie', {
      demandeur: AUTRE,
      modification: 7,
      identite: IDENTITE,
    });
    await rejeux.simuler([aRejouer]);
    const { messages } = await rejeux.rejouer({ par: 'ids', ids: [aRejouer] });
    expect(messages).toMatchObject([{ verdict: 'applique' }]);
    await terrain.echanger();

    const [dit] = parcours3.dit({
      demandeur: DERNIERE,
      cle: `affectation.enregistree/${cotraitanceDe(DERNIERE)}`,
    });
    const cle = `affectation.enregistree/${cotraitanceDe(AUTRE)}`;
    parcours3.alterer({ vue: 'dit', demandeur: AUTRE, cle, perdre: true });
    parcours3.alterer({
      vue: 'dit',
      demandeur: DERNIERE,
      cle: `affectation.enregistree/${cotraitanceDe(DERNIERE)}`,
      data: { ...dit?.data, identite: { ...IDENTITE, prenom: `Autre ${CANARI}` } },
    });
    await terrain.comparer('parcours3');
    const ecarts = await terrain.ecarts();
    expect(ecarts.map(({ nature }) => nature).sort()).toEqual(['absent', 'different']);
    expect(JSON.stringify(ecarts.map(({ nous, eux }) => [nous, eux]))).toContain(`Autre ${CANARI}`);
  });

  it('so that no row of any table, whatever its columns, holds any of it', async () => {
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    try {
      const vus = await lireToutesLesTables(client);
      expect(vus.length).toBeGreaterThan(20);
      expect(vus.filter(({ trouve }) => trouve).map(({ table }) => table)).toEqual([]);
      // The search finds what is there.
      await client.query(
        `CREATE TABLE temoin AS SELECT convert_to($1, 'UTF8') AS octets UNION SELECT convert_to('rien', 'UTF8')`,
        [CANARI],
      );
      const temoins = (await lireToutesLesTables(client)).filter(({ trouve }) => trouve);
      expect(temoins.map(({ table }) => table)).toEqual(['public.temoin']);
      await client.query('DROP TABLE temoin');
    } finally {
      await client.end();
    }
  });

  it('and goes on being told, compared, recognised and read in clear by whoever has the keys', async () => {
    const { echange, parcours3 } = terrain;
    expect(
      parcours3
        .dit({ demandeur: JEANNE })
        .map(({ data }) => data.identite)
        .filter(Boolean),
    ).toContainEqual(IDENTITE);
    const premiere = affectation('7100009A');
    const seconde = { ...premiere, data: { ...premiere.data, identite: { ...IDENTITE, nom: 'AUTRE' } } };
    const reponses = [];
    for (const un of [premiere, premiere, seconde]) reponses.push(await echange.webhook('gide', [un]));
    expect(reponses).toMatchObject([
      { reponse: { recus: 1 } },
      { reponse: { doublons: 1 } },
      { reponse: { refuses: [{ code: 'IDENTIFIANT_REUTILISE' }] } },
    ]);
    // The same statement under another id, and another one under the same sequence.
    await echange.webhook('gide', [
      { ...premiere, id: 'gide-encore' },
      { ...seconde, id: 'gide-conflit' },
    ]);
    await echange.vider();
    const sorts = await echange.unite.seule<{ evenement: string; code: string }>(
      `SELECT evenement, code FROM messages_entrants WHERE evenement IN ('gide-encore', 'gide-conflit') ORDER BY 1`,
    );
    expect(sorts).toEqual([
      { evenement: 'gide-conflit', code: 'CONFLIT_DE_SEQUENCE' },
      { evenement: 'gide-encore', code: 'DEJA_ENONCE' },
    ]);
  });

  it('refuses a value that was altered or moved, where it stands, and shows nothing of it', async () => {
    const { echange } = terrain;
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    const echanger = `UPDATE messages_entrants m SET donnees = (SELECT jsonb_set(m.donnees::jsonb, '{identite}', a.donnees::jsonb->'identite')
       FROM messages_entrants a WHERE a.demandeur = $2 AND a.type = m.type AND a.donnees IS NOT NULL LIMIT 1)
       WHERE m.demandeur = $1 AND m.type = 'affectation.enregistree' AND m.donnees IS NOT NULL RETURNING id`;
    const { rows } = await client.query<{ id: string }>(echanger, ['7100009A', JEANNE]);
    const lecture = new LireMessage(echange.unite).execute({ id: rows[0]?.id ?? '', perimetre: NATIONAL });
    await expect(lecture).rejects.toMatchObject({
      driverError: expect.any(ValeurIndechiffrable) as unknown,
      message: expect.stringContaining('« identite » (clé « essai »)') as unknown,
    });
    await expect(lecture).rejects.not.toMatchObject({ message: expect.stringContaining(CANARI) as unknown });
    await client.query(`UPDATE messages_entrants SET donnees = NULL WHERE id = ANY($1)`, [
      rows.map(({ id }) => id),
    ]);
    await client.query(`DELETE FROM faits WHERE demandeur = '7100009A'`);
    await client.end();
  });
});

async function lireToutesLesTables(client: pg.Client): Promise<{ table: string; trouve: boolean }[]> {
  const { rows: tables } = await client.query<{ nom: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS nom FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const vus = [];
  for (const { nom } of tables) {
    const { rows } = await client.query<{ texte: string }>(`SELECT t::text AS texte FROM ${nom} t`);
    const texte = rows.map((ligne) => ligne.texte).join('\n');
    vus.push({ table: nom, trouve: contient(texte) });
  }
  return vus;
}

/** Bytes are shown by PostgreSQL in hexadecimal. */
function contient(texte: string): boolean {
  return texte.includes(CANARI) || texte.includes(Buffer.from(CANARI).toString('hex'));
}

describe('security check 21: one value that does not open', () => {
  it('stops its own dossier, which shows as a failure, and nobody else’s', async () => {
    const { echange } = terrain;
    await echange.unite.seule(
      `UPDATE faits SET data = replace(data::text, 'chiffre:essai:', 'chiffre:essai:A')::json
       WHERE demandeur = $1 AND type = 'affectation.enregistree'`,
      [DERNIERE],
    );
    const statuts = [AUTRE, DERNIERE].map((demandeur) =>
      evenement('statut.change', { demandeur, statut: 30, motif: CANARI }),
    );
    await echange.webhook('gide', statuts);
    const enAttente = `SELECT count(*)::int AS n FROM messages_entrants WHERE issue = 'recu'`;
    for (let essai = 0; essai < 40; essai += 1) {
      for (const tranche of [0, 1]) await echange.appliquer.execute(tranche).catch(attendue);
      const [reste] = await echange.unite.seule<{ n: number }>(enAttente);
      if (reste?.n === 0) break;
    }
    const sorts = await echange.unite.seule<object>(
      'SELECT demandeur, issue, code, detail FROM messages_entrants WHERE evenement = ANY($1) ORDER BY demandeur',
      [statuts.map(({ id }) => id)],
    );
    expect(sorts).toEqual([
      { demandeur: AUTRE, issue: 'applique', code: null, detail: null },
      {
        demandeur: DERNIERE,
        issue: 'en_echec',
        code: 'ORDRE_REFUSE',
        detail: 'QueryFailedError VALEUR_ALTEREE',
      },
    ]);
    await echange.unite.seule(
      `UPDATE faits SET data = replace(data::text, 'chiffre:essai:A', 'chiffre:essai:')::json WHERE demandeur = $1`,
      [DERNIERE],
    );
  });
});

function attendue(erreur: unknown): null {
  if ((erreur as { driverError?: unknown }).driverError instanceof ValeurIndechiffrable) return null;
  throw erreur;
}

describe('security check 21: keys change without a stop', () => {
  it('names, by the command, how much stands under which key', async () => {
    const { code, sortie } = await lancer(['chiffrement', 'etat'], { DATABASE_URL: url() });
    expect(code).toBe(0);
    expect(sortie).toMatch(/Table +Clé essai +En clair\n/);
    expect(sortie).toMatch(/faits +\d+ +0\n/);
  });

  it('refuses to start without a key under which something stands, or with another of its name', async () => {
    const refus = async (cles: string): Promise<string> => {
      const erreur = await verifierLesCles(await sousLesCles(cles)).then(
        () => new Error('started'),
        (une: unknown) => une as Error,
      );
      expect(erreur).toBeInstanceOf(ClesDeChiffrementRefusees);
      return erreur.message;
    };
    expect(await refus(NEUVE)).toMatch(/« essai ».*Rien n’est perdu/);
    expect(await refus(`essai:${randomBytes(32).toString('base64')}`)).toMatch(
      /« essai » n’est pas celle qui/,
    );
    const { rows } = await terrain.echange.unite
      .seule<{ id: string }>('SELECT id FROM cles_de_chiffrement')
      .then((lignes) => ({ rows: lignes }));
    expect(rows).toEqual([{ id: 'essai' }]);
  });

  it('passes everything under the new one by lots, what was in clear too, resumed where it was killed, beside live traffic', async () => {
    const { echange } = terrain;
    const avant = await sousLesCles(`clair,${CLES_D_ESSAI}`);
    await avant.seule(
      `UPDATE receptions SET corps = $2, octets = NULL WHERE id = $1`,
      await (async () => {
        const [une] = await avant.seule<{ id: string; corps: Buffer }>(
          'SELECT id, corps FROM receptions LIMIT 1',
        );
        return [une?.id, CHIFFREUR_D_ESSAI.dechiffrerCorps(une?.id ?? '', une?.corps ?? Buffer.of())];
      })(),
    );
    const [dit] = await avant.seule<{ cle: string; data: object }>(
      `SELECT cle, data FROM dit WHERE type = 'affectation.enregistree' AND demandeur = $1`,
      [JEANNE],
    );
    await avant.seule('UPDATE dit SET data = $2 WHERE cle = $1', [dit?.cle, JSON.stringify(dit?.data)]);
    expect((await etatDuChiffrement(avant.seule)).map(({ table, enClair }) => [table, enClair])).toEqual([
      ['receptions', 1],
      ['messages_entrants', 0],
      ['faits', 0],
      ['dit', 1],
      ['messages_sortants', 0],
      ['ecarts', 0],
    ]);

    const ensuite = await sousLesCles(`${NEUVE},${CLES_D_ESSAI}`);
    await verifierLesCles(ensuite);
    const lots = { json: 2, corps: 1 };
    let vus = 0;
    const tuee = new ReprendreLeChiffrement(
      ensuite,
      () => {
        vus += 1;
        if (vus === 9) throw new Error('killed');
      },
      lots,
    );
    await expect(tuee.execute()).rejects.toThrow('killed');
    const [place] = await ensuite.seule<{ apres: unknown; lues: number }>(
      `SELECT apres, lues FROM reprises_de_chiffrement WHERE finie_le IS NULL`,
    );
    const lues: number[] = [];
    const reprise = new ReprendreLeChiffrement(ensuite, (avance) => void lues.push(avance.lues), lots);
    const [bilan] = await Promise.all([
      reprise.execute(),
      (async () => {
        for (let rang = 1; rang <= 20; rang += 1) {
          await echange.webhook('gide', [affectation(`72000${String(rang).padStart(2, '0')}A`)]);
          await echange.vider();
        }
      })(),
    ]);
    expect(place?.lues).toBeGreaterThan(0);
    expect(Math.min(...lues.slice(0, 1))).toBeGreaterThan(place?.lues ?? 0);
    expect(bilan).toMatchObject({ cle: 'neuve', illisibles: 0 });

    // A process that still has the former key first writes after the whole has been seen: the next one passes it too.
    await echange.webhook('gide', [affectation('7200021A')]);
    await echange.vider();
    const fini = await new ReprendreLeChiffrement(ensuite).execute();
    expect(fini).toMatchObject({ illisibles: 0 });
    expect(fini?.chiffrees).toBeGreaterThan(0);
    // Said once, by the first that saw nothing under it: that depends on where the traffic wrote.
    expect([bilan, fini].flatMap((un) => un?.retirees ?? [])).toEqual(['essai']);
    expect(await new ReprendreLeChiffrement(ensuite).execute()).toMatchObject({ chiffrees: 0, retirees: [] });
    for (const { chiffrees, enClair } of await etatDuChiffrement(ensuite.seule))
      expect({ cles: Object.keys(chiffrees), enClair }).toEqual({ cles: ['neuve'], enClair: 0 });
  });

  it('reads everything once the old key has been taken away, and nothing under the old one alone', async () => {
    const seule = await sousLesCles(NEUVE);
    await verifierLesCles(seule);
    const faits = await seule.seule<{ data: { identite?: object } }>('SELECT data FROM faits');
    expect(faits.filter(({ data }) => JSON.stringify(data).includes(CANARI)).length).toBeGreaterThan(20);
    const corps = await seule.seule<{ id: string; corps: Buffer; octets: number }>(
      'SELECT * FROM receptions',
    );
    for (const une of corps)
      expect(seule.seule.chiffreur.dechiffrerCorps(une.id, une.corps)).toHaveLength(une.octets);
    const ancienne = await sousLesCles(CLES_D_ESSAI);
    await expect(ancienne.seule('SELECT data FROM faits')).rejects.toThrow(/clé « neuve »/);
    await expect(verifierLesCles(ancienne)).rejects.toThrow(/« neuve »/);
  });

  it('leaves as it is what opens under no key, and says how many', async () => {
    const seule = await sousLesCles(`troisieme:${randomBytes(32).toString('base64')},${NEUVE}`);
    await verifierLesCles(seule);
    const [fait] = await seule.seule<{ texte: string }>(
      `UPDATE faits SET data = replace(data::text, 'chiffre:neuve:', 'chiffre:perdue:')::json
       WHERE demandeur = $1 AND type = 'alerte.declenchee' RETURNING data::text AS texte`,
      [JEANNE],
    );
    expect(await new ReprendreLeChiffrement(seule).execute()).toMatchObject({
      illisibles: 1,
      retirees: ['neuve'],
    });
    const [apres] = await seule.seule<{ texte: string }>(
      `SELECT data::text AS texte FROM faits WHERE demandeur = $1 AND type = 'alerte.declenchee'`,
      [JEANNE],
    );
    expect(apres).toEqual(fait);
  });
});
