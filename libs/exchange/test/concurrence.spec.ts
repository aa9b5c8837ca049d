import fc from 'fast-check';
import { Evenement } from '#contract';
import { BailPerdu, PrendreLot } from '#exchange';
import { attendreQue } from '#test/attendre-que';
import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const DEMANDEURS = ['1000001A', '1000002B', '1000003C'];

/** A small history of one young person, versions included, as its owners would state it. */
function histoire(demandeur: string): { gide: Evenement[]; parcours3: Evenement[] } {
  const cotraitance = `CT-${demandeur}`;
  const fait = (type: Parameters<typeof evenement>[0], data: Record<string, unknown>, sequence = 1) =>
    evenement(type, { cotraitance, demandeur, ...data }, { sequence: String(sequence).padStart(10, '0') });
  const sansCotraitance = (type: Parameters<typeof evenement>[0], data: Record<string, unknown>) =>
    evenement(type, { demandeur, ...data });
  return {
    gide: [
      fait('affectation.enregistree', { dateAffectation: '2010-02-01' }),
      fait('affectation.enregistree', { dateAffectation: '2010-02-03' }, 2),
      sansCotraitance('statut.change', { statut: 1, situation: 'inscrit', dateEffet: '2010-01-04' }),
      sansCotraitance('statut.change', { statut: 2, situation: 'radie', dateEffet: '2010-05-04' }),
      sansCotraitance('statut.change', { statut: 3, situation: 'inscrit', dateEffet: '2010-07-04' }),
      fait('alerte.traitee', { alerte: 'A1', dateTraitement: '2010-04-20', decision: 'maintien_actif' }),
    ],
    parcours3: [
      fait('parcours.initialise', { dateDebutProgramme: '2010-02-10' }),
      fait('alerte.declenchee', { alerte: 'A1', dateAlerte: '2010-04-10' }),
      fait('etape.enregistree', { etape: 'E1', date: '2010-03-01' }),
    ],
  };
}

/** What a partner ends up holding, whatever the way there: the newest version of each key, unless withdrawn. */
function tenu(dits: readonly Evenement[]): Record<string, unknown> {
  const parCle = new Map<string, Evenement>();
  for (const dit of dits) {
    const { demandeur, cotraitance, statut, alerte, etape } = dit.data;
    const cle = [dit.type, demandeur, cotraitance, statut, alerte, etape].join('/');
    const connu = parCle.get(cle);
    if (!connu || connu.sequence < dit.sequence) parCle.set(cle, dit);
  }
  return Object.fromEntries(
    [...parCle]
      .filter(([, { data }]) => data.annule !== true)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, { data }]) => [cle, data]),
  );
}

describe('order, repetition and concurrency', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai({ tranches: 2 });
  });

  /** A lease that began before the server did says that the server stopped the worker: none of these tests is about that. */
  const serveurPlusVieuxQuUnBail = () =>
    attendreQue('le serveur est plus vieux qu’un bail', async () => {
      const [ligne] = await echange.unite.seule<{ vieux: boolean }>(
        `SELECT clock_timestamp() - pg_postmaster_start_time() > interval '20 s' AS vieux`,
      );
      return ligne?.vieux ?? false;
    });
  afterEach(() => echange.fermer());

  it('tells both partners the same in the end, whatever the order, the repetition and the lots [A3]', async () => {
    let attendu: { gide: unknown; parcours3: unknown } | undefined;
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat(1_000)),
        fc.integer({ min: 1, max: 7 }),
        async (alea, taille) => {
          const essai = await creerEchangeDEssai({ tranches: 2 });
          try {
            const tout = DEMANDEURS.flatMap((demandeur) => {
              const { gide, parcours3 } = histoire(demandeur);
              return [
                ...gide.map((fait) => ({ porte: 'gide' as const, fait })),
                ...parcours3.map((fait) => ({ porte: 'parcours3' as const, fait })),
              ];
            });
            const melange = [...tout, ...tout]
              .map((envoi) => ({ envoi, rang: alea.next().value as number }))
              .sort((a, b) => a.rang - b.rang)
              .map(({ envoi }) => envoi);
            for (let debut = 0; debut < melange.length; debut += taille) {
              for (const porte of ['gide', 'parcours3'] as const) {
                const lot = melange.slice(debut, debut + taille).filter((envoi) => envoi.porte === porte);
                if (lot.length > 0)
                  await essai.webhook(
                    porte,
                    lot.map(({ fait }) => fait),
                  );
              }
              if ((alea.next().value as number) % 3 === 0) await essai.vider();
            }
            await essai.vider();
            const obtenu = { gide: tenu(essai.gide.dits), parcours3: tenu(essai.parcours3.dits) };
            attendu ??= obtenu;
            expect(obtenu).toEqual(attendu);
          } finally {
            await essai.fermer();
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  it('keeps one message of the same webhook delivered fifty times at once [X3.4]', async () => {
    const fait = evenement('affectation.enregistree');
    const reponses = await Promise.all(Array.from({ length: 50 }, () => echange.webhook('gide', [fait])));
    expect(reponses.filter((reponse) => reponse.accepte && reponse.reponse.recus === 1)).toHaveLength(1);
    expect(reponses.filter((reponse) => reponse.accepte && reponse.reponse.doublons === 1)).toHaveLength(49);
    await echange.vider();
    expect(echange.parcours3.dits).toHaveLength(1);
  });

  it('lets one worker at a time hold a slice, and applies each message once with several', async () => {
    const faits = Array.from({ length: 200 }, (_, i) =>
      evenement('affectation.enregistree', { cotraitance: `CT-${1000 + i}`, demandeur: `${1_000_000 + i}A` }),
    );
    await echange.webhook('gide', faits);
    const ouvrier = async () => {
      for (const tranche of [0, 1, 0, 1]) while (await echange.appliquer.execute(tranche));
    };
    await Promise.all([ouvrier(), ouvrier(), ouvrier()]);
    const [bilan] = await echange.unite.seule(
      `SELECT (SELECT count(*)::int FROM messages_entrants WHERE issue = 'applique') AS appliques,
              (SELECT count(*)::int FROM messages_sortants) AS annonces, (SELECT count(*)::int FROM faits) AS faits`,
    );
    expect(bilan).toEqual({ appliques: 200, annonces: 200, faits: 200 });
  });

  it('sets aside a message that was in the hands of five workers that died, and applies its neighbours', async () => {
    await serveurPlusVieuxQuUnBail();
    await echange.webhook('gide', [
      evenement('affectation.enregistree', { cotraitance: 'CT-1000', demandeur: '1000001A' }),
      evenement('affectation.enregistree', { cotraitance: 'CT-2000', demandeur: '1000001A' }),
    ]);
    const [poison] = await echange.unite.seule<{ id: string; seau: number }>(
      'SELECT id, seau FROM messages_entrants ORDER BY id LIMIT 1',
    );
    if (!poison) throw new Error('nothing was received');
    const tranche = poison.seau < 2048 ? 0 : 1;
    // What a worker that dies with this message in hand leaves behind, five times.
    for (let mort = 0; mort < 5; mort += 1) {
      await echange.unite.seule(
        `INSERT INTO tranches (file, numero, lot, bail_jusqua) VALUES ('appliquer', $1, ARRAY[$2::uuid], clock_timestamp() - interval '1 s')
         ON CONFLICT (file, numero) DO UPDATE SET lot = excluded.lot, bail_jusqua = excluded.bail_jusqua`,
        [tranche, poison.id],
      );
      if (mort < 4)
        await echange.unite.seule(`UPDATE messages_entrants SET tentatives = $2 WHERE id = $1`, [
          poison.id,
          mort,
        ]);
    }
    await echange.unite.seule('UPDATE messages_entrants SET tentatives = 4 WHERE id = $1', [poison.id]);
    await echange.vider();
    const issues = await echange.unite.seule('SELECT issue, code FROM messages_entrants ORDER BY id');
    expect(issues).toMatchObject([
      { issue: 'en_echec', code: 'TRAITEMENT_INTERROMPU' },
      { issue: 'applique' },
    ]);
  });

  it('takes again what a dead worker held in lots that get smaller, down to one message', async () => {
    await serveurPlusVieuxQuUnBail();
    const affectations = Array.from({ length: 30 }, (_, i) =>
      evenement('affectation.enregistree', { cotraitance: `CT-${1000 + i}`, demandeur: '1000001A' }),
    );
    await echange.webhook('gide', affectations);
    const [{ seau } = { seau: 0 }] = await echange.unite.seule<{ seau: number }>(
      'SELECT seau FROM messages_entrants LIMIT 1',
    );
    const tranche = seau < 2048 ? 0 : 1;
    const prendre = new PrendreLot(echange.unite, 2, 30);
    const tailles: (number | undefined)[] = [];
    for (let mort = 0; mort < 4; mort += 1) {
      tailles.push((await prendre.execute(tranche))?.messages.length);
      await echange.unite.seule(`UPDATE tranches SET bail_jusqua = clock_timestamp() - interval '1 s'`);
    }
    expect(tailles).toEqual([30, 3, 3, 3]);
    const tentatives = await echange.unite.seule(
      'SELECT tentatives, count(*)::int AS messages FROM messages_entrants GROUP BY tentatives ORDER BY tentatives',
    );
    expect(tentatives).toEqual([
      { tentatives: 1, messages: 24 },
      { tentatives: 2, messages: 6 },
    ]);
    await echange.unite.seule('UPDATE messages_entrants SET tentatives = 2, prochaine_tentative = NULL');
    await echange.unite.seule('UPDATE tranches SET lot = NULL, bail_jusqua = NULL');
    expect((await prendre.execute(tranche))?.messages).toHaveLength(1);
  });

  it('leaves a suspect in peace for a while, longer each time, and takes the others meanwhile', async () => {
    await serveurPlusVieuxQuUnBail();
    const affectations = Array.from({ length: 2 }, (_, i) =>
      evenement('affectation.enregistree', { cotraitance: `CT-${1000 + i}`, demandeur: '1000001A' }),
    );
    await echange.webhook('gide', affectations);
    const [suspect, voisin] = await echange.unite.seule<{ id: string; seau: number }>(
      'SELECT id, seau FROM messages_entrants ORDER BY id',
    );
    if (!suspect || !voisin) throw new Error('nothing was received');
    const tranche = suspect.seau < 2048 ? 0 : 1;
    const prendre = new PrendreLot(echange.unite, 2);
    const attentes: number[] = [];
    for (const tentatives of [1, 2, 3]) {
      await echange.unite.seule(
        'UPDATE messages_entrants SET tentatives = $2, prochaine_tentative = NULL WHERE id = $1',
        [suspect.id, tentatives],
      );
      await echange.unite.seule(
        `INSERT INTO tranches (file, numero, lot, bail_jusqua) VALUES ('appliquer', $1, ARRAY[$2::uuid], clock_timestamp() - interval '1 s')
         ON CONFLICT (file, numero) DO UPDATE SET lot = excluded.lot, bail_jusqua = excluded.bail_jusqua`,
        [tranche, suspect.id],
      );
      const pris = await prendre.execute(tranche);
      if (tentatives > 1) expect(pris?.messages).toEqual([voisin.id]);
      const [ligne] = await echange.unite.seule<{ attente: number | null }>(
        `SELECT extract(epoch FROM m.prochaine_tentative - t.le)::float AS attente
         FROM messages_entrants m JOIN transitions t ON t.message = m.id WHERE m.id = $1 ORDER BY t.id DESC LIMIT 1`,
        [suspect.id],
      );
      attentes.push(ligne?.attente ?? 0);
      await echange.unite.seule('UPDATE tranches SET lot = NULL, bail_jusqua = NULL');
    }
    const [aucune, premiere, seconde] = attentes;
    expect(aucune).toBe(0);
    expect(premiere).toBeGreaterThan(1);
    expect(premiere).toBeLessThan(15.1);
    expect(seconde).toBeGreaterThan(5);
    expect(seconde).toBeLessThan(30.1);
  });

  it('lets messages already tried go on while new ones keep coming', async () => {
    await echange.webhook('gide', [evenement('affectation.enregistree')]);
    await echange.unite.seule('UPDATE messages_entrants SET tentatives = 1');
    for (let tour = 0; tour < 2; tour += 1) {
      await echange.webhook('gide', [evenement('statut.change', { statut: 1 + tour })]);
      for (const tranche of [0, 1]) await echange.appliquer.execute(tranche);
    }
    expect(
      await echange.unite.seule(`SELECT issue FROM messages_entrants WHERE type = 'affectation.enregistree'`),
    ).toEqual([{ issue: 'applique' }]);
  });

  it('begins each lot where the last one ended, so that every bucket has its turn, and keeps a demandeur in one lot', async () => {
    const faits = Array.from({ length: 60 }, (_, i) =>
      evenement('affectation.enregistree', {
        cotraitance: `CT-${1000 + i}`,
        demandeur: `${1_000_000 + (i % 30)}A`,
      }),
    );
    await echange.webhook('gide', faits);
    const lots: number[][] = [];
    const prendre = new PrendreLot(echange.unite, 1, 20);
    for (let tour = 0; tour < 4; tour += 1) {
      const lot = await prendre.execute(0);
      const seaux = await echange.unite.seule<{ seau: number }>(
        'SELECT seau FROM messages_entrants WHERE id = ANY($1) ORDER BY seau, id',
        [lot?.messages],
      );
      lots.push(seaux.map(({ seau }) => seau));
      // Always as much waiting as before: without its turn, a high bucket would never be reached.
      await echange.unite.seule('UPDATE tranches SET lot = NULL, bail_jusqua = NULL');
    }
    const tous = await echange.unite.seule<{ seau: number }>(
      'SELECT seau FROM messages_entrants ORDER BY seau, id',
    );
    const reunis = new Set(lots.flat());
    expect(new Set(tous.map(({ seau }) => seau))).toEqual(reunis);
    expect(lots[0]).toEqual(tous.slice(0, 20).map(({ seau }) => seau));
  });

  it('commits nothing for a worker whose slice was taken over', async () => {
    await echange.webhook('gide', [evenement('affectation.enregistree')]);
    const verrou = echange.source.createQueryRunner();
    await verrou.connect();
    await verrou.query(
      'CREATE FUNCTION reprendre() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE tranches SET jeton = jeton + 1; RETURN NULL; END $$',
    );
    await verrou.query(
      'CREATE TRIGGER reprendre AFTER INSERT ON faits FOR EACH STATEMENT EXECUTE FUNCTION reprendre()',
    );
    await verrou.release();
    const appliquer = async () => {
      for (const tranche of [0, 1]) await echange.appliquer.execute(tranche);
    };
    await expect(appliquer()).rejects.toThrow(BailPerdu);
    expect(await echange.unite.seule('SELECT FROM faits')).toHaveLength(0);
    expect(await echange.unite.seule('SELECT issue FROM messages_entrants')).toEqual([{ issue: 'recu' }]);
  });

  it('counts no attempt for a lot whose worker was stopped by a restart of the server', async () => {
    await echange.webhook('gide', [evenement('affectation.enregistree', { demandeur: '1000001A' })]);
    const prendre = new PrendreLot(echange.unite, 1);
    await prendre.execute(0);
    await echange.unite.seule(
      `UPDATE tranches SET bail_jusqua = pg_postmaster_start_time() + interval '1 s' WHERE file = 'appliquer'`,
    );
    await attendreQue('le bail est échu', async () => (await prendre.execute(0)) !== null);
    expect(await echange.unite.seule('SELECT tentatives FROM messages_entrants')).toEqual([
      { tentatives: 0 },
    ]);
  });
});
