import type { Sql, UniteDeTravail } from '#persistence';
import {
  compterEcarts,
  lireEcart,
  ResoudreEcart,
  ResoudreGroupe,
  reunirEmpreintes,
  type CommandeDeGroupe,
  type CommandeDeResolution,
  type FiltreDeGroupe,
} from '#reconciliation';
import { creerTerrainDeCorrections, type TerrainDeCorrections } from './terrain-de-corrections.js';

const QUI = { par: 'Mme Martin', motif: 'vu avec Parcours 3' } as const;

describe('what a person decides about écarts [design, The night]', () => {
  let terrain: TerrainDeCorrections;
  let resoudre: (
    ecart: string,
    decision: CommandeDeResolution['decision'],
  ) => ReturnType<ResoudreEcart['execute']>;
  let grouper: (
    commande: Omit<CommandeDeGroupe, 'par' | 'motif' | 'empreinte'>,
    empreinte?: string,
  ) => ReturnType<ResoudreGroupe['execute']>;
  beforeEach(async () => {
    terrain = await creerTerrainDeCorrections();
    const { unite } = terrain.echange;
    resoudre = (ecart, decision) => new ResoudreEcart(unite).execute({ ecart, decision, ...QUI });
    grouper = async (commande, empreinte) =>
      new ResoudreGroupe(unite).execute({
        ...commande,
        ...QUI,
        empreinte: empreinte ?? (await empreinteVue(commande.filtre)),
      });
    await terrain.affecter(1, 2, 3);
  });
  afterEach(() => terrain.echange.fermer());

  /** As a person sees it before he decides. */
  const empreinteVue = async (filtre: FiltreDeGroupe): Promise<string> => {
    const groupes = await compterEcarts(terrain.echange.unite.seule, {
      ...filtre,
      perimetre: { type: 'national' },
    });
    return reunirEmpreintes(groupes.map(({ empreinte }) => empreinte));
  };
  const soumis = (numero = 1) =>
    terrain.planter({ numero, etat: 'soumis', motifSoumission: 'refus', cause: 'refuse' });

  it('tells again what the partner refused when a person orders it, outside the budget [X6]', async () => {
    const ecart = await soumis();
    expect(await resoudre(ecart, 'corriger')).toEqual({ issue: 'fait', etat: 'en_correction' });
    const [dite] = await terrain.aDire();
    expect(dite).toMatchObject({ sequence: 2 });
    expect(await terrain.lire(ecart)).toMatchObject({
      etat: 'en_correction',
      motif_soumission: null,
      message: dite!.id,
      decide_par: 'Mme Martin',
      motif: 'vu avec Parcours 3',
    });
    expect(await terrain.evenements(ecart)).toEqual([
      { evenement: 'correction', par: 'Mme Martin', detail: 'vu avec Parcours 3' },
    ]);
    expect(await terrain.depense()).toEqual([]);
    expect(await resoudre(ecart, 'corriger')).toEqual({ issue: 'deja_fait', etat: 'en_correction' });
    expect(await terrain.aDire()).toHaveLength(1);
  });

  it('does not tell what the person did not see', async () => {
    const ecart = await terrain.planter({
      etat: 'soumis',
      motifSoumission: 'budget',
      nous: { sequence: '0000000009', data: {} },
    });
    expect(await resoudre(ecart, 'corriger')).toEqual({ issue: 'a_change' });
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'soumis', decide_par: null });
    expect(await terrain.evenements(ecart)).toEqual([]);
  });

  it('keeps the order until the version on its way has its fate', async () => {
    const ecart = await soumis();
    const { unite } = terrain.echange;
    await unite.seule(`UPDATE messages_sortants SET issue = 'incertain' WHERE demandeur = '1000001A'`);
    expect(await resoudre(ecart, 'corriger')).toEqual({ issue: 'ordonne' });
    expect(await terrain.corriger()).toMatchObject({ dits: 0, enRoute: 1 });
    await unite.seule(`UPDATE messages_sortants SET issue = 'refuse' WHERE demandeur = '1000001A'`);
    expect(await terrain.corriger()).toMatchObject({ dits: 1, surOrdre: 1 });
    expect(await terrain.lire(ecart)).toMatchObject({
      etat: 'en_correction',
      corrections: 1,
      decide_par: 'Mme Martin',
    });
    expect(await terrain.evenements(ecart)).toHaveLength(1);
  });

  it('ignores, and gives back to the policy, with who and why', async () => {
    const ecart = await terrain.planter({ etat: 'soumis', motifSoumission: 'escalade', corrections: 2 });
    expect(await resoudre(ecart, 'ignorer')).toEqual({ issue: 'fait', etat: 'ignore' });
    expect(await resoudre(ecart, 'ignorer')).toEqual({ issue: 'deja_fait', etat: 'ignore' });
    expect(await terrain.corriger()).toMatchObject({ dits: 0 });
    expect(await resoudre(ecart, 'reprendre')).toEqual({ issue: 'fait', etat: 'ouvert' });
    expect(await resoudre(ecart, 'reprendre')).toEqual({ issue: 'deja_fait', etat: 'ouvert' });
    expect(await terrain.corriger()).toMatchObject({ dits: 1 });
    expect((await terrain.evenements(ecart)).map(({ evenement, par }) => [evenement, par])).toEqual([
      ['ignore', 'Mme Martin'],
      ['rouvert', 'Mme Martin'],
      ['correction', 'politique'],
    ]);
  });

  it('says why a decision cannot be taken', async () => {
    expect(await resoudre('00000000-0000-4000-8000-000000000000', 'ignorer')).toEqual({ issue: 'inconnu' });
    const refuse = await soumis(1);
    expect(await resoudre(refuse, 'reprendre')).toMatchObject({ issue: 'impossible' });
    const perdu = await terrain.planter({
      vue: 'declare',
      partenaire: 'gide',
      nature: 'en_trop',
      etat: 'soumis',
      motifSoumission: 'politique',
    });
    expect(await resoudre(perdu, 'corriger')).toMatchObject({
      issue: 'impossible',
      raison: expect.stringContaining('rien à lire chez lui') as unknown,
    });
    const illisible = await terrain.planter({
      numero: 2,
      vue: 'declare',
      partenaire: 'gide',
      cause: 'illisible',
      etat: 'soumis',
      motifSoumission: 'illisible',
    });
    expect(await resoudre(illisible, 'corriger')).toMatchObject({
      issue: 'impossible',
      raison: expect.stringContaining('ne respecte pas le contrat d’échange') as unknown,
    });
    await terrain.echange.unite.seule(
      `UPDATE ecarts SET etat = 'clos', motif_soumission = NULL, clos_le = now()`,
    );
    expect(await resoudre(refuse, 'corriger')).toEqual({ issue: 'clos' });
  });

  it('decides a group only as the person saw it', async () => {
    const ids = [await soumis(1), await soumis(2)];
    await terrain.planter({ numero: 3, etat: 'soumis', motifSoumission: 'budget' });
    const filtre = { partenaire: 'parcours3', cause: 'refuse' } as const;
    expect(await grouper({ filtre, decision: 'corriger', nombre: 1 })).toEqual({
      issue: 'nombre_different',
      nombre: 2,
    });
    expect(await terrain.aDire()).toEqual([]);
    expect(await grouper({ filtre, decision: 'corriger', nombre: 2 })).toEqual({
      issue: 'fait',
      faits: 2,
      dits: 2,
      ordonnes: 0,
      changes: 0,
      impossibles: {},
    });
    expect(await grouper({ filtre, decision: 'corriger', nombre: 2 })).toEqual({
      issue: 'nombre_different',
      nombre: 0,
    });
    expect((await terrain.aDire()).map(({ sequence }) => sequence)).toEqual([2, 2]);
    for (const id of ids)
      expect(await terrain.evenements(id)).toEqual([
        { evenement: 'correction', par: 'Mme Martin', detail: 'vu avec Parcours 3' },
      ]);
    expect(await terrain.depense()).toEqual([]);
  });

  it('does not decide of as many others, nor of the same with other values', async () => {
    const [premier] = [await soumis(1), await soumis(2)];
    const groupe = { filtre: { cause: 'refuse' }, decision: 'ignorer', nombre: 2 } as const;
    const { unite } = terrain.echange;
    const vu = await empreinteVue(groupe.filtre);
    await unite.seule(
      `UPDATE ecarts SET etat = 'clos', motif_soumission = NULL, clos_le = now() WHERE id = $1`,
      [premier],
    );
    const autre = await soumis(3);
    expect(await grouper(groupe, vu)).toEqual({ issue: 'contenu_different' });
    const revu = await empreinteVue(groupe.filtre);
    await unite.seule(`UPDATE ecarts SET eux = '{"sequence": "0000000007", "data": {}}' WHERE id = $1`, [
      autre,
    ]);
    expect(await grouper(groupe, revu)).toEqual({ issue: 'contenu_different' });
    expect(await terrain.evenements(autre)).toEqual([]);
    expect(await grouper(groupe)).toMatchObject({ issue: 'fait', faits: 2 });
  });

  it('decides of one only as the person saw it, when he says what he saw', async () => {
    const ecart = await soumis();
    const { unite } = terrain.echange;
    const vu = (await lireEcart(unite.seule, ecart))?.empreinte;
    const ignorer = (): ReturnType<ResoudreEcart['execute']> =>
      new ResoudreEcart(unite).execute({ ecart, empreinte: vu, decision: 'ignorer', ...QUI });
    await unite.seule(`UPDATE ecarts SET eux = '{"sequence": "0000000007", "data": {}}'`);
    expect(await ignorer()).toEqual({ issue: 'a_change' });
    await unite.seule('UPDATE ecarts SET eux = NULL');
    expect(await ignorer()).toEqual({ issue: 'fait', etat: 'ignore' });
    expect(await ignorer()).toEqual({ issue: 'deja_fait', etat: 'ignore' });
  });

  it('tells nothing in the request when nobody can wait, and the next run tells all', async () => {
    const numeros = Array.from({ length: 120 }, (_, rang) => rang + 1);
    await terrain.affecter(...numeros.slice(3));
    const ids: string[] = [];
    for (const numero of numeros) ids.push(await soumis(numero));
    const { unite } = terrain.echange;
    const filtre = { cause: 'refuse' } as const;
    const empreinte = await empreinteVue(filtre);
    const groupe = { filtre, decision: 'corriger', nombre: 120, empreinte, ...QUI } as const;
    expect(await new ResoudreGroupe(unite, undefined, 0).execute(groupe)).toEqual({
      issue: 'fait',
      faits: 120,
      dits: 0,
      ordonnes: 120,
      changes: 0,
      impossibles: {},
    });
    expect(await terrain.aDire()).toEqual([]);
    for (const id of ids)
      expect([await terrain.lire(id), await terrain.evenements(id)]).toMatchObject([
        { etat: 'en_correction', motif_soumission: null, message: null, decide_par: 'Mme Martin' },
        [{ evenement: 'correction', par: 'Mme Martin', detail: 'vu avec Parcours 3' }],
      ]);
    expect(await terrain.corriger()).toMatchObject({ dits: 120, surOrdre: 120 });
    expect(await terrain.aDire()).toHaveLength(120);
    expect(await terrain.depense()).toEqual([]);
  });

  it('keeps of a large group neither its rows nor its values', async () => {
    await soumis(1);
    await soumis(2);
    const questions: [string, unknown[]][] = [];
    const { unite } = terrain.echange;
    const ecoute = {
      seule: unite.seule,
      executer: <T>(travail: (sql: Sql) => Promise<T>) =>
        unite.executer((sql) =>
          travail(
            Object.assign(
              async <L>(texte: string, parametres?: unknown[]) => {
                const lignes = await sql<L>(texte, parametres);
                questions.push([texte, lignes]);
                return lignes;
              },
              { chiffreur: sql.chiffreur },
            ),
          ),
        ),
    } as UniteDeTravail;
    const filtre = { cause: 'refuse' } as const;
    const empreinte = await empreinteVue(filtre);
    const groupe = { filtre, decision: 'ignorer', nombre: 2, empreinte, ...QUI } as const;
    expect(await new ResoudreGroupe(ecoute).execute(groupe)).toMatchObject({ issue: 'fait', faits: 2 });
    expect(questions.map(([, lignes]) => lignes.length)).toEqual([1, 1]);
    expect(JSON.stringify(questions)).not.toMatch(/100000[12]A/);
  });

  it('leaves in a group what the decision does not fit, and says why', async () => {
    await soumis(1);
    const budget = await terrain.planter({ numero: 2, etat: 'soumis', motifSoumission: 'budget' });
    const issue = await grouper({ filtre: { etat: 'soumis' }, decision: 'reprendre', nombre: 2 });
    expect(issue).toMatchObject({ issue: 'fait', faits: 1 });
    expect(Object.entries('impossibles' in issue ? issue.impossibles : {})).toEqual([
      [expect.stringContaining('n’est repris que si le fait change'), 1],
    ]);
    expect(await terrain.lire(budget)).toMatchObject({ etat: 'ouvert' });
  });
});
