import { lireSurveillance } from '#config';
import { EvaluerAlarmes, VerifierConservation } from '#supervision';
import { attendreQue } from '#test/attendre-que';
import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { planterEcarts } from '../../gateway/test/ecarts-plantes.js';
import { construireLaConsole } from './construire.js';
import { ouvrirLeNavigateur } from './navigateur.js';

export const ECART = '01890000-0000-7000-8000-0000000000e1';

export interface ConsoleDEssai {
  adresse: string;
  /** A night that is over, and a simulated replay. */
  nuit: string;
  rejeu: string;
  /** A page of somebody of that role, on the whole country. */
  ouvrir(role: string | null): Promise<{ page: Page; contexte: BrowserContext }>;
  fermer(): Promise<void>;
}

/** The built console in Chromium, on a real gateway, worker and simulated partners that have lived a few days. */
export async function creerConsole(): Promise<ConsoleDEssai> {
  const construite = await construireLaConsole();
  const demonstration = await creerDemonstration(60, { console: construite.dossier });
  const { PASSERELLE_URL: adresse = '', PASSERELLE_CLE: cle = '' } = demonstration.env;
  const nuit = await vivre(demonstration);
  const rejeu = await simulerUnRejeu(adresse, cle);
  const navigateur = await ouvrirLeNavigateur();
  return {
    adresse,
    nuit,
    rejeu,
    ouvrir: (role) => ouvrir(navigateur, adresse, cle, role),
    async fermer() {
      await navigateur.close();
      await demonstration.fermer();
      construite.supprimer();
    },
  };
}

/** Two nights with one missing between them, a partner that refused, écarts to decide, alarms. @returns the last night */
async function vivre({ monde }: DemonstrationDEssai): Promise<string> {
  const { unite, parcours3 } = monde;
  const nuits = async (): Promise<void> => {
    await unite.seule(`UPDATE synchronisations SET plan = 'nocturne'`);
  };
  await monde.synchroniser();
  await nuits();
  await monde.vivreJusqua('2010-09-04');
  parcours3.poserFaute({ nature: 'rejet', portees: ['flux'] });
  const { id } = await monde.synchroniser();
  await nuits();
  parcours3.leverFautes();
  await attendreQue('des messages sont refusés', async () => {
    const [ligne] = await unite.seule<{ n: number }>(
      `SELECT count(*)::int AS n FROM messages_sortants WHERE issue = 'refuse'`,
    );
    return (ligne?.n ?? 0) > 0;
  });
  const valeurs = {
    nous: {
      sequence: '0000000002',
      data: { dateAffectation: '2010-06-01', structure: '75056S00', indemnise: true },
    },
    eux: { sequence: '0000000002', data: { dateAffectation: '2010-06-08', structure: '75056S00' } },
  };
  await planterEcarts(unite, [
    {
      id: ECART,
      cotraitance: 'CT-2010-000001',
      structure: '75056S00',
      etat: 'soumis',
      motif_soumission: 'politique',
      ...valeurs,
    },
    ...[1, 2, 3, 4].map((rang) => ({
      id: `01890000-0000-7000-8000-0000000000f${rang}`,
      demandeur: `222222${rang}B`,
      cotraitance: `CT-2010-00010${rang}`,
      partenaire: 'gide',
      type: 'parcours.initialise',
      nature: 'absent',
      cause: 'abandonne',
      etat: rang < 3 ? 'soumis' : 'ignore',
      motif_soumission: rang < 3 ? 'abandon' : null,
      eux: null,
    })),
  ]);
  const sansComptes = { bilan: () => Promise.resolve({ emis: {}, recus: {} }) };
  await new VerifierConservation(unite, { gide: sansComptes, parcours3: sansComptes }, 5).execute();
  await new EvaluerAlarmes(unite, lireSurveillance(), true).execute();
  return id;
}

async function simulerUnRejeu(adresse: string, cle: string): Promise<string> {
  const appeler = async <T>(chemin: string, demande: RequestInit = {}): Promise<T> => {
    const reponse = await fetch(`${adresse}${chemin}`, {
      ...demande,
      headers: {
        authorization: `Bearer ${cle}`,
        'content-type': 'application/json',
        'idempotency-key': 'essai',
      },
    });
    return (await reponse.json()) as T;
  };
  const { echecs } = await appeler<{ echecs: { groupe: string }[] }>('/api/echecs');
  const body = JSON.stringify({ simulation: true, groupe: echecs[0]?.groupe });
  return (await appeler<{ id: string }>('/api/rejeux', { method: 'POST', body })).id;
}

async function ouvrir(
  navigateur: Browser,
  adresse: string,
  cle: string,
  role: string | null,
): Promise<{ page: Page; contexte: BrowserContext }> {
  const contexte = await navigateur.newContext({
    baseURL: adresse,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  await contexte.route('**/api/**', (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${cle}` } }),
  );
  await contexte.route('**/api/session', (route) => repondreDeLaSession(route, role));
  return { contexte, page: await contexte.newPage() };
}

/** The session of the contract, for a key that stands for it. */
function repondreDeLaSession(route: Route, role: string | null): Promise<void> {
  if (role === null)
    return route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      json: { status: 401, code: 'SESSION_ABSENTE', detail: 'Connectez-vous.' },
    });
  const habilitation = { id: '01890000-0000-7000-8000-00000000000a', role, portee: 'nationale' };
  return route.fulfill({
    json: {
      compte: { id: '01890000-0000-7000-8000-00000000000b', nom: 'Dominique Essai' },
      habilitation,
      habilitations: [habilitation],
      droits: [
        'metadonnees',
        'corps',
        ...(role === 'pilotage' || role === 'auditeur' ? [] : ['agir']),
        'exporter',
      ],
      jeton: 'jeton-d-essai',
      inactiviteS: 1_800,
      fin: '2030-01-01T00:00:00Z',
    },
  });
}
