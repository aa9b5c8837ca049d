import { Evenement, ResultatEvenement } from '#contract';
import { BailPerdu, Destinataire } from '#exchange';
import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

type Issue = Awaited<ReturnType<Destinataire['envoyer']>>;

/** A partner whose answers are given one after the other; then it takes everything. */
class DestinataireScenarise implements Destinataire {
  readonly envois: { id: string; evenements: Evenement[] }[] = [];
  readonly reponses: ((evenements: Evenement[]) => Issue | Promise<Issue>)[] = [];

  async envoyer(envoi: { id: string; evenements: Evenement[] }): Promise<Issue> {
    this.envois.push(envoi);
    return (this.reponses.shift() ?? chacun({ statut: 'applique' }))(envoi.evenements);
  }
}

function chacun(resultat: Omit<ResultatEvenement, 'id'>): (evenements: Evenement[]) => Issue {
  return (evenements) => ({
    issue: 'repondu',
    resultats: new Map(evenements.map(({ id }) => [id, { id, ...resultat }])),
    absents: [],
  });
}

describe('telling a partner', () => {
  let echange: EchangeDEssai;
  let parcours3: DestinataireScenarise;
  beforeEach(async () => {
    parcours3 = new DestinataireScenarise();
    echange = await creerEchangeDEssai({ destinataires: { parcours3 } });
  });
  afterEach(() => echange.fermer());

  const affecter = (numero: number, sequence = 1, dateAffectation = '2010-08-30') =>
    echange.webhook('gide', [
      evenement(
        'affectation.enregistree',
        { cotraitance: `CT-${numero}000`, demandeur: `${1_000_000 + numero}A`, dateAffectation },
        { sequence: String(sequence).padStart(10, '0') },
      ),
    ]);
  const appliquer = async () => {
    for (const tranche of [0, 1]) while (await echange.appliquer.execute(tranche));
  };
  const sortants = () =>
    echange.unite.seule<{ issue: string; code: string | null; sequence: number; tentatives: number }>(
      'SELECT issue, code, sequence, tentatives FROM messages_sortants ORDER BY id',
    );
  const reprendre = () =>
    echange.unite.seule(
      'UPDATE tranches SET pas_avant = NULL; UPDATE messages_sortants SET prochaine_tentative = NULL',
    );

  it('sends the same lot under the same id after an unknown outcome, and takes `doublon` for success [X4.2]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(
      () => ({ issue: 'incertaine', cause: 'delai_depasse' }),
      chacun({ statut: 'doublon' }),
    );
    expect(await echange.emettre.execute('parcours3')).toEqual({ messages: 1, issue: 'incertaine' });
    expect(await echange.emettre.execute('parcours3')).toBeNull();
    await reprendre();
    await echange.emettre.execute('parcours3');
    expect(new Set(parcours3.envois.map(({ id }) => id)).size).toBe(1);
    expect(new Set(parcours3.envois.map(({ evenements }) => evenements[0]?.id)).size).toBe(1);
    expect(await sortants()).toMatchObject([{ issue: 'sans_effet' }]);
    expect(await echange.unite.seule('SELECT sequence, acquittee FROM dit')).toEqual([
      { sequence: 1, acquittee: 1 },
    ]);
  });

  it('waits as long as the partner asks [X4.2]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(() => ({
      issue: 'transitoire',
      cause: 'http_429',
      peutEtreApplique: false,
      reessayerApresMs: 30_000,
    }));
    await echange.emettre.execute('parcours3');
    const [voie] = await echange.unite.seule<{ attente: number }>(
      `SELECT extract(epoch FROM pas_avant - clock_timestamp())::float8 AS attente FROM tranches WHERE file = 'emettre-parcours3'`,
    );
    expect(voie?.attente).toBeGreaterThan(20);
    expect(voie?.attente).toBeLessThanOrEqual(30);
  });

  it('does not let one partner that is down hold the other [X4.2]', async () => {
    await affecter(1);
    await echange.webhook('parcours3', [
      evenement('parcours.initialise', {
        cotraitance: 'CT-1000',
        demandeur: '1000001A',
        dateDebutProgramme: '2010-08-31',
      }),
    ]);
    await appliquer();
    parcours3.reponses.push(() => ({
      issue: 'transitoire',
      cause: 'connexion_refusee',
      peutEtreApplique: false,
    }));
    await echange.vider();
    expect(echange.gide.dits).toHaveLength(1);
    expect((await sortants()).map(({ issue }) => issue).sort()).toEqual(['a_emettre', 'acquitte']);
  });

  it('replaces a version that still waits by the newer one, which alone leaves [H4]', async () => {
    await affecter(1, 1, '2010-08-30');
    await appliquer();
    await affecter(1, 2, '2010-08-31');
    await appliquer();
    await echange.vider();
    expect(parcours3.envois.flatMap(({ evenements }) => evenements.map(({ sequence }) => sequence))).toEqual([
      '0000000002',
    ]);
    expect(await sortants()).toMatchObject([{ issue: 'remplace' }, { issue: 'acquitte' }]);
  });

  const retirer = (numero: number) =>
    echange.webhook('gide', [
      evenement(
        'affectation.enregistree',
        { cotraitance: `CT-${numero}000`, demandeur: `${1_000_000 + numero}A`, annule: true },
        { sequence: '0000000002' },
      ),
    ]);

  it('does not withdraw what never left [H4]', async () => {
    await affecter(1);
    await appliquer();
    await retirer(1);
    await echange.vider();
    expect(parcours3.envois).toEqual([]);
    expect(await sortants()).toMatchObject([
      { issue: 'remplace' },
      { issue: 'sans_effet', code: 'JAMAIS_DIT' },
    ]);
    await affecter(1, 3, '2010-08-31');
    await echange.vider();
    expect(parcours3.envois[0]?.evenements).toMatchObject([{ sequence: '0000000003' }]);
  });

  it('withdraws what left without an answer: the partner may hold it [H4, X4.2]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(() => ({ issue: 'incertaine', cause: 'delai_depasse' }));
    await echange.emettre.execute('parcours3');
    await retirer(1);
    await appliquer();
    await reprendre();
    await echange.vider();
    expect(parcours3.envois.flatMap(({ evenements }) => evenements).at(-1)).toMatchObject({
      data: { annule: true },
    });
    expect((await sortants()).at(-1)).toMatchObject({ issue: 'acquitte', sequence: 2 });
  });

  it('does not tell again what the partner refused until the fact changes [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(chacun({ statut: 'rejete', code: 'S007', detail: 'inconnu' }));
    await echange.vider();
    expect(await sortants()).toMatchObject([{ issue: 'refuse', code: 'S007' }]);
    await echange.webhook('gide', [
      evenement('statut.change', { demandeur: '1000001A', statut: 1, dateEffet: '2010-01-05' }),
    ]);
    await echange.vider();
    expect((await sortants()).filter(({ issue }) => issue === 'refuse')).toHaveLength(1);
    await affecter(1, 2, '2010-08-31');
    await echange.vider();
    expect((await sortants()).at(-1)).toMatchObject({ issue: 'acquitte', sequence: 2 });
  });

  it('tells again above the counter of a partner that is ahead of ours, once [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(chacun({ statut: 'obsolete', sequence: '0000000007' }));
    await echange.vider();
    expect(await sortants()).toMatchObject([
      { issue: 'remplace', code: 'OBSOLETE', sequence: 1 },
      { issue: 'acquitte', sequence: 8 },
    ]);
    expect(await echange.unite.seule('SELECT sequence, acquittee FROM dit')).toEqual([
      { sequence: 8, acquittee: 8 },
    ]);
  });

  it('gives up on a counter that still runs ahead after the correction: a person must look [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(
      chacun({ statut: 'obsolete', sequence: '0000000007' }),
      chacun({ statut: 'obsolete', sequence: '0000000099' }),
    );
    await echange.vider();
    expect(await sortants()).toMatchObject([{ issue: 'remplace' }, { issue: 'refuse', code: 'OBSOLETE' }]);
  });

  it('leaves what got no answer for later, alone, and settles its neighbours [X4.2]', async () => {
    await affecter(1);
    await affecter(2);
    await appliquer();
    parcours3.reponses.push((evenements) => {
      const [premier, second] = evenements;
      if (!premier || !second) throw new Error('both were expected in one lot');
      return {
        issue: 'repondu',
        resultats: new Map([[premier.id, { id: premier.id, statut: 'applique' }]]),
        absents: [second.id],
      };
    });
    await echange.emettre.execute('parcours3');
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }, { issue: 'a_emettre', tentatives: 1 }]);
    await reprendre();
    await echange.vider();
    expect(parcours3.envois.map(({ evenements }) => evenements.length)).toEqual([2, 1]);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }, { issue: 'acquitte' }]);
  });

  it('sends one by one what was refused as a whole, so that its neighbours leave [X4.2]', async () => {
    await affecter(1);
    await affecter(2);
    await appliquer();
    parcours3.reponses.push(() => ({ issue: 'refus_global', statut: 422, cause: 'http_422' }));
    await echange.vider();
    await reprendre();
    await echange.vider();
    await reprendre();
    await echange.vider();
    expect(parcours3.envois.map(({ evenements }) => evenements.length)).toEqual([2, 1, 1]);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }, { issue: 'acquitte' }]);
  });

  it('records nothing for a worker whose lease was taken over', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(async (evenements) => {
      // Frozen while it was sending: another worker takes the lane and settles the lot.
      await echange.unite.seule(
        `UPDATE tranches SET bail_jusqua = clock_timestamp() - interval '1 s' WHERE file = 'emettre-parcours3'`,
      );
      await echange.emettre.execute('parcours3');
      return chacun({ statut: 'rejete', code: 'PERIME' })(evenements);
    });
    await expect(echange.emettre.execute('parcours3')).rejects.toThrow(BailPerdu);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte', code: null }]);
  });
});
