import { CommanderLaPause } from '#exchange';
import { DemanderNuit, DemanderSynchronisation, listerSynchronisations } from '#reconciliation';
import { affectationEnoncee } from '#test/affectation-enoncee';
import { attendreQue } from '#test/attendre-que';
import { FilesDEssai, naturesDeFiles } from '#test/files-d-essai';
import { creerMonde, MondeDEssai } from '#test/monde-d-essai';

const CT = 'CT-E2E-1';
const DE = '1234567A';
const AFFECTATION = affectationEnoncee(CT, DE);
const CESSATION = {
  type: 'statut.change',
  data: { demandeur: DE, statut: 1, situation: 'cessation_inscription', dateEffet: '2010-03-15' },
};
const INITIALISATION = {
  type: 'parcours.initialise',
  data: {
    cotraitance: CT,
    demandeur: DE,
    dateDebutProgramme: '2010-03-10',
    entretien: { type: 'individuel', date: '2010-03-10' },
  },
};

describe.each(naturesDeFiles('synchronisation de bout en bout'))(
  'a synchronisation, queues on $nature',
  ({ preparer }) => {
    let files: FilesDEssai;
    let monde: MondeDEssai;
    beforeAll(async () => {
      files = await preparer();
    });
    afterAll(() => files.fermer());
    beforeEach(async () => {
      monde = await creerMonde({ redisUrl: files.redisUrl });
    });
    afterEach(() => monde.fermer());

    const cles = (dits: { cle: string }[]) => dits.map(({ cle }) => cle).sort();

    it('reads both feeds, tells each partner what it must know, and reports it [X4.1, H1, H2]', async () => {
      monde.gide.enoncer(AFFECTATION);
      monde.parcours3.enoncer(INITIALISATION);
      const vue = await monde.synchroniser();
      expect(vue).toMatchObject({ etat: 'terminee', plan: 'demande', jour: '2010-09-01' });
      expect(vue.rapport).toMatchObject({
        recus: { gide: { 'affectation.enregistree': 1 }, parcours3: { 'parcours.initialise': 1 } },
        appliques: { gide: { 'affectation.enregistree': 1 }, parcours3: { 'parcours.initialise': 1 } },
        dits: { gide: { 'parcours.initialise': 1 }, parcours3: { 'affectation.enregistree': 1 } },
        etatsAvant: {},
        etatsApres: { accompagnement_actif: 1 },
      });
      expect(cles(monde.parcours3.dit())).toEqual([`affectation.enregistree/${CT}`]);
      expect(cles(monde.gide.dit())).toEqual([`parcours.initialise/${CT}`]);
    });

    it('finds nothing more to do the second time [X3.4]', async () => {
      monde.gide.enoncer(AFFECTATION);
      await monde.synchroniser();
      const applique = monde.parcours3.registre().length;
      const { rapport } = await monde.synchroniser();
      expect(rapport).toMatchObject({ recus: {}, dits: {}, echeancesTraitees: 0 });
      expect(monde.parcours3.registre()).toHaveLength(applique);
    });

    it('tells no annulment that the other feed, read next, makes untrue [D1, D3]', async () => {
      monde.gide.enoncer(AFFECTATION, {
        type: 'statut.change',
        data: { demandeur: DE, statut: 1, situation: 'radie', dateEffet: '2010-05-04' },
      });
      monde.parcours3.enoncer(INITIALISATION);
      await monde.synchroniser();
      for (const partenaire of [monde.gide, monde.parcours3]) {
        expect(partenaire.registre().map(({ cle }) => cle)).not.toContain(`affectation.annulee/${CT}`);
      }
    });

    it('reads page after page and commits the cursor of each [X4.1]', async () => {
      for (const debut of [0, 1_000, 2_000]) {
        const faits = Array.from({ length: Math.min(1_000, 2_500 - debut) }, (_, i) => ({
          type: 'statut.change',
          data: {
            demandeur: `${1_000_000 + debut + i}B`,
            statut: 1,
            situation: 'inscrit',
            dateEffet: '2010-01-04',
          },
        }));
        monde.gide.enoncer(...faits);
      }
      const { rapport, etapes } = await monde.synchroniser();
      expect(rapport?.recus.gide).toEqual({ 'statut.change': 2_500 });
      expect(etapes.find(({ etape }) => etape === 'tirer_gide')?.resultat).toMatchObject({
        pages: 3,
        evenements: 2_500,
      });
    });

    it('reads again from the beginning when its cursor is no longer known, and doubles nothing [X4.1]', async () => {
      monde.gide.enoncer(AFFECTATION);
      await monde.synchroniser();
      monde.gide.oublierCurseurs();
      monde.gide.enoncer(CESSATION);
      const { rapport, etapes } = await monde.synchroniser();
      expect(etapes.find(({ etape }) => etape === 'tirer_gide')?.resultat).toMatchObject({
        reprises: 1,
        doublons: 1,
        recus: 1,
      });
      expect(rapport?.appliques.gide).toEqual({ 'statut.change': 1 });
    });

    it('holds E3 while GIDE’s feed cannot be read, and tells it the night after [H3]', async () => {
      monde.gide.enoncer(AFFECTATION, CESSATION);
      await monde.synchroniser();
      await monde.avancerJusqua('2010-09-20');
      monde.gide.poserFaute({ nature: 'erreur', portees: ['changements'], statut: 500 });
      const panne = await monde.synchroniser();
      expect(panne.etat).toBe('partielle');
      expect(panne.rapport?.sautees).toHaveProperty('tirer_gide');
      expect(cles(monde.gide.dit())).toEqual([]);
      monde.gide.leverFautes();
      const reprise = await monde.synchroniser();
      expect(reprise.etat).toBe('terminee');
      expect(reprise.rapport).toMatchObject({ etatsApres: { sortie: 1 } });
      expect(cles(monde.gide.dit())).toEqual([`sortie.prononcee/${CT}`]);
      expect(cles(monde.parcours3.dit())).toContain(`sortie.prononcee/${CT}`);
    });

    it('applies once at the partner what was cut after it had been applied [X4.2]', async () => {
      monde.gide.enoncer(AFFECTATION);
      monde.parcours3.poserFaute({ nature: 'coupure_apres', nombre: 1 });
      await monde.synchroniser();
      await attendreQue('la version est acquittée', async () => {
        const [ligne] = await monde.unite.seule<{ n: number }>(
          `SELECT count(*)::int AS n FROM dit WHERE acquittee = sequence`,
        );
        return ligne?.n === 1;
      });
      expect(monde.parcours3.registre()).toHaveLength(1);
    });

    it('finishes without the partner that does not answer; the other one is told everything', async () => {
      monde.gide.enoncer(AFFECTATION);
      monde.parcours3.enoncer(INITIALISATION);
      monde.parcours3.poserFaute({ nature: 'erreur', portees: ['flux'], statut: 503 });
      const vue = await monde.synchroniser();
      expect(vue.etat).toBe('partielle');
      expect(cles(monde.gide.dit())).toEqual([`parcours.initialise/${CT}`]);
      monde.parcours3.leverFautes();
      // The backoff is over: what is proven here is that the story goes on, not how long it waits.
      await monde.unite.seule(`UPDATE tranches SET pas_avant = NULL`);
      await attendreQue('Parcours 3 est mis au courant', () => monde.parcours3.dit().length === 1, 60_000);
    });

    it('neither asks nor tells a partner that an operator has paused; what it must know is retained [X5.5, X6]', async () => {
      monde.gide.enoncer(AFFECTATION);
      const commander = new CommanderLaPause(monde.unite, () => undefined);
      await commander.mettreEnPause({ partenaire: 'parcours3', motif: 'travaux', par: 'essai' });
      const vue = await monde.synchroniser();
      expect(vue.etat).toBe('partielle');
      expect(vue.rapport).toMatchObject({ sautees: { tirer_parcours3: 'partenaire_en_pause' } });
      expect(monde.parcours3.dit()).toEqual([]);
      expect(await monde.unite.seule('SELECT issue FROM messages_sortants')).toEqual([{ issue: 'retenu' }]);
      await commander.reprendre({ partenaire: 'parcours3', motif: 'finis', par: 'essai' });
      await attendreQue('Parcours 3 est mis au courant', () => monde.parcours3.dit().length === 1);
    });

    it('never runs two at once: later requests join the one that waits', async () => {
      await monde.arreterWorker();
      const demander = new DemanderSynchronisation(monde.unite, () => undefined);
      const demandes = await Promise.all(Array.from({ length: 10 }, () => demander.execute()));
      expect(new Set(demandes.map(({ id }) => id)).size).toBe(1);
      expect(demandes.filter(({ nouvelle }) => nouvelle)).toHaveLength(1);
    });

    it('runs the plan of the night once for a business date, whatever the number of schedulers', async () => {
      const demander = new DemanderNuit(monde.unite, '03:15', () => undefined);
      const demandees = await Promise.all(Array.from({ length: 4 }, () => demander.execute('a_l_heure')));
      expect(demandees.filter((une) => une !== null)).toHaveLength(1);
      await attendreQue(
        'la nuit se termine',
        async () => (await listerSynchronisations(monde.unite.seule))[0]?.fin != null,
      );
      expect(await demander.execute('a_l_heure')).toBeNull();
      const nuits = (await listerSynchronisations(monde.unite.seule)).filter(
        ({ plan }) => plan === 'nocturne',
      );
      expect(nuits).toHaveLength(1);
      await monde.avancerJusqua('2010-09-02');
      expect(await demander.execute('rattrapage')).toBeNull();
      expect(await demander.execute('a_l_heure')).toMatchObject({ jour: '2010-09-02' });
    });

    it('takes up a synchronisation that its worker left behind, without doing its finished steps again', async () => {
      await monde.arreterWorker();
      monde.gide.enoncer(AFFECTATION);
      const { id } = await new DemanderSynchronisation(monde.unite, () => undefined).execute();
      await monde.unite.seule(
        `UPDATE synchronisations SET etat = 'en_cours', jeton = 1, debut = clock_timestamp(), bail_jusqua = clock_timestamp() - interval '1 s' WHERE id = $1`,
        [id],
      );
      await monde.unite.seule(
        `INSERT INTO synchronisation_etapes (synchronisation, rang, etape, etat, resultat) VALUES ($1, 2, 'tirer_parcours3', 'terminee', '{"pages":7}')`,
        [id],
      );
      await monde.redemarrer();
      await attendreQue(
        'la synchronisation reprise se termine',
        async () => (await listerSynchronisations(monde.unite.seule))[0]?.fin != null,
        60_000,
      );
      const [vue] = await listerSynchronisations(monde.unite.seule);
      expect(vue).toMatchObject({ id, etat: 'terminee' });
      expect(vue?.etapes.find(({ etape }) => etape === 'tirer_parcours3')?.resultat).toEqual({ pages: 7 });
      expect(monde.parcours3.registre()).toHaveLength(1);
    });

    it('keeps two living partners in step for a month: what each holds is what the facts say [A3, H1, H2]', async () => {
      await monde.fermer();
      monde = await creerMonde({ redisUrl: files.redisUrl, effectif: 40 });
      await monde.synchroniser();
      for (const jour of ['2010-09-08', '2010-09-15', '2010-09-30']) {
        await monde.vivreJusqua(jour);
        expect((await monde.synchroniser()).etat).toBe('terminee');
      }
      const notre = await monde.unite.seule<{
        partenaire: string;
        cle: string;
        sequence: string;
        data: object;
      }>(
        `SELECT partenaire, cle, lpad(acquittee::text, 10, '0') AS sequence, data FROM dit WHERE acquittee > 0 AND acquittee = sequence ORDER BY 1, 2`,
      );
      for (const partenaire of ['gide', 'parcours3'] as const) {
        const leur = monde[partenaire].dit().map(({ cle, sequence, evenement }) => ({
          cle,
          sequence,
          data: (JSON.parse(evenement) as { data: object }).data,
        }));
        const sien = notre
          .filter((dit) => dit.partenaire === partenaire)
          .map(({ cle, sequence, data }) => ({ cle, sequence, data }));
        expect(sien.length).toBeGreaterThan(0);
        expect(leur.sort(parCle)).toEqual(sien.sort(parCle));
      }
      const [reste] = await monde.unite.seule<{ n: number }>(
        `SELECT count(*)::int AS n FROM messages_sortants WHERE issue NOT IN ('acquitte', 'sans_effet', 'remplace')`,
      );
      expect(reste?.n).toBe(0);
    });
  },
);

function parCle(a: { cle: string }, b: { cle: string }): number {
  return a.cle < b.cle ? -1 : 1;
}
