import { ProblemeHttp, tenirActe, type ActeEntame, type FinDActe } from '#access';
import { creerDataSource, UniteDeTravail } from '#persistence';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import type { DataSource } from 'typeorm';

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
beforeEach(async () => {
  base = await creerBase();
  source = await creerDataSource({ url: base.url }).initialize();
  unite = new UniteDeTravail(source);
});
afterEach(async () => {
  await source.destroy();
  await base.supprimer();
});

const UUID = '01890000-0000-7000-8000-000000000001';
const AUTRE = '01890000-0000-7000-8000-000000000002';

function acte(membres: Partial<ActeEntame> = {}): ActeEntame {
  return {
    auteur: { acteur: 'cle:1', role: 'exploitant', portee: 'nationale' },
    action: 'rejeu.pause',
    objet: UUID,
    motif: null,
    correlation: null,
    adresse: null,
    ...membres,
  };
}

const lignes = (): Promise<Record<string, unknown>[]> =>
  unite.seule(
    'SELECT issue, objet_genre, objet, cotraitance, nombre, motif, code, reseau FROM actes ORDER BY id',
  );
/** Of ends that could not be written. */
let failles: string[];
beforeEach(() => (failles = []));
function faire<T>(
  un: ActeEntame,
  travail: () => Promise<T>,
  bilan: () => FinDActe = () => ({ issue: 'fait' }),
): Promise<T> {
  return tenirActe(unite.seule, un, travail, bilan, (faille) => void failles.push(faille));
}
const tenir = (un: ActeEntame, bilan?: () => FinDActe): Promise<unknown> =>
  faire(un, () => Promise.resolve(), bilan);

describe('an act [check 20, ADR 30]', () => {
  it('is in the record before it begins, and its end before its outcome is given', async () => {
    const pendant: unknown[] = [];
    await faire(acte(), async () => void pendant.push(...(await lignes())));
    expect(pendant).toMatchObject([{ issue: 'entame', objet_genre: 'rejeu', objet: UUID }]);
    expect(await lignes()).toMatchObject([{ issue: 'entame' }, { issue: 'fait', objet: UUID, code: null }]);
  });

  it('does not begin when its beginning cannot be written', async () => {
    await unite.seule('ALTER TABLE actes ADD CONSTRAINT rien CHECK (false)');
    let fait = false;
    await expect(
      faire(acte(), () => {
        fait = true;
        return Promise.resolve();
      }),
    ).rejects.toMatchObject({ code: '23514' });
    expect(fait).toBe(false);
  });

  it('gives no outcome when its end cannot be written: the beginning stays and says that nobody knows', async () => {
    await unite.seule(`ALTER TABLE actes ADD CONSTRAINT rien CHECK (issue = 'entame')`);
    await expect(tenir(acte())).rejects.toMatchObject({ code: '23514' });
    expect(await lignes()).toMatchObject([{ issue: 'entame' }]);
  });

  it('that is refused keeps the code of the refusal', async () => {
    const refus = new ProblemeHttp(409, 'REJEU_DEJA_FINI', 'Fini.');
    await expect(faire(acte(), () => Promise.reject(refus))).rejects.toBe(refus);
    expect(await lignes()).toMatchObject([{ issue: 'entame' }, { issue: 'refuse', code: 'REJEU_DEJA_FINI' }]);
  });

  it.each([
    ['a fault of the database', new Error('cut'), 'FAUTE_TECHNIQUE'],
    ['an answer that says so', new ProblemeHttp(503, 'ENCOMBREMENT', 'Plus tard.'), 'ENCOMBREMENT'],
  ])('that ends by %s is unknown: it may have been done', async (_quoi, faute, code) => {
    await expect(faire(acte(), () => Promise.reject(faute))).rejects.toBe(faute);
    expect(await lignes()).toMatchObject([{ issue: 'entame' }, { issue: 'inconnu', code }]);
  });

  it('that failed and whose end cannot be written reports what it failed on; the class and the code alone are signalled', async () => {
    await unite.seule(`ALTER TABLE actes ADD CONSTRAINT rien CHECK (issue = 'entame')`);
    const faute = new Error('about 1234567A');
    const tenu = faire(acte({ motif: 'Martin' }), () => Promise.reject(faute));
    await expect(tenu).rejects.toBe(faute);
    expect(await lignes()).toMatchObject([{ issue: 'entame' }]);
    expect(failles).toEqual([expect.stringContaining('23514')]);
    expect(failles.join()).not.toMatch(/1234567A|Martin/);
  });

  it('has one beginning and one end', async () => {
    await tenir(acte());
    await expect(
      unite.seule(`INSERT INTO actes (acte, issue, acteur, role, portee, action)
                   SELECT acte, 'refuse', acteur, role, portee, action FROM actes WHERE issue = 'entame'`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('keeps what its outcome tells: the id of what was made, how many', async () => {
    await tenir(acte({ objet: null, action: 'rejeu.demande' }), () => ({
      issue: 'fait',
      objet: AUTRE,
      nombre: 12,
    }));
    expect(await lignes()).toMatchObject([
      { objet: null, nombre: null },
      { objet: AUTRE, nombre: 12 },
    ]);
  });

  it.each(['1234567A', '12345678', 'Martin', '', '../../etc', "' OR 1=1 --", '\u0000', 'CT-2010\u0000'])(
    'never keeps as its object what is no id: %j',
    async (objet) => {
      await tenir(acte({ objet, action: 'message.abandon' }));
      await tenir(acte({ objet, action: 'acceptation.enregistrement' }));
      expect(JSON.stringify(await lignes())).not.toContain(objet === '' ? '"objet":""' : objet);
    },
  );

  it('names the cotraitance that it is about, when it is known', async () => {
    await unite.seule(
      `INSERT INTO cotraitances (demandeur, cotraitance, resume, version, calcule_au, connu_le)
       VALUES ('1234567A', 'CT-2010-000001', '{}', 1, '2010-09-01', now())`,
    );
    await tenir(acte({ objet: 'CT-2010-000001', action: 'acceptation.enregistrement' }));
    expect((await lignes())[1]).toMatchObject({
      objet_genre: 'cotraitance',
      objet: 'CT-2010-000001',
      cotraitance: 'CT-2010-000001',
    });
  });

  it('keeps its motif on one line, bounded, without anything that has the form of a numéro DE', async () => {
    await tenir(acte({ motif: ` erreur\u0000 sur\n1234567A, ${'x'.repeat(600)}` }));
    const motif = String((await lignes())[0]?.['motif']);
    expect(motif).toMatch(/^erreur sur \(numéro masqué\), x+$/);
    expect(motif).toHaveLength(500);
  });

  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2::3', '2001:db8:1::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
    ['illisible', null],
  ])('keeps of the address %s the network alone', async (adresse, reseau) => {
    await tenir(acte({ adresse }));
    expect(await lignes()).toMatchObject([{ reseau }, { reseau }]);
  });
});
