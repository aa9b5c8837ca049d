import { existsSync } from 'node:fs';
import { noterNonExecute } from '#test/non-executes';
import type { Page } from 'playwright-core';
import { creerConsole, ECART, type ConsoleDEssai } from './console-d-essai.js';
import { A_ACCEPTER, D_AILLEURS, DOSSIER } from './dossier-riche.js';
import { CHROMIUM, fautesDAccessibilite, noterLesPlaintes } from './navigateur.js';

/** What has the focus, as a reader would name it. */
const focalise = (page: Page): Promise<string> =>
  page.evaluate<string>('(document.activeElement?.textContent ?? "").trim()');

/** Goes on with the Tab key until what is named has the focus. */
async function tabulerJusqua(page: Page, nom: string): Promise<void> {
  for (let pas = 0; pas < 60; pas++) {
    await page.keyboard.press('Tab');
    if ((await focalise(page)).startsWith(nom)) return;
  }
  throw new Error(`the keyboard does not reach « ${nom} »`);
}

if (!existsSync(CHROMIUM)) {
  noterNonExecute('apps/console (clavier)', 'chromium absent');
  it('needs a browser: NON EXÉCUTÉ', () => expect(existsSync(CHROMIUM)).toBe(false));
} else {
  describe('the keyboard alone', () => {
    let console: ConsoleDEssai;
    beforeAll(async () => {
      // Nobody replays anything alone.
      console = await creerConsole({ seuilDeRejeu: 0 });
    }, 180_000);
    afterAll(() => console.fermer());

    it('skips to the content first; a screen that opens names the window and takes the focus', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      await page.goto('/');
      await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
      expect(await page.title()).toBe('Aujourd’hui · Passerelle');
      await page.keyboard.press('Tab');
      expect(await focalise(page)).toBe('Aller au contenu');
      await tabulerJusqua(page, 'Nuits');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Nuits' }).waitFor();
      expect(await focalise(page)).toBe('Nuits');
      expect(await page.title()).toBe('Nuits · Passerelle');
      await contexte.close();
    });

    it('decides of an écart, with a motif, and reads what has been done', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const plaintes = noterLesPlaintes(page);
      await page.goto(`/ecarts/${ECART}`);
      await page.getByRole('radio', { name: 'Ignorer' }).waitFor();
      await page.getByRole('radio', { name: 'Corriger' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Vu avec la structure : sans conséquence');
      await tabulerJusqua(page, 'Décider');
      await page.keyboard.press('Enter');
      await page.getByText('C’est fait.').waitFor();
      await page.getByText('Ignoré', { exact: true }).first().waitFor();
      expect(plaintes).toEqual([]);
      await contexte.close();
    });

    it('puts a question before a group is decided; Escape is no, and the focus comes back', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      await page.goto('/ecarts');
      const bouton = page.getByRole('button', { name: 'Décider' }).first();
      await bouton.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: /^Décider de/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await focalise(page)).toMatch(/^Décider/);
      await contexte.close();
    });

    it('shows how the keyboard works when ? is pressed, not while one writes; Escape closes it', async () => {
      const { page, contexte } = await console.ouvrir('exploitant');
      await page.goto('/rejeux/nouveau');
      await page.getByRole('heading', { level: 1 }).focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Au clavier' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      // The help has been loaded: it would be there as soon as the letters that follow.
      const champ = page.getByLabel('Code de refus');
      await champ.focus();
      await page.keyboard.type('A?B');
      expect(await champ.inputValue()).toBe('A?B');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await contexte.close();
    });

    it('keeps the filters in the address, and comes back to them; a view that others use goes after a question', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      await page.goto('/ecarts');
      await page.getByLabel('État').selectOption('soumis');
      await page.waitForURL('**/ecarts?etat=soumis');
      await page.reload();
      await page.getByRole('button', { name: 'Effacer les filtres' }).waitFor();
      expect(await page.getByLabel('État').inputValue()).toBe('soumis');
      await page.goto('/ecarts/liste?partenaire=gide');
      await page.getByRole('button', { name: 'Vues' }).press('Enter');
      const vues = page.getByRole('dialog');
      await vues.getByLabel('Enregistrer les filtres présents').fill('À reprendre');
      await vues.getByRole('button', { name: 'Enregistrer' }).press('Enter');
      await vues.getByRole('button', { name: 'Partager : À reprendre' }).press('Enter');
      await vues.getByText('(partagée avec votre rôle)').waitFor();
      const supprimer = vues.getByRole('button', { name: 'Supprimer : À reprendre' });
      await supprimer.press('Enter');
      await vues.getByRole('group', { name: 'Supprimer la vue' }).waitFor();
      expect(await focalise(page)).toBe('Annuler');
      await page.keyboard.press('Enter');
      await supprimer.press('Enter');
      await page.keyboard.press('Shift+Tab');
      expect(await focalise(page)).toBe('Supprimer pour tous');
      await page.keyboard.press('Enter');
      await vues.getByText('Aucune vue de cet écran').waitFor();
      await contexte.close();
    });

    it('asks nothing with what a link holds besides filters, and takes it out of the address [X5]', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const demandes: string[] = [];
      page.on('request', (requete) => {
        if (!requete.isNavigationRequest()) demandes.push(requete.url());
      });
      const lus = page.waitForResponse('**/api/ecarts?**');
      await page.goto('/ecarts/liste?demandeur=1234567A&etat=zzz&partenaire=gide');
      await lus;
      expect(demandes.filter((url) => url.includes('/api/ecarts?'))).toEqual([
        expect.stringContaining('partenaire=gide'),
      ]);
      expect(demandes.filter((url) => /1234567A|zzz/.test(url))).toEqual([]);
      expect(new URL(page.url()).search).toBe('?partenaire=gide');
      await contexte.close();
    });

    it('puts what is written in a form into the address once it is asked for, and leaves the focus where it was', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const champ = page.locator('input:focus');
      await page.goto('/rejeux/nouveau');
      await page.getByLabel('Cotraitance').focus();
      await page.keyboard.type('1234567a');
      await page.getByText('la forme de celui d’une personne').waitFor();
      expect(await page.getByRole('button', { name: 'Simuler' }).first().isDisabled()).toBe(true);
      expect(new URL(page.url()).search).toBe('');
      await page.goto('/messages');
      await page.getByLabel('Du', { exact: true }).fill('2010-09-01');
      await page.getByLabel('Cotraitance').focus();
      await page.keyboard.type(DOSSIER);
      expect(new URL(page.url()).search).toBe('');
      await page.keyboard.press('Enter');
      await page.waitForURL(/depuis=2010-09-01/);
      expect(await champ.inputValue()).toBe(DOSSIER);
      await page.goto('/audit');
      await page.getByLabel('Cotraitance').focus();
      await page.keyboard.type(DOSSIER);
      await page.keyboard.press('Enter');
      await page.waitForURL(/cotraitance=/);
      expect(await champ.inputValue()).toBe(DOSSIER);
      await contexte.close();
    });

    it('simulates a replay from a cause, approves it with a motif; somebody else confirms, and both see its end', async () => {
      const auteur = await console.ouvrir('administrateur');
      await auteur.page.goto('/echecs');
      await auteur.page.getByRole('button', { name: 'Simuler le rejeu' }).first().waitFor();
      await tabulerJusqua(auteur.page, 'Simuler le rejeu');
      await auteur.page.keyboard.press('Enter');
      await auteur.page.getByRole('heading', { level: 1, name: 'Simulation d’un rejeu' }).waitFor();
      await auteur.page.getByText('quelqu’un d’autre devra le confirmer').waitFor();
      await auteur.page.getByLabel('Motif').fill('Parcours 3 rejetait tout ; réparé');
      await tabulerJusqua(auteur.page, 'Rejouer');
      await auteur.page.keyboard.press('Enter');
      await auteur.page.getByText('À confirmer', { exact: true }).waitFor();
      expect(await auteur.page.getByRole('button', { name: /^Confirmer/ }).count()).toBe(0);
      await tabulerJusqua(auteur.page, 'Y renoncer');
      await auteur.page.keyboard.press('Enter');
      const question = auteur.page.getByRole('dialog', { name: 'Renoncer à ce rejeu' });
      await question.getByText('Rien n’a été rejoué').waitFor();
      await question.getByText(/^Laissé : \d/).waitFor();
      await auteur.page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });

      const autre = await console.ouvrir('exploitant');
      await autre.page.goto('/');
      const rejeu = new URL(auteur.page.url()).pathname;
      await autre.page.locator(`a[href="${rejeu}"]`).press('Enter');
      await autre.page.getByLabel('Motif').fill('Aperçu relu : les mêmes effets');
      await autre.page.getByRole('button', { name: /^Confirmer/ }).press('Enter');
      for (const { page } of [autre, auteur]) await page.getByText('Terminé', { exact: true }).waitFor();
      await auteur.contexte.close();
      await autre.contexte.close();
    });

    it('leads who is no longer signed in to the sign-in screen, at the same address; signing out does too', async () => {
      const { page, contexte } = await console.ouvrir('auditeur');
      await page.goto('/echecs');
      await page.getByRole('heading', { level: 1, name: 'Échecs' }).waitFor();
      await contexte.clearCookies();
      await page.getByRole('link', { name: 'Nuits' }).press('Enter');
      const lien = page.getByRole('link', { name: 'Se connecter' });
      await lien.waitFor();
      expect(await lien.getAttribute('href')).toBe('/connexion?retour=%2Fnuits');
      await contexte.close();

      const autre = await console.ouvrir('pilotage');
      await autre.page.goto('/ecarts');
      await autre.page.getByRole('button', { name: 'Se déconnecter' }).press('Enter');
      await autre.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
      await autre.page.reload();
      await autre.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
      await autre.contexte.close();
    });

    it('forgets what one person has read when another signs in from another tab [X5]', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const autre = await console.ouvrir('auditeur');
      await page.goto('/ecarts');
      const lu = page.getByRole('link', { name: 'Voir un par un' });
      await lu.first().waitFor();
      await contexte.addCookies(await autre.contexte.cookies());
      // From now on nothing answers, but who is signed in: what is still shown was read by the first.
      await contexte.route(/\/api\/(?!session)/, () => Promise.resolve());
      await page.evaluate(`dispatchEvent(new Event('visibilitychange'))`);
      await page.getByText('Auditeur, toute la France').waitFor();
      expect(await lu.count()).toBe(0);
      await contexte.unrouteAll({ behavior: 'ignoreErrors' });
      await autre.contexte.close();
      await contexte.close();
    });

    it('chooses an habilitation, then changes: going through the list does nothing (WCAG 3.2.2)', async () => {
      const { page, contexte } = await console.ouvrir('correspondant_pole_emploi');
      const elle = await console.ouvrir('administrateur');
      await elle.page.goto(`/habilitations/${await console.compteDe('correspondant_pole_emploi')}`);
      await elle.page.getByRole('button', { name: 'Accorder une habilitation' }).press('Enter');
      await elle.page.getByRole('dialog').getByLabel('Rôle').selectOption('pilotage');
      await elle.page.getByLabel('Motif').fill('Contrôle du trimestre');
      await elle.page.getByRole('button', { name: 'Accorder', exact: true }).press('Enter');
      await elle.page.getByRole('cell', { name: 'Pilotage, toute la France', exact: true }).waitFor();
      await elle.contexte.close();
      const demandes: string[] = [];
      page.on('request', (demande) => {
        if (demande.method() === 'POST') demandes.push(new URL(demande.url()).pathname);
      });
      await page.goto('/');
      const choix = page.getByLabel('Habilitation');
      await choix.focus();
      await page.keyboard.press('ArrowDown');
      expect(demandes).toEqual([]);
      await tabulerJusqua(page, 'Changer');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Nuits' }).waitFor();
      expect(demandes).toContain('/api/session/habilitation');
      await contexte.close();
    });

    it('wakes an habilitation with a motif, and makes a key whose secret is shown once', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      await page.goto(`/habilitations/${console.compte}`);
      await page.getByRole('button', { name: 'Réveiller' }).press('Enter');
      await page.getByLabel('Motif').fill('Retour de congé');
      await page.getByRole('dialog').getByRole('button', { name: 'Réveiller' }).press('Enter');
      await page.getByText('En vigueur').waitFor();
      await page.getByRole('link', { name: 'Habilitations' }).first().press('Enter');
      await page.getByRole('link', { name: 'Clés d’API' }).press('Enter');
      await page.getByRole('button', { name: 'Créer une clé' }).press('Enter');
      await page.getByLabel('À qui elle est').fill('Entrepôt');
      await page.getByLabel('Motif').fill('Chiffres du mois');
      await page.getByRole('button', { name: 'Créer la clé' }).press('Enter');
      await page.getByText(/^psk_/).waitFor();
      await page.locator('h2:focus', { hasText: 'La clé est créée' }).waitFor();
      await page.getByRole('button', { name: 'C’est noté' }).press('Enter');
      expect(await page.getByText(/^psk_/).count()).toBe(0);
      await contexte.close();
    });

    it('offers to each role what it may do, and no more', async () => {
      const { page, contexte } = await console.ouvrir('auditeur');
      await page.goto('/ecarts');
      await page.getByRole('link', { name: 'Voir un par un' }).first().waitFor();
      expect(await page.getByRole('button', { name: 'Décider' }).count()).toBe(0);
      await contexte.close();
    });

    it('moves both times of a dossier by arrows; they are in the address, which names nobody', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const plaintes = noterLesPlaintes(page);
      await page.goto(`/cotraitances/${DOSSIER}`);
      const jour = page.getByRole('slider', { name: 'Jour regardé' });
      await jour.focus();
      await page.keyboard.press('ArrowLeft');
      await page.waitForURL('**?au=2010-09-03');
      expect(await jour.getAttribute('aria-valuetext')).toBe('vendredi 3 septembre 2010');
      const connu = page.getByRole('slider', { name: 'Ce qui était connu' });
      expect(await connu.getAttribute('aria-valuetext')).toBe('tout ce qui est connu');
      await connu.focus();
      await page.keyboard.press('Home');
      await page.waitForURL(/au=2010-09-03&connuLe=/);
      await page.getByRole('heading', { level: 2, name: /^Les faits connus le/ }).waitFor();
      for (const resume of await page.locator('summary').all()) await resume.press('Enter');
      await page.getByRole('table', { name: 'Faits, après fusion' }).waitFor();
      await page
        .getByRole('button', { name: /^Revoir/ })
        .first()
        .waitFor();
      expect(await fautesDAccessibilite(page)).toEqual([]);
      expect(page.url()).not.toContain('7777001A');
      expect(plaintes).toEqual([]);
      await contexte.close();
    });

    it('a responsable begins at the worklist, accepts, and is refused the dossier of another structure', async () => {
      const { page, contexte } = await console.ouvrir('responsable_cotraitance');
      await page.goto('/');
      await page.getByRole('heading', { level: 1, name: 'Cotraitances à traiter' }).waitFor();
      await page.getByRole('button', { name: `Accepter ${A_ACCEPTER}` }).press('Enter');
      await page.getByLabel('Date de l’acceptation par la structure').fill('2010-09-02');
      await page.keyboard.press('Enter');
      await page.getByText('C’est enregistré.').waitFor();
      await page.getByRole('button', { name: 'Fermer' }).press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: `Accepter ${A_ACCEPTER}` }).waitFor({ state: 'detached' });
      await page.goto(`/cotraitances/${A_ACCEPTER}`);
      await page.getByRole('button', { name: /^Corriger l’acceptation/ }).waitFor();
      await page.goto(`/cotraitances/${D_AILLEURS}`);
      await page.getByText('Introuvable').first().waitFor();
      expect(await page.getByRole('button', { name: /^Accepter/ }).count()).toBe(0);
      await contexte.close();
    });

    it('goes from a message to the next within the filters, by j and k, and says so in a help [issue 5]', async () => {
      const { page, contexte } = await console.ouvrir('exploitant');
      const plaintes = noterLesPlaintes(page);
      await page.goto('/messages?sens=sortant');
      const liens = page.locator('a[data-message]');
      await liens.first().waitFor();
      const [premier, second] = [
        await liens.nth(0).getAttribute('data-message'),
        await liens.nth(1).getAttribute('data-message'),
      ];
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/messages/${premier}?sens=sortant`);
      await page.getByRole('heading', { name: 'Chronologie' }).waitFor();
      await page.keyboard.press('j');
      await page.waitForURL(`**/messages/${second}?sens=sortant`);
      await page.keyboard.press('k');
      await page.waitForURL(`**/messages/${premier}?sens=sortant`);
      expect(await page.getByRole('button', { name: 'Précédent' }).isDisabled()).toBe(true);
      await page.keyboard.press('?');
      const aide = page.getByRole('dialog', { name: 'Au clavier' });
      await aide.getByText('Messages : le suivant, dans les filtres.').waitFor();
      await aide.getByRole('checkbox').press('Space');
      await page.keyboard.press('Escape');
      await aide.waitFor({ state: 'detached' });
      await page.keyboard.press('j');
      // A press that acted would have led away by the time the help has been shown again; this one does.
      await page.getByRole('button', { name: 'Aide au clavier' }).press('Enter');
      await aide.getByRole('checkbox').press('Space');
      await page.keyboard.press('Escape');
      await aide.waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(`/messages/${premier}`);
      await page.keyboard.press('j');
      await page.waitForURL(`**/messages/${second}?sens=sortant`);
      expect(plaintes).toEqual([]);
      await contexte.close();
    });

    it('shows a number nowhere in the page until it is read in clear with a motif, nor ever in the address [security check 14]', async () => {
      const { page, contexte } = await console.ouvrir('exploitant');
      const { recu, numero } = console;
      const lue = (): Promise<string> => page.content();
      await page.clock.install();
      await page.goto('/messages');
      await page.getByLabel('Numéro de la personne').fill(numero);
      await page.getByRole('button', { name: 'Rechercher' }).press('Enter');
      await page.getByRole('button', { name: 'Effacer les filtres' }).waitFor();
      await page.locator(`a[data-message="${recu}"]`).waitFor();
      expect(page.url()).not.toContain(numero);
      // What somebody has just written stands in its field, and nowhere else.
      expect((await lue()).replace(/value="[^"]*"/g, '')).not.toContain(numero);
      await page.locator(`a[data-message="${recu}"]`).press('Enter');
      await page.getByText('Masqué : lisez ce message en clair').waitFor();
      expect(await lue()).not.toContain(numero);
      await page.getByRole('button', { name: 'Lire en clair' }).press('Enter');
      const dialogue = page.getByRole('dialog', { name: 'Lire en clair' });
      await dialogue.getByRole('button', { name: 'Lire en clair' }).press('Enter');
      await dialogue.getByText('Dites pourquoi.').waitFor();
      expect(await lue()).not.toContain(numero);
      await dialogue.getByLabel('Motif').fill('Appel de la structure : identité à vérifier');
      await dialogue.getByRole('button', { name: 'Lire en clair' }).press('Enter');
      await page.getByLabel('Corps du message').filter({ hasText: numero }).waitFor();
      await page.getByText(/^En clair jusqu’à/).waitFor();
      expect(page.url()).not.toContain(numero);
      // A quarter of an hour later nothing answers any more: nothing stays in clear on the screen.
      await contexte.route(`**/api/messages/${recu}**`, () => Promise.resolve());
      await page.clock.fastForward('15:02');
      await page.getByLabel('Corps du message').waitFor({ state: 'detached' });
      expect(await lue()).not.toContain(numero);
      await contexte.unrouteAll({ behavior: 'ignoreErrors' });
      await contexte.close();
    });

    it('puts two messages side by side: what differs is said by a word, masked as it is [issue 5]', async () => {
      const { page, contexte } = await console.ouvrir('auditeur');
      await page.goto(`/messages/${console.recu}`);
      await page
        .getByRole('link', { name: /^Comparer/ })
        .first()
        .press('Enter');
      await page.waitForURL('**/messages/*?avec=*');
      const tableau = page.getByRole('table', { name: 'L’autre message et celui-ci, membre par membre' });
      await tableau.getByRole('rowheader', { name: 'Sort (diffère)' }).waitFor();
      expect(await tableau.textContent()).toContain('••••••');
      expect(await page.getByRole('button', { name: 'Abandonner' }).count()).toBe(0);
      await contexte.close();
    });

    it('gives a message up, with a motif, and sees it in its life [issue 5]', async () => {
      const { page, contexte } = await console.ouvrir('exploitant');
      await page.goto(`/messages/${console.emis}`);
      await page.getByRole('button', { name: 'Abandonner' }).press('Enter');
      const dialogue = page.getByRole('dialog', { name: 'Abandonner ce message' });
      await dialogue.getByLabel('Motif').fill('Vu avec la structure : sans objet');
      await dialogue.getByRole('button', { name: 'Abandonner' }).press('Enter');
      await page.getByText('« Vu avec la structure : sans objet »').waitFor();
      await page.getByText('Sort : abandonné').waitFor();
      await contexte.close();
    });

    it('follows a synchronisation live, until its report', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      await page.goto('/nuits');
      await page.getByRole('button', { name: 'Synchroniser maintenant' }).press('Enter');
      await page.waitForURL('**/nuits/*');
      await page.getByRole('heading', { level: 2, name: 'Les cotraitances' }).waitFor();
      expect(await page.getByRole('heading', { level: 2, name: 'En direct' }).count()).toBe(0);
      await contexte.close();
    });
  });
}
