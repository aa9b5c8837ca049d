import { lireSurveillance } from '#config';
import {
  effacerCotraitance,
  EvaluerAlarmes,
  ScellerJournaux,
  VerifierScellements,
  type ChaineVerifiee,
} from '#supervision';
import { lancer } from '../../apps/cli/test/outil-d-essai.js';
import { PARTIE, SUIVIE, TerrainDeConservation } from './conservation/terrain.js';

describe('security check 22: sealed records, and people who ask', () => {
  let t: TerrainDeConservation;
  beforeEach(async () => {
    t = await TerrainDeConservation.creer();
  });
  afterEach(() => t.fermer());

  describe('sealed records', () => {
    const LIRE = `INSERT INTO lectures (lu_le, acteur, role, action, nombre) VALUES (clock_timestamp() - $1::interval, 'cle:1', 'auditeur', 'etat', 1)`;
    const AGIR = `INSERT INTO actes (le, acte, issue, acteur, role, portee, action)
                  VALUES (clock_timestamp() - $1::interval, gen_random_uuid(), 'entame', 'cle:1', 'exploitant', 'nationale', 'rejeu.pause')`;
    /** A sealed stretch of four rows of that age in both records. */
    async function sceller(age: string): Promise<void> {
      for (let ligne = 0; ligne < 4; ligne += 1) for (const ordre of [LIRE, AGIR]) await t.lire(ordre, [age]);
      await new ScellerJournaux(t.echange.unite, 0).execute();
      await t.lire(
        `UPDATE scellements_journaux SET le = clock_timestamp() - $1::interval
         WHERE rang = (SELECT max(rang) FROM scellements_journaux)`,
        [age],
      );
    }
    const verifier = async (): Promise<ChaineVerifiee[]> =>
      (await new VerifierScellements(t.unite).execute()).filter(({ journal }) => journal !== 'transitions');

    it('go by whole stretches, and what stays is proven from the last seal that went', async () => {
      for (const age of ['400 days', '380 days', '367 days', '365 days', '1 day']) await sceller(age);
      expect(await t.enRetard()).toEqual({ lectures: 12, actes: 12 });
      await t.purger.execute();
      expect(await t.enRetard()).toEqual({});
      const purge: unknown = expect.objectContaining({ rang: 3, lignes: 12 });
      for (const chaine of await verifier())
        expect(chaine).toMatchObject({ scellements: 2, lignes: 8, rompus: [], purge, dernier: { rang: 5 } });
      expect(await t.nombre('lectures')).toBe(8);
      expect(await t.nombre('scellements_journaux', `journal = 'actes'`)).toBe(3);
      // The chain goes on, and a change of what stays is still found at its seal.
      await sceller('1 hour');
      await t.lire(`UPDATE lectures SET acteur = 'cle:2' WHERE id = 14`);
      await t.lire('DELETE FROM actes WHERE id = 13');
      expect((await verifier()).map(({ scellements, rompus }) => [scellements, rompus[0]?.rang])).toEqual([
        [3, 4],
        [3, 4],
      ]);
    });

    it('that somebody has changed stay whole, are counted as overdue, and raise an alarm after two days', async () => {
      for (const age of ['400 days', '380 days', '1 day']) await sceller(age);
      await t.lire(`UPDATE lectures SET acteur = 'cle:2' WHERE id = 2`);
      await t.lire('DELETE FROM actes WHERE id = 6');
      await t.purger.execute();
      expect(await t.enRetard()).toEqual({ lectures: 8, actes: 4 });
      expect(await t.nombre('lectures')).toBe(12);
      const alarmes = async (): Promise<string[]> =>
        (
          await t.lire<{ objet: string }>(
            `SELECT objet FROM alarmes WHERE nature = 'PURGE_EN_RETARD' AND etat <> 'close' ORDER BY 1`,
          )
        ).map(({ objet }) => objet);
      const evaluer = () => new EvaluerAlarmes(t.unite, lireSurveillance(), false).execute('maintenant');
      await evaluer();
      expect(await alarmes()).toEqual([]);
      await t.lire(`UPDATE purges_categories SET en_retard_depuis = en_retard_depuis - interval '49 hours'`);
      await evaluer();
      expect(await alarmes()).toEqual(['actes', 'lectures']);
      await t.lire(`UPDATE purges SET finie_le = clock_timestamp() - interval '49 hours'`);
      await t.lire(`UPDATE surveillance SET premiere_le = clock_timestamp() - interval '49 hours'`);
      await evaluer();
      expect(await alarmes()).toEqual(['actes', 'lectures', 'purge']);
    });

    it('do not go for a seal that somebody has forged', async () => {
      await sceller('1 day');
      await t.lire(LIRE, ['0 s']);
      await t.unite.seule(
        `INSERT INTO scellements_journaux (journal, rang, jusqua, nombre, empreinte, le)
         VALUES ('lectures', 2, 99, 1, '', clock_timestamp() - interval '400 days')`,
      );
      await t.lire(`UPDATE scellements_journaux SET le = clock_timestamp() - interval '400 days'`);
      expect(await t.unite.seule(`SELECT purger('lectures', 183, 1) AS n`)).toEqual([{ n: 0 }]);
      expect(await t.nombre('lectures')).toBe(5);
    });
  });

  describe('a person asks for erasure', () => {
    const effacer = async (simuler = false): Promise<Record<string, [number, number]>> =>
      Object.fromEntries(
        (await effacerCotraitance(t.unite.seule, PARTIE.cotraitance, simuler)).map(
          ({ categorie, effaces, restent }) => [categorie, [effaces, restent]],
        ),
      );

    it('what the exchange needs stays and is said; what may go goes at once; asked again, nothing more', async () => {
      await t.vivre();
      const tout = await effacer();
      expect(tout).toMatchObject({ corps_recus: [0, 3], dossiers: [0, 1] });

      await t.echange.avancerJusqua('2010-11-15');
      expect(await effacer(true)).toMatchObject({ corps_recus: [3, 0], dossiers: [0, 1] });
      expect(await t.nombre('receptions', 'corps IS NULL')).toBe(0);
      expect(await effacer()).toMatchObject({ corps_recus: [3, 0], dossiers: [0, 1] });
      expect(await effacer()).toMatchObject({ corps_recus: [0, 0], contenus_emis: [0, 0], dossiers: [0, 1] });
      // Nobody else's.
      expect(await t.nombre('receptions', 'corps IS NOT NULL')).toBe(2);

      await t.echange.avancerJusqua('2011-03-10');
      // Something is being applied to it: it stays for now, and nobody is told that it went.
      await t.echange.unite.executer(async (sql) => {
        await sql('SELECT FROM dossiers WHERE demandeur = $1 FOR UPDATE', [PARTIE.demandeur]);
        expect(await effacer()).toMatchObject({ dossiers: [0, 1] });
      });
      expect(await effacer()).toMatchObject({ dossiers: [1, 0] });
      expect(await t.nombre('faits', `demandeur = '${PARTIE.demandeur}'`)).toBe(0);
      expect(await t.nombre('faits', `demandeur = '${SUIVIE.demandeur}'`)).toBeGreaterThan(0);
      expect(await effacer()).toEqual({
        corps_recus: [0, 0],
        contenus_emis: [0, 0],
        ecarts_clos: [0, 0],
        dossiers: [0, 0],
      });
    });

    it('by a command that keeps its act and its motif, and says what stays and why', async () => {
      await t.vivre();
      await t.echange.avancerJusqua('2010-11-15');
      const base = { DATABASE_URL: t.adresse };
      const { code, sortie } = await lancer(
        ['effacement', PARTIE.cotraitance, '--motif', 'Demande du 3 mars'],
        base,
      );
      expect([code, sortie]).toEqual([0, expect.stringContaining('art. 17.3 b')]);
      expect(
        await t.lire(
          `SELECT issue, objet, cotraitance, motif FROM actes WHERE action = 'personne.effacement' ORDER BY id`,
        ),
      ).toEqual(
        ['entame', 'fait'].map((issue) => ({
          issue,
          objet: PARTIE.cotraitance,
          cotraitance: PARTIE.cotraitance,
          motif: 'Demande du 3 mars',
        })),
      );
      expect((await lancer(['effacement', 'CT-INCONNUE', '--motif', 'x'], base)).sortie).toContain(
        'Rien n’est tenu',
      );

      const apercu = await lancer(['conservation', '--simuler'], base);
      expect([apercu.code, apercu.sortie]).toEqual([0, expect.stringContaining('Lectures de dossiers')]);
      expect((await lancer(['conservation', '--json'], base)).code).toBe(0);
      expect((await lancer(['scellements'], base)).code).toBe(0);
    });
  });
});
