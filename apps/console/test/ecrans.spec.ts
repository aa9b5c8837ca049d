import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleDePersonne } from '#access';
import { attendreQue } from '#test/attendre-que';
import { noterNonExecute } from '#test/non-executes';
import type { Page, Route } from 'playwright-core';
import { creerConsole, ECART, type ConsoleDEssai } from './console-d-essai.js';
import { DOSSIER } from './dossier-riche.js';
import { CHROMIUM, fautesDAccessibilite, noterLesPlaintes, type Regles } from './navigateur.js';

const THEMES = ['clair', 'sombre'];
const LARGEURS = [320, 1280];
/** Where the pictures of the screens go, when they are asked for (npm run captures). */
const CAPTURES = process.env.PASSERELLE_CAPTURES;

/** Every screen: its name, its address, and what it shows once its data are there. */
const ECRANS: readonly (readonly [nom: string, adresse: (console: ConsoleDEssai) => string])[] = [
  ['aujourdhui', () => '/'],
  ['echecs', () => '/echecs'],
  ['rejeux', () => '/rejeux'],
  ['rejeu-nouveau', () => '/rejeux/nouveau'],
  ['rejeu', ({ rejeu }) => `/rejeux/${rejeu}`],
  ['messages', () => '/messages'],
  ['message-recu', ({ recu }) => `/messages/${recu}`],
  ['message-emis', ({ emis }) => `/messages/${emis}`],
  ['ecarts', () => '/ecarts'],
  ['ecarts-liste', () => '/ecarts/liste'],
  ['ecart', () => `/ecarts/${ECART}`],
  ['politique', () => '/ecarts/politique'],
  ['cotraitances', () => '/cotraitances'],
  ['dossier', () => `/cotraitances/${DOSSIER}?au=2010-05-01`],
  ['nuits', () => '/nuits'],
  ['nuit', ({ nuit }) => `/nuits/${nuit}`],
  ['partenaires', () => '/partenaires'],
  ['partenaire', () => '/partenaires/parcours3'],
  ['habilitations', () => '/habilitations'],
  ['compte', ({ compte }) => `/habilitations/${compte}`],
  ['cles', () => '/habilitations/cles'],
  ['audit', () => '/audit'],
  ['acte', ({ acte }) => `/audit/${acte}`],
  ['exports', () => '/exports?tous=oui'],
  ['accessibilite', () => '/accessibilite'],
];

const VIDES: Readonly<Record<string, object>> = {
  '/api/bilan': {
    jour: '2010-09-04',
    etat: 'vert',
    conforme: true,
    raisons: [],
    lignes: [],
    partenaires: [],
    preuves: [],
    controle: null,
  },
  '/api/activite': { heures: [] },
  '/api/alarmes': { evalueesLe: null, alarmes: [] },
  '/api/echecs': { echecs: [] },
  '/api/messages/recherche': { messages: [], curseur: null },
  '/api/rejeux': { rejeux: [], curseur: null },
  '/api/cotraitances': { cotraitances: [], curseur: null },
  '/api/actions': { comptes: [], actions: [], curseur: null },
  '/api/ecarts': { ecarts: [], curseur: null },
  '/api/ecarts/groupes': { groupes: [] },
  '/api/synchronisations': { synchronisations: [] },
  '/api/partenaires': { partenaires: [] },
  '/api/comptes/recherche': { comptes: [], curseur: null, emetteur: null },
  '/api/cles': { cles: [] },
  '/api/audit/recherche': { lignes: [], curseur: null },
  '/api/audit/scellements': { intacts: true, journaux: [] },
  '/api/exports': { exports: [] },
};

interface Etat {
  /** What shows that the page is in that state. */
  preuve: string;
  role: RoleDePersonne;
  /** Whom these screens are closed to, when that role reads them. */
  autrement?: { role: RoleDePersonne; ecrans: readonly string[] };
  preparer?: (route: Route) => Promise<void> | undefined;
  /** Screens that cannot be in that state. */
  sauf: readonly string[];
}

/** They read nothing before somebody asks. */
const SANS_LECTURE = ['accessibilite', 'rejeu-nouveau'];
/** About one thing: it is there, or unknown. */
const D_UNE_CHOSE = 'rejeu message-recu message-emis ecart dossier nuit partenaire compte acte'.split(' ');
/** Partners and the policy are part of what the gateway is: there are always some. */
const TOUJOURS_LA = ['politique'];
const DONNEES = /\/api\/(?!session)/;
const ETATS: Readonly<Record<string, Etat>> = {
  rempli: { preuve: 'h1', role: 'administrateur', sauf: [] },
  'sans-droit': {
    preuve: '.etat-sans-droit',
    role: 'conseiller',
    autrement: { role: 'pilotage', ecrans: ['ecarts-liste', 'ecart', 'cotraitances', 'dossier'] },
    // The first address leads everybody to what is theirs; the last is open to all.
    sauf: ['aujourdhui', 'accessibilite'],
  },
  erreur: {
    preuve: '.etat-panne',
    role: 'administrateur',
    preparer: (route) =>
      route.fulfill({
        status: 503,
        headers: { 'retry-after': '0' },
        contentType: 'application/problem+json',
        json: {
          status: 503,
          code: 'BASE_INDISPONIBLE',
          detail: 'La demande n’a pas pu être traitée.',
          correlation: 'c0ffee',
        },
      }),
    sauf: SANS_LECTURE,
  },
  vide: {
    preuve: '.etat-vide',
    role: 'administrateur',
    preparer: (route) => {
      const vide = VIDES[new URL(route.request().url()).pathname];
      return vide ? route.fulfill({ json: vide }) : undefined;
    },
    sauf: [...SANS_LECTURE, ...D_UNE_CHOSE, ...TOUJOURS_LA],
  },
  // Never answered: the page is looked at while it waits.
  attente: {
    preuve: '.attente',
    role: 'administrateur',
    preparer: () => Promise.resolve(),
    sauf: SANS_LECTURE,
  },
};

async function attendreLEtat(page: Page, etat: string): Promise<void> {
  const enAttente = page.locator('main .attente');
  await page.locator('h1').waitFor();
  if (etat !== 'attente')
    await attendreQue('tout est lu', async () => (await enAttente.count()) === 0, 20_000);
  await page
    .locator(ETATS[etat]?.preuve ?? '')
    .first()
    .waitFor();
}

/**
 * Filled, a screen has other parts on a wide page than on a narrow one; the other states are the same few words, whose
 * colours do not depend on the room they have.
 */
function reglesDe(nom: string, theme: string, largeur: number): Regles | null {
  const etroite = largeur === LARGEURS[0];
  const peuDeMots = /-(sans-droit|erreur|vide|attente)$/.test(nom);
  if (theme === 'sombre') return peuDeMots && !etroite ? null : 'couleurs';
  return peuDeMots && !etroite ? 'place' : 'toutes';
}

if (!existsSync(CHROMIUM)) {
  noterNonExecute('apps/console (navigateur)', 'chromium absent');
  it('needs a browser: NON EXÉCUTÉ', () => expect(existsSync(CHROMIUM)).toBe(false));
} else {
  describe('every screen, in every state, light and dark, narrow and wide', () => {
    let console: ConsoleDEssai;
    beforeAll(async () => {
      console = await creerConsole();
    }, 180_000);
    afterAll(() => console.fermer());

    /** The page that one arrives at, light and dark, narrow and wide: the light changes under its eyes, as it does in the evening. */
    async function examiner(page: Page, nom: string, arriver: () => Promise<void>): Promise<string[]> {
      const fautes: string[] = [];
      await page.emulateMedia({ colorScheme: 'light' });
      await arriver();
      for (const largeur of LARGEURS) {
        await page.setViewportSize({ width: largeur, height: largeur === 320 ? 640 : 900 });
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme === 'clair' ? 'light' : 'dark' });
          const lieu = `${nom}-${theme}-${largeur}`;
          const regles = reglesDe(nom, theme, largeur);
          const trouvees = regles === null ? [] : await fautesDAccessibilite(page, regles);
          fautes.push(...trouvees.map((faute) => `${lieu} : ${faute}`));
          if (CAPTURES !== undefined) {
            mkdirSync(CAPTURES, { recursive: true });
            await page.screenshot({ path: join(CAPTURES, `${lieu}.png`), fullPage: true });
          }
        }
        const deborde = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
        if (deborde) fautes.push(`${nom}-${largeur} : déborde en largeur`);
      }
      return fautes;
    }

    it.each(Object.keys(ETATS))(
      'state %s: axe finds nothing, nothing overflows, the browser complains of nothing',
      async (etat) => {
        const { role, autrement, preparer, sauf } = ETATS[etat] as Etat;
        const { page, contexte } = await console.ouvrir(role);
        const autre = autrement && (await console.ouvrir(autrement.role));
        if (preparer) await contexte.route(DONNEES, (route) => preparer(route) ?? route.fallback());
        const plaintes = [page, autre?.page].flatMap((une) => (une ? [noterLesPlaintes(une)] : []));
        const fautes: string[] = [];
        for (const [nom, adresse] of ECRANS) {
          if (sauf.includes(nom)) continue;
          const vue = autre && autrement?.ecrans.includes(nom) ? autre.page : page;
          const arriver = async (): Promise<void> => {
            await vue.goto(adresse(console));
            await attendreLEtat(vue, etat);
          };
          fautes.push(...(await examiner(vue, `${nom}-${etat}`, arriver)));
        }
        await autre?.contexte.close();
        await contexte.unrouteAll({ behavior: 'ignoreErrors' });
        await contexte.close();
        expect({ fautes, plaintes: plaintes.flat() }).toEqual({ fautes: [], plaintes: [] });
      },
      180_000,
    );

    it('follows the light of the machine while it is open: no colour of the other light stays', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto('/');
      await attendreLEtat(page, 'rempli');
      const clair = await page.evaluate<string>('getComputedStyle(document.body).color');
      await page.emulateMedia({ colorScheme: 'dark' });
      const restees = `[...document.querySelectorAll('body *')].filter((un) => getComputedStyle(un).color === '${clair}').length`;
      expect(await page.evaluate<string>('getComputedStyle(document.body).color')).not.toBe(clair);
      expect(await page.evaluate<number>(restees)).toBe(0);
      await contexte.close();
    });

    it('the sign-in screen, and why one could not sign in', async () => {
      const { page, contexte } = await console.ouvrir(null);
      const plaintes = noterLesPlaintes(page);
      const fautes = await examiner(page, 'connexion', async () => {
        await page.goto('/ecarts?etat=soumis');
        const lien = page.getByRole('link', { name: 'Se connecter' });
        await lien.waitFor();
        expect(await lien.getAttribute('href')).toBe(
          `/connexion?retour=${encodeURIComponent('/ecarts?etat=soumis')}`,
        );
      });
      const refusee = await examiner(page, 'connexion-refusee', async () => {
        await page.goto('/?connexion=compte_suspendu');
        await page.getByRole('alert').waitFor();
      });
      fautes.push(...refusee);
      const declaration = await examiner(page, 'accessibilite-sans-session', async () => {
        await page.goto('/ecarts');
        await page.getByRole('link', { name: 'Accessibilité' }).click();
        await page.getByRole('heading', { name: 'Accessibilité', level: 1 }).waitFor();
      });
      fautes.push(...declaration);
      await contexte.close();
      expect({ fautes, plaintes }).toEqual({ fautes: [], plaintes: [] });
    });

    it('the worklist and a dossier for who may see neither, the question before an acceptation', async () => {
      const { page, contexte } = await console.ouvrir('pilotage');
      const plaintes = noterLesPlaintes(page);
      const fautes: string[] = [];
      for (const adresse of ['/cotraitances', `/cotraitances/${DOSSIER}`])
        fautes.push(
          ...(await examiner(page, `sans-droit${adresse.replaceAll('/', '-')}`, async () => {
            await page.goto(adresse);
            await page.getByText('Votre habilitation n’ouvre pas').waitFor();
          })),
        );
      await contexte.close();
      const responsable = await console.ouvrir('responsable_cotraitance');
      plaintes.push(...noterLesPlaintes(responsable.page));
      fautes.push(
        ...(await examiner(responsable.page, 'acceptation', async () => {
          await responsable.page.goto('/');
          await responsable.page
            .getByRole('button', { name: /^Accepter/ })
            .first()
            .click();
          await responsable.page.getByRole('dialog').waitFor();
        })),
      );
      await responsable.contexte.close();
      expect({ fautes, plaintes }).toEqual({ fautes: [], plaintes: [] });
    });

    it('the question before a list is taken away, and the views that are kept', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const plaintes = noterLesPlaintes(page);
      const fautes = await examiner(page, 'exporter', async () => {
        await page.goto('/ecarts/liste?partenaire=gide');
        await page.getByRole('button', { name: 'Exporter' }).click();
        await page.getByRole('dialog').getByText('répondent à ces filtres').waitFor();
      });
      await page.getByLabel('Motif').fill('Revue du mois');
      await page.getByRole('button', { name: 'Demander le fichier' }).click();
      await page.getByRole('link', { name: 'Voir mes exports' }).click();
      const [telechargement] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /^Télécharger : Écarts/ }).click(),
      ]);
      expect(telechargement.suggestedFilename()).toMatch(/^ecarts-.*\.csv$/);
      const vues = await examiner(page, 'vues', async () => {
        await page.goto('/ecarts/liste?partenaire=gide');
        await page.getByRole('button', { name: 'Vues' }).click();
        const question = page.getByRole('dialog');
        if ((await question.getByRole('button', { name: 'Chez GIDE', exact: true }).count()) === 0) {
          await question.getByLabel('Enregistrer les filtres présents').fill('Chez GIDE');
          await question.getByRole('button', { name: 'Enregistrer' }).click();
        }
        await question.getByRole('button', { name: 'Chez GIDE', exact: true }).waitFor();
      });
      await page.goto('/ecarts/liste');
      await page.getByRole('button', { name: 'Vues' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Chez GIDE', exact: true }).click();
      await page.waitForURL('**/ecarts/liste?partenaire=gide');
      await contexte.close();
      expect({ fautes: [...fautes, ...vues], plaintes }).toEqual({ fautes: [], plaintes: [] });
    });

    it('the question before a group is decided', async () => {
      const { page, contexte } = await console.ouvrir('administrateur');
      const plaintes = noterLesPlaintes(page);
      const fautes = await examiner(page, 'decision', async () => {
        await page.goto('/ecarts');
        await page.getByRole('button', { name: 'Décider' }).first().click();
        await page.getByRole('dialog').waitFor();
      });
      await contexte.close();
      expect({ fautes, plaintes }).toEqual({ fautes: [], plaintes: [] });
    });
  });
}
