import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { lancer, type Resultat } from './outil-d-essai.js';

let demonstration: DemonstrationDEssai;
beforeAll(async () => {
  demonstration = await creerDemonstration(20);
  await demonstration.monde.synchroniser();
});
afterAll(() => demonstration.fermer());

const passerelle = (...args: string[]): Promise<Resultat> => lancer(args, demonstration.env);

async function uneCotraitance(): Promise<{ cotraitance: string }> {
  const [ligne] = await demonstration.monde.unite.seule<{ cotraitance: string }>(
    `SELECT cotraitance FROM cotraitances WHERE etat = 'accompagnement_actif' ORDER BY cotraitance LIMIT 1`,
  );
  if (!ligne) throw new Error('the population of the test leads no life');
  return ligne;
}

describe('dossier --historique, --connu-le [A4]', () => {
  it('tells each computation, what it changed, the rule and the message that did', async () => {
    const { cotraitance } = await uneCotraitance();
    const { code, sortie } = await passerelle('dossier', cotraitance, '--historique');
    expect(code).toBe(0);
    expect(sortie).toMatch(
      /Version \d+, connue le 01\/09\/2010 .*, calculée au 2010-09-01, par un message reçu : /,
    );
    expect(sortie).toMatch(/Quoi +Avant +Après +Règle +Message/);
    expect(sortie).toMatch(/Affectation +– +\d{4}-\d\d-\d\d +A2 +affectation\.enregistree, GIDE/);
    expect(sortie).not.toContain('⚠');
    const json = await passerelle('dossier', cotraitance, '--historique', '--json');
    const { calculs } = JSON.parse(json.sortie) as { calculs: { ecartsDeRegles: object[] }[] };
    expect(calculs.length).toBeGreaterThan(0);
    expect(calculs.flatMap(({ ecartsDeRegles }) => ecartsDeRegles)).toEqual([]);
  });

  it('says when today’s rules would tell it otherwise', async () => {
    const { unite } = demonstration.monde;
    const { cotraitance } = await uneCotraitance();
    const resume = (etat: string): Promise<object[]> =>
      unite.seule(
        `UPDATE historique SET resume = (resume::jsonb || jsonb_build_object('etat', $2::text))::json
         WHERE cotraitance = $1 AND version = (SELECT max(version) FROM historique WHERE cotraitance = $1)`,
        [cotraitance, etat],
      );
    await resume('alerte');
    expect((await passerelle('dossier', cotraitance, '--historique')).sortie).toContain(
      '⚠ Les règles d’aujourd’hui donneraient autrement « etat » : accompagnement actif, et non alerte.',
    );
    await resume('accompagnement_actif');
  });

  it('puts what was believed beside what is known, and what taught it', async () => {
    const { unite, gide } = demonstration.monde;
    const [ligne] = await unite.seule<{ cotraitance: string; demandeur: string }>(
      `SELECT cotraitance, demandeur FROM cotraitances WHERE etat = 'accompagnement_actif' ORDER BY cotraitance DESC LIMIT 1`,
    );
    const { cotraitance, demandeur } = ligne ?? { cotraitance: '', demandeur: '' };
    const [instant] = await unite.seule<{ le: Date }>('SELECT maintenant_metier() AS le');
    const avant = instant?.le.toISOString() ?? '';
    gide.enoncer({
      type: 'statut.change',
      data: { demandeur, statut: 9_001, situation: 'cessation_inscription', dateEffet: '2010-08-31' },
    });
    await demonstration.monde.synchroniser();
    const { code, sortie } = await passerelle('dossier', cotraitance, '--connu-le', avant);
    expect(code).toBe(0);
    expect(sortie).toMatch(
      /Au mercredi 1er septembre 2010, d’après ce qui était connu le 01\/09\/2010 .* : accompagnement actif/,
    );
    expect(sortie).toMatch(/Appris depuis\n +Quoi +On croyait +On sait +Règle +Message/);
    expect(sortie).toMatch(/État +accompagnement actif +suspension +F4 +.*statut\.change, GIDE/);
    const [depuis] = await unite.seule<{ le: Date }>('SELECT maintenant_metier() AS le');
    const apres = await passerelle('dossier', cotraitance, '--connu-le', depuis?.le.toISOString() ?? '');
    expect(apres.sortie).toContain('Rien de ce qui a été appris depuis ne change cet état.');
  });

  it('refuses what does not go together, with code 2, and what is no instant, with the sentence of the API', async () => {
    const { cotraitance } = await uneCotraitance();
    expect((await passerelle('dossier', cotraitance, '--historique', '--au', '2010-03-01')).code).toBe(2);
    const faux = await passerelle('dossier', cotraitance, '--connu-le', 'hier');
    expect([faux.code, faux.erreurs]).toEqual([1, expect.stringContaining('Donnez un instant RFC 3339')]);
  });
});

describe('actions', () => {
  it('counts them, then lists them by age, filtered as asked', async () => {
    const { unite } = demonstration.monde;
    const rien = await passerelle('actions');
    expect([rien.code, rien.sortie]).toEqual([0, 'Aucune action à mener.\n']);
    const filtre = await passerelle('actions', '--type', 'incomplete');
    expect([filtre.code, filtre.erreurs]).toEqual([1, 'Aucune action ne répond à ces filtres.\n']);
    await unite.seule(
      `UPDATE cotraitances SET actions_detail = '[{"type":"sortie_systematique","depuis":"2010-08-02","pour":"pole_emploi"}]',
                               action_depuis = '2010-08-02'
       WHERE cotraitance IN (SELECT cotraitance FROM cotraitances ORDER BY cotraitance LIMIT 2)`,
    );
    const { code, sortie, erreurs } = await passerelle('actions', '--pour', 'pole_emploi', '--limite', '1');
    expect(code).toBe(0);
    expect(sortie).toMatch(/sortie systématique à prononcer +Pôle emploi +2 +2010-08-02/);
    expect(sortie).toMatch(/2010-08-02 +30 +sortie systématique à prononcer +Pôle emploi +\S+/);
    const suite = /--suite (\S+)/.exec(erreurs)?.[1] ?? '';
    const suivante = await passerelle('actions', '--limite', '1', '--suite', suite);
    expect(suivante.sortie).toMatch(/^ +Depuis +Jours/);
    const page = JSON.parse(
      (await passerelle('actions', '--limite', '1', '--suite', suite, '--json')).sortie,
    ) as { actions: object[]; curseur: string | null };
    expect([page.actions.length, page.curseur]).toEqual([1, null]);
    expect((await passerelle('actions', '--pour', 'gide')).code).toBe(2);
    await unite.seule(`UPDATE cotraitances SET actions_detail = '[]', action_depuis = NULL`);
  });
});
