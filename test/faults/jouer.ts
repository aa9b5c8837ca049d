import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import type { BancPostgres } from '../banc/banc-postgres.js';
import type { Lieu } from '../banc/personne.js';
import { demarrerRedis } from '../serveur-redis.js';
import { type Construction, migrer } from './construction.js';
import { Essai } from './essai.js';
import type { Manquement } from './invariants/manquement.js';
import { verifier } from './invariants/verifier.js';
import { MONTAGE, type NomFile } from './montage.js';
import { scellerTout } from './scellements.js';
import type { Ampleur, Scenario, Tour } from './scenarios/scenario.js';
import { composerTrafic, TRAFIC, type Trafic } from './trafic.js';

/** What one scenario gave, on one queue backend. */
export interface Resultat {
  numero: string;
  titre: string;
  file: NomFile;
  injections: number;
  messages: number;
  manquements: Manquement[];
  /** Seconds from the healing, or the end of the sending, until nothing waits; null when something still does. */
  reprise: number | null;
  duree: number;
  /** Growth of the resident memory of the largest gateway and worker, MiB. */
  memoire: { gateway: number; worker: number };
  remarques: string[];
}

export interface Atelier {
  construction: Construction;
  cluster: BancPostgres;
  /** Migrated database that each scenario starts on a copy of. */
  modele: string;
  lieux: readonly Lieu[];
  dossier: string;
  graine: number;
  ampleur: Ampleur;
  /** Told how to end what runs, so that Ctrl-C can. */
  surMontage: (ranger: () => Promise<void>) => void;
}

/** How long the traffic flows before the fault. */
const AVANT_MS = 1_000;

/** Runs one scenario on one backend: set up, send, disturb, heal, drain, check. */
export async function jouer(atelier: Atelier, scenario: Scenario, file: NomFile): Promise<Resultat> {
  const debut = performance.now();
  const { construction, lieux, graine, ampleur } = atelier;
  const produit = scenario.produit?.();
  const serveur = await scenario.serveur?.(construction);
  const { cluster } = serveur ?? atelier;
  const modele = await scenario.modele?.(construction, cluster);
  const base = await cluster.creerBase(modele ?? (serveur === undefined ? atelier.modele : undefined));
  if (serveur !== undefined) await migrer(construction, base);
  const redis = file === 'redis' ? await demarrerRedis() : undefined;
  const essai = new Essai({
    construction: produit ?? construction,
    graine,
    cluster,
    base,
    redis,
    file,
    montage: { ...MONTAGE, ...scenario.montage },
    dossier: join(atelier.dossier, `${scenario.numero}-${file}`),
  });
  const ranger = uneFois(async () => {
    await essai.demonter();
    await essai.ressources.redis?.tuer();
    await cluster.supprimerBase(base);
    if (modele !== undefined) await cluster.supprimerBase(modele);
    await serveur?.arreter();
    produit?.supprimer();
  });
  atelier.surMontage(ranger);
  try {
    await essai.monter();
    const reglages = { ...TRAFIC, ...scenario.trafic };
    if (ampleur === 'complete') reglages.messages *= 3;
    const sienne = graine + Number.parseInt(scenario.numero, 10);
    const trafic = composerTrafic(sienne, lieux, reglages);
    const finDuTrafic = essai.emetteur.envoyer(trafic.webhooks, scenario.debit ?? 250);
    // Told by `await` below: a scenario that fails first must not leave it unhandled.
    finDuTrafic.catch(() => undefined);
    const encore = async (messages: number, debit: number): Promise<void> => {
      const suite = composerTrafic(sienne, lieux, { ...reglages, messages, premierRang: trafic.rangSuivant });
      ajouter(trafic, suite);
      await essai.emetteur.envoyer(suite.webhooks, debit);
    };
    const tour: Tour = {
      essai,
      trafic,
      ampleur,
      graine: sienne,
      lieux,
      nouvelle: construction,
      finDuTrafic,
      encore,
    };
    await attendre(AVANT_MS);
    const { injections, remarques = [], manquements = [], attendus = [] } = await scenario.perturber(tour);
    await finDuTrafic;
    const reprise = await essai.drainer();
    await scellerTout(base);
    const constates = [
      ...manquements,
      ...(await verifier(essai, trafic, attendus)),
      ...((await scenario.controler?.(tour)) ?? []),
    ];
    return {
      numero: scenario.numero,
      titre: scenario.titre,
      file,
      injections,
      messages: trafic.valides.length,
      manquements: constates,
      reprise,
      duree: (performance.now() - debut) / 1_000,
      memoire: { gateway: croissance(essai, 'gateway'), worker: croissance(essai, 'worker') },
      remarques: [...remarques, ...chutes(essai)],
    };
  } finally {
    await ranger();
  }
}

function uneFois(travail: () => Promise<void>): () => Promise<void> {
  let fait: Promise<void> | undefined;
  return () => (fait ??= travail());
}

function ajouter(trafic: Trafic, suite: Trafic): void {
  trafic.valides.push(...suite.valides);
  for (const id of suite.aRefuser) trafic.aRefuser.add(id);
  trafic.rangSuivant = suite.rangSuivant;
}

function croissance(essai: Essai, role: 'gateway' | 'worker'): number {
  const croissances = essai
    .postesDe(role)
    .map(({ superviseur: { memoire } }) => (memoire.maximum - memoire.premiere) / 1_048_576);
  return Math.max(0, ...croissances);
}

/** Ends that nobody asked for are worth a remark, even when nothing was lost. */
function chutes(essai: Essai): string[] {
  return [...essai.postes]
    .filter(([, { superviseur }]) => superviseur.chutes > 0)
    .map(([nom, { superviseur }]) => `${nom} s'est arrêté ${superviseur.chutes} fois de lui-même`);
}
