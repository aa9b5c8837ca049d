import { AbandonnerMessage, CorrigerMessage, lireEchecs, LireMessage, type IssueCorrection } from '#exchange';
import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { EXEMPLES } from '#contract';
import { RejeuDEssai, recevoirEnEchec } from './rejeu-d-essai.js';

const CT = 'CT-0001';
const DE = '1234567A';
const AFFECTATION = { ...EXEMPLES['affectation.enregistree'], cotraitance: CT, demandeur: DE };
const NATIONAL = { type: 'national' } as const;

describe('what an operator does about one message', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
  });
  afterEach(() => echange.fermer());

  const issueDe = async (id: string) =>
    (
      await echange.unite.seule<{ issue: string }>(
        'SELECT issue FROM messages_entrants WHERE id = $1 UNION ALL SELECT issue FROM messages_sortants WHERE id = $1',
        [id],
      )
    )[0]?.issue;
  const lire = (id: string) => new LireMessage(echange.unite).execute({ id, perimetre: NATIONAL });
  const unSeul = async (table: string) =>
    (await echange.unite.seule<{ id: string }>(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 1`))[0]?.id ??
    '';

  describe('abandon [X6]', () => {
    const abandonner = (message: string, motif = 'Essai') =>
      new AbandonnerMessage(echange.unite).execute({
        message,
        motif,
        acteur: 'cle:essai',
        perimetre: NATIONAL,
      });

    it('ends what failed, with a motif and its author; the same again changes nothing; a replay may take it up', async () => {
      const id = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
      expect(await abandonner(id, 'Énoncé par erreur')).toEqual({
        issue: 'abandonne',
        motif: 'Énoncé par erreur',
      });
      expect(await abandonner(id, 'Autre')).toEqual({ issue: 'deja_abandonne', motif: 'Énoncé par erreur' });
      expect(await lire(id)).toMatchObject({
        issue: 'abandonne',
        motif: 'Énoncé par erreur',
        transitions: [
          expect.objectContaining({ vers: 'en_echec' }),
          expect.objectContaining({ de: 'en_echec', vers: 'abandonne', cause: 'abandon (cle:essai)' }),
        ],
      });
      const { vue } = await new RejeuDEssai(echange).rejouer({ par: 'ids', ids: [id] });
      expect(vue.verdicts).toEqual({ applique: 1 });
    });

    it('leaves alone what waits for its turn, what has its fate, what is in an active replay', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree', AFFECTATION)]);
      const recu = await unSeul('messages_entrants');
      expect(await abandonner(recu)).toMatchObject({ issue: 'impossible', sort: 'recu' });
      await echange.vider();
      expect(await abandonner(recu)).toMatchObject({ issue: 'impossible', sort: 'applique' });
      const id = await recevoirEnEchec(echange, 'statut.change', { demandeur: DE });
      await new RejeuDEssai(echange).demande({ cible: { par: 'ids', ids: [id] } });
      expect(await abandonner(id)).toMatchObject({ issue: 'en_rejeu' });
      expect(await abandonner('01890000-0000-7000-8000-000000000001')).toEqual({ issue: 'inconnu' });
    });

    it('ends a version that waits to be told, but none that is in hand or whose outcome is unknown', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree', AFFECTATION)]);
      for (const tranche of [0, 1]) while (await echange.appliquer.execute(tranche));
      const id = await unSeul('messages_sortants');
      const voie = (lot: string | null) =>
        echange.unite.seule(
          `INSERT INTO tranches (file, numero, lot) VALUES ('emettre-parcours3', 0, $1::uuid[])
           ON CONFLICT (file, numero) DO UPDATE SET lot = excluded.lot`,
          [lot === null ? null : [lot]],
        );
      await voie(id);
      expect(await abandonner(id)).toMatchObject({
        issue: 'impossible',
        raison: expect.stringContaining('en cours d’envoi'),
      });
      await echange.unite.seule(`UPDATE messages_sortants SET issue = 'incertain'`);
      expect(await abandonner(id)).toMatchObject({ issue: 'impossible', sort: 'incertain' });
      await echange.unite.seule(`UPDATE messages_sortants SET issue = 'a_emettre'`);
      await voie(null);
      expect(await abandonner(id)).toMatchObject({ issue: 'abandonne' });
      await echange.vider();
      expect(echange.parcours3.dits).toEqual([]);
    });
  });

  describe('correction [X6.2]', () => {
    const sonneries: number[] = [];
    const corriger = (
      message: string,
      donnees: Record<string, unknown>,
      suite: { sequence?: string; type?: string } = {},
    ): Promise<IssueCorrection> =>
      new CorrigerMessage(echange.unite, (seau) => sonneries.push(seau)).execute({
        message,
        donnees,
        motif: 'Date relue avec le site',
        perimetre: NATIONAL,
        correlation: null,
        ...suite,
      });

    it('is a new message linked to the old one, applied by the ordinary path; the refused one keeps its fate', async () => {
      await echange.webhook('gide', [
        evenement('affectation.enregistree', { ...AFFECTATION, dateAffectation: '2010-13-45' }),
      ]);
      const original = await unSeul('messages_entrants');
      const issue = await corriger(original, { ...AFFECTATION, dateAffectation: '2010-08-30' });
      expect(issue).toMatchObject({ issue: 'corrige' });
      const correction = 'message' in issue ? issue.message : '';
      expect(sonneries).toHaveLength(1);
      await echange.vider();
      expect([await issueDe(original), await issueDe(correction)]).toEqual(['refuse', 'applique']);
      expect(await lire(correction)).toMatchObject({
        partenaire: 'dude',
        motif: 'Date relue avec le site',
        liens: { corrige: original },
        reception: { voie: 'api' },
      });
      expect(await lire(original)).toMatchObject({ liens: { corrigePar: [correction] } });
      expect(await lireEchecs(echange.unite.seule, NATIONAL)).toEqual([]);
      expect(echange.parcours3.dits).toHaveLength(1);
      const [porte] = await echange.unite.seule(
        `SELECT sum(nombre)::int AS n FROM comptages_porte WHERE partenaire = 'dude' AND sens = 'entrant'`,
      );
      expect(porte).toEqual({ n: 1 });
    });

    it('asked twice is made once; with other data it is refused', async () => {
      const original = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
      const donnees = { ...AFFECTATION, dateAffectation: '2010-08-30' };
      const issues = await Promise.all([corriger(original, donnees), corriger(original, donnees)]);
      expect(issues.map(({ issue }) => issue).sort()).toEqual(['corrige', 'deja_corrige']);
      expect(await corriger(original, AFFECTATION)).toMatchObject({ issue: 'autrement_corrige' });
      expect(await lire(original)).toMatchObject({
        issue: 'abandonne',
        transitions: expect.arrayContaining([
          expect.objectContaining({ vers: 'abandonne', cause: expect.stringMatching(/^correction /) }),
        ]),
      });
    });

    it('is checked as at the door, with the rights of the system that sent the original [B1, X3.3]', async () => {
      const original = await recevoirEnEchec(echange, 'affectation.enregistree', AFFECTATION);
      expect(await corriger(original, { ...AFFECTATION, structure: 'ailleurs' })).toMatchObject({
        issue: 'refuse',
        code: 'SCHEMA_INVALIDE',
        pointeur: '/data/structure',
      });
      await echange.webhook('parcours3', [
        evenement('sortie.prononcee', {}, { source: 'urn:parcours3', id: 'p3-1' }),
      ]);
      const interdit = await unSeul('messages_entrants');
      expect(await corriger(interdit, EXEMPLES['sortie.prononcee'] as never)).toMatchObject({
        issue: 'refuse',
        code: 'SORTIE_RESERVEE_A_POLE_EMPLOI',
      });
    });

    it('after a conflict of sequences, takes the next one', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree', AFFECTATION)]);
      await echange.vider();
      await echange.webhook('gide', [
        evenement('affectation.enregistree', { ...AFFECTATION, dateAffectation: '2010-08-20' }),
      ]);
      await echange.vider();
      const conflit = await unSeul('messages_entrants');
      await corriger(conflit, { ...AFFECTATION, dateAffectation: '2010-08-20' });
      await echange.vider();
      expect(await lire(await unSeul('messages_entrants'))).toMatchObject({
        issue: 'applique',
        sequence: '0000000002',
      });
    });

    it('needs the type of what could not be read, and corrects nothing that was applied', async () => {
      await echange.recevoir.execute({
        partenaire: 'gide',
        corps: Buffer.from('{'),
        typeContenu: 'application/cloudevents+json',
        webhookId: null,
      });
      const illisible = await unSeul('messages_entrants');
      expect(await corriger(illisible, AFFECTATION)).toMatchObject({ issue: 'refuse', pointeur: '/type' });
      const suite = { type: 'affectation.enregistree', sequence: '0000000001' };
      expect(await corriger(illisible, AFFECTATION, suite)).toMatchObject({ issue: 'corrige' });
      await echange.vider();
      expect(await corriger(await unSeul('messages_entrants'), AFFECTATION)).toEqual({
        issue: 'impossible',
        sort: 'applique',
      });
    });
  });

  describe('failures by cause [X5.4]', () => {
    const groupes = () => lireEchecs(echange.unite.seule, NATIONAL);

    it('are one group whatever the number, the date or the quoted value that differ', async () => {
      for (const [rang, detail] of ['Ligne 12 : « a » refusé', 'Ligne 3407 : « DURAND » refusé'].entries()) {
        const id = await recevoirEnEchec(echange, 'affectation.enregistree', {
          ...AFFECTATION,
          cotraitance: `CT-000${rang}`,
        });
        await echange.unite.seule('UPDATE messages_entrants SET detail = $2 WHERE id = $1', [id, detail]);
      }
      const [groupe, ...reste] = await groupes();
      expect(reste).toEqual([]);
      expect(groupe).toMatchObject({
        sens: 'entrant',
        partenaire: 'gide',
        type: 'affectation.enregistree',
        code: 'CALCUL_IMPOSSIBLE',
        cause: 'Ligne # : «…» refusé',
        nombre: 2,
        groupe: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
      const { vue } = await new RejeuDEssai(echange).rejouer({ par: 'groupe', groupe: groupe?.groupe ?? '' });
      expect(vue.verdicts).toEqual({ applique: 2 });
      expect(await groupes()).toEqual([]);
    });

    it('leave the list when their sender has sent them again, corrected, under the same id [X3.4]', async () => {
      const fait = evenement('affectation.enregistree', AFFECTATION);
      await echange.webhook('gide', [{ ...fait, data: { ...fait.data, dateAffectation: 'hier' } }]);
      expect(await groupes()).toMatchObject([{ code: 'SCHEMA_INVALIDE', nombre: 1 }]);
      await echange.webhook('gide', [fait]);
      expect(await groupes()).toEqual([]);
    });

    it('name nothing that has been told anew', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree', AFFECTATION)]);
      await echange.vider();
      const id = await unSeul('messages_sortants');
      await echange.unite.seule(
        `UPDATE messages_sortants SET issue = 'refuse', code = 'S007' WHERE id = $1`,
        [id],
      );
      expect(await groupes()).toMatchObject([{ sens: 'sortant', partenaire: 'parcours3', code: 'S007' }]);
      await new RejeuDEssai(echange).rejouer({ par: 'ids', ids: [id] });
      expect(await groupes()).toEqual([]);
    });
  });
});
