import { attendreQue } from '#test/attendre-que';
import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { lancer, type Resultat } from './outil-d-essai.js';

let demonstration: DemonstrationDEssai;
beforeAll(async () => {
  demonstration = await creerDemonstration(20);
  await demonstration.monde.synchroniser();
});
afterAll(() => demonstration.fermer());

const passerelle = (...args: string[]): Promise<Resultat> => lancer(args, demonstration.env);

async function uneCotraitance(): Promise<{ cotraitance: string; structure: string }> {
  const [ligne] = await demonstration.monde.unite.seule<{ cotraitance: string; structure: string }>(
    `SELECT cotraitance, structure FROM cotraitances WHERE etat = 'accompagnement_actif' ORDER BY cotraitance LIMIT 1`,
  );
  if (!ligne) throw new Error('the population of the test leads no life');
  return ligne;
}

describe('etat', () => {
  it('says where things run, how many in each état, and the last synchronisation', async () => {
    const { code, sortie } = await passerelle('etat');
    expect(code).toBe(0);
    expect(sortie).toMatch(/Passerelle +http:\/\/127\.0\.0\.1:\d+ +prêt/);
    expect(sortie).toMatch(/GIDE +http:\/\/127\.0\.0\.1:\d+ +prêt/);
    expect(sortie).toContain('mercredi 1er septembre 2010 (horloge simulée)');
    expect(sortie).toMatch(/accompagnement actif +\d+/);
    expect(sortie).toContain('Dernière synchronisation : terminée');
  });
});

describe('dossier', () => {
  it('draws the frieze, and names what set each thing', async () => {
    const { cotraitance } = await uneCotraitance();
    const { code, sortie } = await passerelle('dossier', cotraitance);
    expect(code).toBe(0);
    expect(sortie).toContain(`Cotraitance ${cotraitance}`);
    expect(sortie).toMatch(/Frise\n {2}\d{4}-\d\d-\d\d ┌━ entrée +affectée/);
    expect(sortie).toMatch(/◀ 2010-09-01/);
    expect(sortie).toMatch(/\(à venir\)/);
    expect(sortie).toMatch(/Affectation +\d{4}-\d\d-\d\d +A2 +affectation\.enregistree, GIDE \(gide-\d+\)/);
    expect(sortie).toMatch(/parcours\.initialise\/\S+ +1 +Parcours 3/);
  });

  it('shows a past day, what was then known, and the bare answer', async () => {
    const { cotraitance } = await uneCotraitance();
    const avant = await passerelle('dossier', cotraitance, '--au', '2009-01-01');
    expect(avant.sortie).toContain('Au jeudi 1er janvier 2009 : pas d’état.');
    const json = await passerelle('dossier', cotraitance, '--json');
    expect(JSON.parse(json.sortie)).toMatchObject({ cotraitance, etat: 'accompagnement_actif' });
    const inconnu = await passerelle('dossier', cotraitance, '--connu-le', '2010-08-31T00:00:00Z');
    expect(inconnu.code).toBe(1);
  });

  it('ends with code 1 for an unknown number, saying so', async () => {
    const { code, erreurs } = await passerelle('dossier', 'CT-INCONNUE');
    expect([code, erreurs]).toEqual([1, expect.stringContaining('Aucun fait connu')]);
  });
});

describe('messages', () => {
  it('lists them in a table, and tells how to go on', async () => {
    const { code, sortie, erreurs } = await passerelle('messages', '--sens', 'entrant', '--limite', '2');
    expect(code).toBe(0);
    expect(sortie.trim().split('\n')).toHaveLength(4);
    const suite = /--suite (\S+)/.exec(erreurs)?.[1] ?? '';
    const [, , premiere] = (
      await passerelle('messages', '--sens', 'entrant', '--limite', '2', '--suite', suite)
    ).sortie.split('\n');
    expect(sortie).not.toContain(premiere);
  });

  it('ends with code 1 when nothing answers the filters, with the API’s sentence when a filter is wrong', async () => {
    expect((await passerelle('messages', '--issue', 'abandonne')).code).toBe(1);
    const faux = await passerelle('messages', '--type', 'autre');
    expect([faux.code, faux.erreurs]).toEqual([1, expect.stringContaining('Donnez l’une des valeurs')]);
  });
});

describe('synchroniser', () => {
  it('follows it to its end and prints its report', async () => {
    const { code, sortie } = await passerelle('synchroniser');
    expect(code).toBe(0);
    expect(sortie).toMatch(/Synchronisation terminée, jour métier 2010-09-01, en [\d,]+ s/);
    expect(sortie).toMatch(/État +Avant +Après/);
    expect(sortie).toContain('Échéances traitées :');
  });
});

describe('synchronisation, synchronisations', () => {
  it('shows the last run step by step, or the one asked for, and takes its report away as CSV', async () => {
    const { code, sortie } = await passerelle('synchronisation');
    expect(code).toBe(0);
    expect(sortie).toMatch(
      / {2}lire GIDE : terminée, [\d,]+ s\n {6}pages : \d+, événements : \d+, reçus : \d+/,
    );
    const liste = await passerelle('synchronisations');
    expect(liste.sortie).toMatch(
      /Jour métier +Lancée par +Demandée le +Durée +État +Étapes sautées +Identifiant/,
    );
    const id = /([0-9a-f-]{36})\n/.exec(liste.sortie)?.[1] ?? '';
    expect((await passerelle('synchronisation', id)).sortie).toBe(sortie);
    const csv = (await passerelle('synchronisation', id, '--csv')).sortie;
    expect(csv.startsWith('partie,objet,mesure,valeur\r\n')).toBe(true);
    expect(csv).toContain(`synchronisation,,id,${id}\r\n`);
    expect(JSON.parse((await passerelle('synchronisation', '--json')).sortie)).toMatchObject({ id });
  });

  it('ends with code 1 for one that nobody knows, 2 for two forms at once', async () => {
    const inconnue = await passerelle('synchronisation', '01890000-0000-7000-8000-000000000001');
    expect([inconnue.code, inconnue.erreurs]).toEqual([1, expect.stringContaining('Aucune synchronisation')]);
    expect((await passerelle('synchronisation', '--json', '--csv')).code).toBe(2);
  });
});

describe('bilan [X6.1]', () => {
  it('shows the door against the fates beside the partners’ own counts, with code 0 when it is green', async () => {
    await attendreQue('la conservation a été contrôlée après la synchronisation', async () => {
      const { code, sortie } = await passerelle('bilan');
      return code === 0 && /Comptes de Parcours 3.* d’accord\./.test(sortie);
    });
    const { sortie } = await passerelle('bilan');
    expect(sortie).toContain('Bilan du mercredi 1er septembre 2010 (2010-09-01) : vert');
    expect(sortie).toMatch(/Dernier contrôle automatique : .* conforme \(2010-08-31, 2010-09-01\)/);
    expect(sortie).toMatch(/Partenaire +Sens +Type +Porte +Somme +Écart +Sorts/);
    expect(sortie).toMatch(/GIDE +entrant +affectation\.enregistree +\d+ +\d+ +– +\d+ appliqué/);
    expect(sortie).toMatch(/Comptes de GIDE, 2010-08-31 et 2010-09-01, demandés le .* : d’accord\./);
    expect(JSON.parse((await passerelle('bilan', '--json')).sortie)).toMatchObject({ conforme: true });
    expect((await passerelle('bilan', '--jour', '2009-01-01')).sortie).toContain('Rien n’a passé la porte');
  });

  it('names a partner that does not offer its declarations: what it states is not provable [X4.3]', async () => {
    const { unite } = demonstration.monde;
    const offrir = (declarations: string): Promise<unknown> =>
      unite.seule(
        `UPDATE synchronisation_etapes SET resultat = jsonb_set(resultat::jsonb, '{declarations}', to_jsonb($1::text))
         WHERE etape = 'comparer_parcours3'`,
        [declarations],
      );
    expect((await passerelle('bilan')).sortie).not.toContain('n’est pas prouvable');
    await offrir('non_prouvables');
    const { code, sortie } = await passerelle('bilan');
    expect(sortie).toContain(
      'Ce que Parcours 3 énonce n’est pas prouvable : Parcours 3 n’offre pas ses déclarations (comparaison du ',
    );
    expect([code, sortie.match(/prouvable/g)?.length]).toEqual([0, 1]);
    await offrir('prouvables');
  });

  it('ends with code 1 when it is red, and says why', async () => {
    const { unite } = demonstration.monde;
    await unite.seule(
      `INSERT INTO comptages_porte (jour, partenaire, sens, type, nombre) VALUES ('2010-09-01', 'gide', 'entrant', 'statut.change', 3)`,
    );
    const { code, sortie, erreurs } = await passerelle('bilan');
    expect([code, erreurs]).toEqual([1, 'Le bilan est rouge.\n']);
    expect(sortie).toMatch(/: ROUGE\n {2}✗ 1 compte\(s\) de ce jour sont en écart/);
    expect(sortie).toMatch(/statut\.change +.*✗ \+3/);
    await unite.seule(`DELETE FROM comptages_porte WHERE id = (SELECT max(id) FROM comptages_porte)`);
  });
});

describe('alarmes, alarme acquitter, alarme clore [X5.5]', () => {
  const ouvrir = (nature: string, objet: string): Promise<unknown> =>
    demonstration.monde.unite.seule(
      `INSERT INTO alarmes (id, nature, objet, detail) VALUES (gen_random_uuid(), $1, $2, 'De GIDE : un essai.')
       ON CONFLICT DO NOTHING`,
      [nature, objet],
    );

  it('lists those that last, acknowledges and closes with a reason', async () => {
    await ouvrir('CONFLIT_DE_SEQUENCE', 'gide entrant statut.change');
    const { code, sortie } = await passerelle('alarmes', '--etat', 'ouverte');
    expect(code).toBe(0);
    const id =
      /CONFLIT_DE_SEQUENCE +gide entrant statut\.change +ouverte +1 .* (\S{36})\n/.exec(sortie)?.[1] ?? '';
    expect(sortie).toContain('Conflit de séquence (gide entrant statut.change)\n    De GIDE : un essai.');

    expect((await passerelle('alarme', 'acquitter', id, '--motif', 'vu')).sortie).toContain(': acquittée.');
    expect((await passerelle('alarmes')).sortie).toContain('Acquittée le');
    expect((await passerelle('alarme', 'clore', id, '--motif', 'corrigé')).sortie).toContain(': close.');
    expect((await passerelle('alarmes', '--etat', 'close')).sortie).toContain(': corrigé');
    expect((await passerelle('alarme', 'acquitter', id, '--motif', 'trop tard')).erreurs).toContain('(409)');
    expect((await passerelle('alarmes', '--etat', 'toutes', '--json')).sortie).toContain(id);
  });

  it('warns when nobody evaluates them any more', async () => {
    const { unite } = demonstration.monde;
    await demonstration.monde.arreterWorker();
    await unite.seule(`UPDATE surveillance SET evaluee_le = clock_timestamp() - interval '6 min'`);
    expect((await passerelle('alarmes')).erreurs).toContain('un worker est-il en marche ?');
    await demonstration.monde.redemarrer();
    await attendreQue('les alarmes sont évaluées', async () => (await passerelle('alarmes')).erreurs === '');
  });

  it('does not close what lasts', async () => {
    // The worker evaluates meanwhile: the condition must hold.
    await demonstration.monde.unite.seule(
      `UPDATE partenaires SET pause = 'exploitant', pause_motif = 'essai', pause_depuis = clock_timestamp() - interval '2 h' WHERE partenaire = 'gide'`,
    );
    await ouvrir('PAUSE_PROLONGEE', 'gide');
    const { alarmes } = JSON.parse((await passerelle('alarmes', '--json')).sortie) as {
      alarmes: { id: string; nature: string }[];
    };
    const id = alarmes.find(({ nature }) => nature === 'PAUSE_PROLONGEE')?.id ?? '';
    const { code, erreurs } = await passerelle('alarme', 'clore', id, '--motif', 'x');
    await demonstration.monde.unite.seule(
      'UPDATE partenaires SET pause = NULL, pause_motif = NULL, pause_depuis = NULL',
    );
    expect([code, erreurs]).toEqual([1, expect.stringContaining('se ferme d’elle-même')]);
  });
});

describe('cle', () => {
  it('makes a key that opens what its role and scope say, until it is revoked', async () => {
    const { structure, cotraitance } = await uneCotraitance();
    const creation = await passerelle(
      'cle',
      'creer',
      '--role',
      'conseiller',
      '--portee',
      `structure:${structure}`,
      '--libelle',
      'M. Essai',
    );
    expect(creation.code).toBe(0);
    const cle = creation.sortie.trim();
    const id = /Clé (\S+) :/.exec(creation.erreurs)?.[1] ?? '';
    const avecElle = (...args: string[]): Promise<Resultat> =>
      lancer(args, { ...demonstration.env, PASSERELLE_CLE: cle });
    expect((await avecElle('dossier', cotraitance)).code).toBe(0);
    expect((await avecElle('messages')).erreurs).toContain('(403)');

    const liste = await passerelle('cle', 'lister');
    expect(liste.sortie).toMatch(new RegExp(`${id} +M\\. Essai +conseiller +structure:${structure}`));
    expect(liste.sortie).not.toContain(cle.slice(-43));

    expect((await passerelle('cle', 'revoquer', id)).sortie).toContain('Révoquée.');
    expect((await avecElle('dossier', cotraitance)).erreurs).toContain('(401)');
    expect((await passerelle('cle', 'lister')).sortie).toContain('révoquée le');
    expect((await passerelle('cle', 'revoquer', '01890000-0000-7000-8000-000000000001')).code).toBe(1);
  });
});

describe('avancer, partenaire panne, partenaire reparer', () => {
  it('lets a day pass and shows what happened', async () => {
    const { code, sortie } = await passerelle('avancer');
    expect(code).toBe(0);
    expect(sortie).toMatch(/jeudi 2 septembre 2010 \(2010-09-02\) : GIDE énonce \d+, Parcours 3 énonce \d+/);
    expect((await passerelle('etat')).sortie).toContain('jeudi 2 septembre 2010');
    for (const partenaire of [demonstration.monde.gide, demonstration.monde.parcours3]) {
      expect(partenaire.etat().dernierJourVecu).toBe('2010-09-02');
    }
  });

  it('breaks a partner on purpose, and heals it', async () => {
    const panne = await passerelle(
      'partenaire',
      'panne',
      'parcours3',
      'quota',
      '--nombre',
      '2',
      '--portee',
      'bilan',
    );
    expect(panne.sortie).toContain('Parcours 3 répond 429 avec Retry-After');
    expect(demonstration.monde.parcours3.etat().fautes).toBe(1);
    expect((await passerelle('partenaire', 'panne', 'parcours3', 'erreur', '--portee', 'rien')).code).toBe(1);
    expect((await passerelle('partenaire', 'reparer', 'parcours3')).sortie).toContain(
      'est réparé : 1 faute(s) levée(s)',
    );
    expect((await passerelle('partenaire', 'reparer', 'parcours3')).sortie).toContain('n’avait aucune faute');
  });

  it('refuses to advance a real clock', async () => {
    await demonstration.monde.unite.seule('UPDATE horloge SET aujourdhui = NULL');
    const { code, erreurs } = await passerelle('avancer');
    expect([code, erreurs]).toEqual([1, expect.stringContaining('L’horloge métier est réelle')]);
    await demonstration.monde.unite.seule(`UPDATE horloge SET aujourdhui = '2010-09-02'`);
  });
});

describe('partenaire verifier', () => {
  it('finds the simulated partner true to the contract, rule by rule', async () => {
    const { code, sortie } = await passerelle('partenaire', 'verifier', demonstration.monde.parcours3.url);
    expect(sortie).toMatch(/✓ X4\.2/);
    expect(sortie).toMatch(/\d+ conformes, 0 non conformes/);
    expect(code).toBe(0);
  });

  it('explains what a broken one does wrong, and ends with code 1', async () => {
    await passerelle('partenaire', 'panne', 'parcours3', 'reponse_html', '--portee', 'bilan');
    const { code, sortie } = await passerelle('partenaire', 'verifier', demonstration.monde.parcours3.url);
    await passerelle('partenaire', 'reparer', 'parcours3');
    expect(code).toBe(1);
    expect(sortie).toMatch(/✗ X4\.5[\s\S]*À corriger :/);
  });
});

describe('partenaire', () => {
  it('pauses a partner, shows it, and resumes it, with a motif each time [X5.5]', async () => {
    expect((await passerelle('partenaire', 'pause', 'gide')).code).toBe(2);
    const pause = await passerelle('partenaire', 'pause', 'gide', '--motif', 'travaux annoncés');
    expect([pause.code, pause.sortie]).toEqual([
      0,
      expect.stringMatching(/en pause \(exploitant\) depuis le .* : travaux annoncés/),
    ]);
    const etat = await passerelle('partenaire', 'etat');
    expect(etat.sortie).toMatch(/GIDE.*en pause/);
    expect(etat.sortie).toMatch(/Parcours 3.*ouvert/);
    expect((await passerelle('partenaire', 'reprendre', 'gide', '--motif', 'finis')).sortie).toContain(
      'ouvert',
    );
  });
});
