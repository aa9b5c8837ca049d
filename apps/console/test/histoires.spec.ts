import { existsSync } from 'node:fs';
import { attendreQue } from '#test/attendre-que';
import { noterNonExecute } from '#test/non-executes';
import type { Page } from 'playwright-core';
import { creerConsole, type ConsoleDEssai } from './console-d-essai.js';
import { A_ACCEPTER, D_AILLEURS, DOSSIER, NUMERO_DU_DOSSIER } from './dossier-riche.js';
import { CHROMIUM, noterLesPlaintes } from './navigateur.js';

const titre = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

if (!existsSync(CHROMIUM)) {
  noterNonExecute('apps/console (histoires)', 'chromium absent');
  it('needs a browser: NON EXÉCUTÉ', () => expect(existsSync(CHROMIUM)).toBe(false));
} else {
  describe('one story for each role [issue 5]', () => {
    let console: ConsoleDEssai;
    beforeAll(async () => {
      console = await creerConsole();
    }, 180_000);
    afterAll(() => console.fermer());

    it('exploitant: finds the failures of an outage, simulates, replays, sees conservation green again', async () => {
      await console.manquerUnControle();
      const { page, contexte } = await console.ouvrir('exploitant');
      const plaintes = noterLesPlaintes(page);
      await page.goto('/');
      await page.getByText('La conservation est rouge').waitFor();
      await page.getByText('Rouge', { exact: true }).waitFor();

      await page.getByRole('link', { name: 'Échecs', exact: true }).click();
      await titre(page, 'Échecs');
      const groupes = page.locator('.groupe');
      await groupes.first().waitFor();
      const avant = await groupes.count();
      const total = await page.locator('.total').textContent();
      await page.getByRole('button', { name: 'Simuler le rejeu' }).last().click();

      await titre(page, 'Simulation d’un rejeu');
      await page.getByRole('heading', { level: 2, name: 'Effet, dossier par dossier' }).waitFor();
      await page.getByRole('heading', { level: 3, name: 'Dossier 1' }).waitFor();
      await page.getByLabel('Motif').fill('Parcours 3 rejetait tout ; il est réparé');
      await page.getByRole('button', { name: /^Rejouer/ }).click();
      await titre(page, 'Rejeu');
      await page.getByText('Terminé', { exact: true }).waitFor();

      await page.getByRole('link', { name: 'Échecs', exact: true }).click();
      await attendreQue('the cause is no longer there', async () => (await groupes.count()) === avant - 1);
      expect(await page.locator('.total').textContent()).not.toBe(total);
      await console.controler();
      await page.getByRole('link', { name: 'Aujourd’hui' }).click();
      await page.getByText('Vert : rien ne manque').waitFor();
      expect(await page.getByText('La conservation est rouge').count()).toBe(0);
      expect(plaintes).toEqual([]);
      await contexte.close();
    });

    it('responsable, conseiller, auditeur: one accepts and is refused elsewhere, one reads in clear, the third finds both readings', async () => {
      const responsable = await console.ouvrir('responsable_cotraitance');
      await responsable.page.goto('/');
      await titre(responsable.page, 'Cotraitances à traiter');
      await responsable.page.getByRole('button', { name: `Accepter ${A_ACCEPTER}` }).click();
      await responsable.page.getByLabel('Date de l’acceptation par la structure').fill('2010-09-02');
      await responsable.page.getByRole('button', { name: 'Accepter l’affectation' }).click();
      await responsable.page.getByText('C’est enregistré.').waitFor();
      await responsable.page.goto(`/cotraitances/${D_AILLEURS}`);
      await responsable.page.getByText('Introuvable').first().waitFor();
      expect(await responsable.page.getByRole('button', { name: /^Accepter/ }).count()).toBe(0);
      await responsable.page.goto(`/cotraitances/${DOSSIER}`);
      await titre(responsable.page, `Cotraitance ${DOSSIER}`);
      await responsable.contexte.close();

      const conseiller = await console.ouvrir('conseiller');
      await conseiller.page.goto(`/cotraitances/${DOSSIER}`);
      await conseiller.page.getByText('masqués').waitFor();
      expect(await conseiller.page.content()).not.toContain(NUMERO_DU_DOSSIER);
      expect(await conseiller.page.getByRole('button', { name: /acceptation/ }).count()).toBe(0);
      await conseiller.page.getByRole('button', { name: 'Lire en clair' }).click();
      await conseiller.page.getByLabel('Motif').fill('Entretien de ce matin');
      await conseiller.page.getByRole('dialog').getByRole('button', { name: 'Lire en clair' }).click();
      await conseiller.page.getByText(NUMERO_DU_DOSSIER).first().waitFor();
      await conseiller.contexte.close();

      await console.sceller();
      const auditeur = await console.ouvrir('auditeur');
      await auditeur.page.goto('/audit');
      await auditeur.page.getByText('Intact').first().waitFor();
      await auditeur.page.getByLabel('Cotraitance').fill(DOSSIER);
      await auditeur.page.getByRole('button', { name: 'Chercher' }).click();
      const journal = auditeur.page.getByRole('table', {
        name: 'Lectures et actes, les plus récents d’abord',
      });
      await journal.waitFor();
      for (const qui of ['Responsable', 'Conseiller'])
        await journal
          .getByRole('row')
          .filter({ hasText: qui })
          .filter({ hasText: DOSSIER })
          .first()
          .waitFor();
      await auditeur.page.getByRole('button', { name: 'Effacer les filtres' }).click();
      await journal.getByRole('row').filter({ hasText: 'Entretien de ce matin' }).first().waitFor();
      expect(await auditeur.page.content()).not.toContain(NUMERO_DU_DOSSIER);
      await auditeur.contexte.close();
    });

    it('administrateur, pilotage, correspondant: who works in a site sees its people, figures show nobody, who is suspended is out at once', async () => {
      const correspondant = await console.ouvrir('correspondant_pole_emploi');
      await correspondant.page.goto(`/cotraitances/${DOSSIER}`);
      await titre(correspondant.page, `Cotraitance ${DOSSIER}`);
      await correspondant.page.goto(`/cotraitances/${D_AILLEURS}`);
      await correspondant.page.getByText('Introuvable').first().waitFor();

      const pilotage = await console.ouvrir('pilotage');
      await pilotage.page.goto('/');
      await titre(pilotage.page, 'Aujourd’hui');
      expect(await pilotage.page.getByRole('link', { name: 'Cotraitances' }).count()).toBe(0);
      await pilotage.page.goto(`/cotraitances/${DOSSIER}`);
      await pilotage.page.getByText('Votre habilitation').first().waitFor();
      expect(await pilotage.page.content()).not.toContain(NUMERO_DU_DOSSIER);
      await pilotage.contexte.close();

      const { page, contexte } = await console.ouvrir('administrateur');
      await page.goto(`/habilitations/${await console.compteDe('correspondant_pole_emploi')}`);
      await page.getByRole('button', { name: 'Suspendre' }).click();
      await page.getByText('1 navigateur connecté').waitFor();
      await page.getByLabel('Motif').fill('Mutation, en attente du nouveau site');
      await page.getByRole('dialog').getByRole('button', { name: 'Suspendre' }).click();
      await page.getByRole('button', { name: 'Reprendre' }).waitFor();
      await contexte.close();

      await correspondant.page.goto(`/cotraitances/${DOSSIER}`);
      await correspondant.page.getByRole('link', { name: 'Se connecter' }).waitFor();
      await correspondant.contexte.close();
    });
  });
}
