import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXEMPLES } from '#contract';
import { attendreQue } from '#test/attendre-que';
import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { lancer, type Resultat } from './outil-d-essai.js';

let demonstration: DemonstrationDEssai;
const dossier = mkdtempSync(join(tmpdir(), 'passerelle-rejeux-'));
beforeAll(async () => {
  demonstration = await creerDemonstration(0);
});
afterAll(async () => {
  await demonstration.fermer();
  rmSync(dossier, { recursive: true });
});

const passerelle = (...args: string[]): Promise<Resultat> => lancer(args, demonstration.env);
const AFFECTATION = { ...EXEMPLES['affectation.enregistree'] };

/** States affectations that Parcours 3 rejects, then repairs it. */
async function faireRefuser(...cotraitances: string[]): Promise<void> {
  const { gide, parcours3, unite } = demonstration.monde;
  parcours3.poserFaute({ nature: 'rejet', portees: ['flux'], detail: 'Champ 12 inconnu' });
  for (const [rang, cotraitance] of cotraitances.entries())
    gide.enoncer({
      type: 'affectation.enregistree',
      data: { ...AFFECTATION, cotraitance, demandeur: `${2_000_000 + rang}A` },
    });
  await attendreQue('Parcours 3 refuse', async () => {
    const [compte] = await unite.seule<{ n: number }>(
      `SELECT count(*)::int AS n FROM messages_sortants WHERE issue = 'refuse' AND cotraitance = ANY($1)`,
      [cotraitances],
    );
    return compte?.n === cotraitances.length;
  });
  parcours3.leverFautes();
}

describe('the workbench of failures [X5.4]', () => {
  it('groups them, simulates a group, executes what was approved, and shows what became of a message', async () => {
    expect((await passerelle('echecs')).sortie).toContain('Aucun échec ouvert.');
    expect((await passerelle('rejeu', 'lister')).code).toBe(1);
    await faireRefuser('CT-ATELIER-1', 'CT-ATELIER-2');

    const echecs = await passerelle('echecs');
    expect(echecs.code).toBe(0);
    expect(echecs.sortie).toMatch(/ 2 {2}sortant +Parcours 3 +affectation\.enregistree +refusé/);
    expect(echecs.sortie).toContain('Champ # inconnu');
    const groupe = /rejeu simuler --groupe ([0-9a-f]{16})/.exec(echecs.sortie)?.[1] ?? '';

    const simulation = await passerelle('rejeu', 'simuler', '--groupe', groupe);
    expect(simulation.code).toBe(0);
    expect(simulation.sortie).toContain('2 message(s) sur 2 auraient un effet');
    expect(simulation.sortie).toMatch(/Dossier \d \(CT-ATELIER-1\) : 1 message\(s\), empreinte [0-9a-f]{12}/);
    expect(simulation.sortie).toContain('→ Parcours 3 : affectation.enregistree/CT-ATELIER-2, version 2');
    const [, apercu = ''] = /rejeu executer (\S+) --motif/.exec(simulation.erreurs) ?? [];

    const execution = await passerelle('rejeu', 'executer', apercu, '--motif', 'Parcours 3 réparé');
    expect([execution.code, execution.erreurs]).toEqual([0, '']);
    expect(execution.sortie).toMatch(
      /Rejeu \S+ terminé : 2\/2 message\(s\), 50\/s\.\n {2}Motif : Parcours 3 réparé/,
    );
    expect((await passerelle('echecs')).sortie).toContain('Aucun échec ouvert.');
    expect((await passerelle('rejeu', 'lister')).sortie).toMatch(/terminé +2 +2 +Parcours 3 réparé/);

    const { messages } = JSON.parse(
      (await passerelle('messages', '--sens', 'sortant', '--issue', 'refuse', '--json')).sortie,
    ) as { messages: { id: string }[] };
    const montre = await passerelle('message', 'montrer', messages[0]?.id ?? '');
    expect(montre.sortie).toMatch(/Rejoué par +[0-9a-f-]{36}/);
    expect(montre.sortie).toMatch(/à émettre +refusé/);
  });

  it('leaves out what moved, says why, and ends with code 1', async () => {
    await faireRefuser('CT-ATELIER-3');
    const simulation = await passerelle(
      'rejeu',
      'simuler',
      '--cotraitance',
      'CT-ATELIER-3',
      '--issue',
      'refuse',
    );
    const [, apercu = ''] = /rejeu executer (\S+) --motif/.exec(simulation.erreurs) ?? [];
    await demonstration.monde.unite.seule(
      `UPDATE dossiers SET version = version + 1 WHERE demandeur IN (SELECT demandeur FROM cotraitances WHERE cotraitance = 'CT-ATELIER-3')`,
    );
    const execution = await passerelle('rejeu', 'executer', apercu, '--motif', 'Essai', '--sans-suivre');
    const [, id = ''] = /rejeu suivre (\S+) »/.exec(execution.sortie) ?? [];
    const suivi = await passerelle('rejeu', 'suivre', id);
    expect([suivi.code, suivi.erreurs]).toEqual([
      1,
      expect.stringContaining('Il reste 1 message(s) à revoir'),
    ]);
    expect(suivi.sortie).toContain('Le dossier a changé depuis l’aperçu');
    const trop = await passerelle('rejeu', 'pause', id);
    expect([trop.code, trop.erreurs]).toEqual([1, expect.stringContaining('il n’y a plus rien à commander')]);
  });

  it('corrects and abandons', async () => {
    const { unite, gide } = demonstration.monde;
    gide.enoncer({
      type: 'affectation.enregistree',
      data: { ...AFFECTATION, cotraitance: 'CT-ATELIER-4', demandeur: '3000000A' },
      attributs: { data: { ...AFFECTATION, cotraitance: 'CT-ATELIER-4', commune: 'Paris' } },
    });
    const refuse = async (): Promise<string | undefined> =>
      (
        await unite.seule<{ id: string }>(
          `SELECT id FROM messages_entrants WHERE issue = 'refuse' AND cotraitance = 'CT-ATELIER-4'`,
        )
      )[0]?.id;
    await attendreQue('le message est refusé', async () => (await refuse()) !== undefined);
    const id = (await refuse()) ?? '';
    const fichier = join(dossier, 'corrige.json');
    writeFileSync(
      fichier,
      JSON.stringify({ ...AFFECTATION, cotraitance: 'CT-ATELIER-4', demandeur: '3000000A' }),
    );
    const corrige = await passerelle('message', 'corriger', id, '--donnees', fichier, '--motif', 'Relu');
    expect(corrige.sortie).toMatch(/Corrigé par le message/);
    const abandon = await passerelle('message', 'abandonner', id, '--motif', 'Essai');
    expect([abandon.code, abandon.erreurs]).toEqual([1, expect.stringContaining('(409)')]);
  });
});
