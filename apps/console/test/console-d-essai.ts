import {
  AccorderHabilitation,
  COOKIE_DE_SESSION,
  OuvrirSession,
  type Portee,
  type RoleDePersonne,
} from '#access';
import { lireSurveillance } from '#config';
import type { UniteDeTravail } from '#persistence';
import { EvaluerAlarmes, ScellerJournaux, VerifierConservation } from '#supervision';
import { attendreQue } from '#test/attendre-que';
import { creerDemonstration, type DemonstrationDEssai } from '#test/demonstration-d-essai';
import { planterEcarts } from '#test/essais-de-la-gateway';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { construireLaConsole } from './construire.js';
import { vivreUnDossier } from './dossier-riche.js';
import { ouvrirLeNavigateur } from './navigateur.js';

/** Where the browser of the tests finds the gateway: a name that it trusts with a Secure cookie, without TLS. */
const ORIGINE = 'http://localhost';
/** How strongly the people of the tests proved who they are. */
const ACR = 'fort';
/** How long the browser waits for what has to appear: a busy machine is slow, never wrong. */
const PATIENCE_MS = 90_000;

/** Roles that nobody has on the whole country. */
const PORTEES: Partial<Record<RoleDePersonne, Portee>> = {
  conseiller: { type: 'structure', structure: '75056S00' },
  responsable_cotraitance: { type: 'structure', structure: '75056S00' },
  correspondant_pole_emploi: { type: 'site', site: '75116' },
};

export const ECART = '01890000-0000-7000-8000-0000000000e1';

export interface ConsoleDEssai {
  /** A night that is over, and a simulated replay. */
  nuit: string;
  rejeu: string;
  /** A message that came and was applied, and one that its partner refused. */
  recu: string;
  emis: string;
  /** The number of the person whom both are about. */
  numero: string;
  /** An act of the record, with its beginning and its end. */
  acte: string;
  /** An account that sleeps. */
  compte: string;
  /** The last automatic check is from the day before; the next one takes place. */
  manquerUnControle(): Promise<void>;
  controler(): Promise<void>;
  /** Puts what the records hold at this moment under a seal. */
  sceller(): Promise<void>;
  compteDe(role: RoleDePersonne): Promise<string>;
  /** A page of somebody of that role, on the whole country. */
  ouvrir(role: RoleDePersonne | null): Promise<{ page: Page; contexte: BrowserContext }>;
  fermer(): Promise<void>;
}

/** The built console in Chromium, on a real gateway, worker and simulated partners that have lived a few days. */
export async function creerConsole(options: { seuilDeRejeu?: number } = {}): Promise<ConsoleDEssai> {
  const demonstration = await creerDemonstration(60, {
    console: await construireLaConsole(),
    ...options,
  });
  const { unite } = demonstration.monde;
  const { PASSERELLE_URL: adresse = '', PASSERELLE_CLE: cle = '' } = demonstration.env;
  const nuit = await vivre(demonstration);
  await vivreUnDossier(demonstration);
  const rejeu = await simulerUnRejeu(adresse, cle);
  const acte = await emporterUnRapport(demonstration, adresse, cle);
  const messages = await deuxMessages(unite);
  const compte = await endormirQuelquUn(unite);
  const navigateur = await ouvrirLeNavigateur(new URL(adresse).host);
  return {
    nuit,
    rejeu,
    acte,
    ...messages,
    compte,
    async manquerUnControle() {
      await unite.seule(`UPDATE bilans SET verifie_le = verifie_le - interval '1 day'`);
    },
    controler: () => controler(unite),
    async sceller() {
      await new ScellerJournaux(unite, 0).execute();
    },
    async compteDe(role) {
      const [compte] = await unite.seule<{ id: string }>('SELECT id FROM comptes WHERE sujet = $1', [role]);
      return compte?.id ?? '';
    },
    ouvrir: (role) => ouvrir(navigateur, demonstration, role),
    async fermer() {
      await navigateur.close();
      await demonstration.fermer();
    },
  };
}

/** A version that its partner refused, and the message that made it be told. */
async function deuxMessages(unite: UniteDeTravail): Promise<Pick<ConsoleDEssai, 'recu' | 'emis' | 'numero'>> {
  const [ligne] = await unite.seule<{ recu: string; emis: string; numero: string }>(
    `SELECT s.cause AS recu, s.id AS emis, s.demandeur AS numero
     FROM messages_sortants s JOIN messages_entrants e ON e.id = s.cause
     WHERE s.issue = 'refuse' AND e.issue = 'applique' ORDER BY s.id LIMIT 1`,
  );
  if (!ligne) throw new Error('no message was refused');
  return ligne;
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
  await controler(unite);
  return id;
}

/** What the worker does every few minutes. */
async function controler(unite: UniteDeTravail): Promise<void> {
  const sansComptes = { bilan: () => Promise.resolve({ emis: {}, recus: {} }) };
  await new VerifierConservation(unite, { gide: sansComptes, parcours3: sansComptes }, 5).execute(
    'maintenant',
  );
  await new EvaluerAlarmes(unite, lireSurveillance(), true).execute();
}

/** A file that was asked for and is ready. @returns the act of its request */
async function emporterUnRapport(
  { monde: { unite } }: DemonstrationDEssai,
  adresse: string,
  cle: string,
): Promise<string> {
  const reponse = await fetch(`${adresse}/api/exports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${cle}`,
      'content-type': 'application/json',
      'idempotency-key': 'essai',
    },
    body: JSON.stringify({ sujet: 'ecarts', filtres: { partenaire: 'gide' }, motif: 'Revue du mois' }),
  });
  const { id } = (await reponse.json()) as { id: string };
  await attendreQue('le fichier est prêt', async () => {
    const [fichier] = await unite.seule<{ etat: string }>('SELECT etat FROM exports WHERE id = $1', [id]);
    return fichier?.etat === 'pret';
  });
  const [acte] = await unite.seule<{ acte: string }>('SELECT acte FROM actes WHERE objet = $1', [id]);
  return acte?.acte ?? '';
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

/** Somebody whom nobody has seen for four months. @returns their account */
async function endormirQuelquUn(unite: UniteDeTravail): Promise<string> {
  const octroi = await new AccorderHabilitation(unite).execute({
    compte: { emetteur: 'https://fournisseur.essai', sujet: 'absence', nom: 'Camille Absence' },
    role: 'conseiller',
    portee: { type: 'structure', structure: '75056S00' },
    jusqua: null,
    motif: 'essai',
    par: 'essai',
  });
  if (octroi.issue !== 'accordee') throw new Error(octroi.issue);
  await unite.seule(
    `UPDATE habilitations SET accordee_le = accordee_le - interval '4 months' WHERE id = $1`,
    [octroi.id],
  );
  return octroi.compte;
}

async function ouvrir(
  navigateur: Browser,
  { monde: { unite } }: DemonstrationDEssai,
  role: RoleDePersonne | null,
): Promise<{ page: Page; contexte: BrowserContext }> {
  const contexte = await navigateur.newContext({
    baseURL: ORIGINE,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  contexte.setDefaultTimeout(PATIENCE_MS);
  if (role !== null) {
    const value = await ouvrirUneSession(unite, role);
    await contexte.addCookies([
      {
        name: COOKIE_DE_SESSION,
        value,
        domain: 'localhost',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ]);
  }
  return { contexte, page: await contexte.newPage() };
}

/** Somebody of that role, as if the provider had just proved who they are. @returns their cookie */
async function ouvrirUneSession(unite: UniteDeTravail, role: RoleDePersonne): Promise<string> {
  const personne = { emetteur: 'https://fournisseur.essai', sujet: role, nom: 'Dominique Essai' };
  const portee = PORTEES[role] ?? { type: 'nationale' };
  const demande = { compte: personne, role, portee, jusqua: null, motif: 'essai', par: 'essai' };
  const octroi = await new AccorderHabilitation(unite).execute(demande);
  if (octroi.issue !== 'accordee' && octroi.issue !== 'deja_accordee') throw new Error(octroi.issue);
  const session = await new OuvrirSession(unite, ACR).execute({ ...personne, courriel: null, acr: ACR });
  if (session.issue !== 'ouverte') throw new Error(session.issue);
  return session.cookie;
}
