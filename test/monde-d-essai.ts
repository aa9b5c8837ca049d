import { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { creerDataSource, Horloge, UniteDeTravail } from '#persistence';
import { type Sonnette, SONNETTE } from '#queueing';
import { DemanderSynchronisation, lireSynchronisation, VueSynchronisation } from '#reconciliation';
import type { Simulateur } from '#simulation';
import { attendreQue } from '#test/attendre-que';
import { BaseDEssai, creerBase } from '#test/base-de-donnees';
import { CHIFFREUR_D_ESSAI, CLES_D_ESSAI } from '#test/cles-d-essai';
import { creerSimulateurGide } from '../apps/simulator-gide/src/index.js';
import { creerSimulateurParcours3 } from '../apps/simulator-parcours3/src/index.js';
import { WorkerModule } from '../apps/worker/src/worker.module.js';

export interface OptionsMonde {
  aujourdhui?: string;
  redisUrl?: string;
  /** Gives the address as which the worker reaches the database, for instance under another role. */
  adresseDuWorker?: (base: string) => Promise<string>;
  /** Where the alarms are sent. */
  alarmes?: { url: string; secret: string };
  /** People whose life the partners lead; 0: they state only what they are asked to. */
  effectif?: number;
}

/** The worker as it is deployed, on a database of its own, between two partners reached over HTTP. */
export interface MondeDEssai {
  base: BaseDEssai;
  unite: UniteDeTravail;
  gide: Simulateur;
  parcours3: Simulateur;
  /** Stops the worker, and starts it again with `redemarrer`. */
  arreterWorker(): Promise<void>;
  redemarrer(): Promise<void>;
  synchroniser(): Promise<VueSynchronisation>;
  avancerJusqua(date: string): Promise<void>;
  /** Lives with both partners until that day, the gateway's clock included. */
  vivreJusqua(date: string): Promise<void>;
  fermer(): Promise<void>;
}

export async function creerMonde({
  aujourdhui = '2010-09-01',
  redisUrl,
  alarmes,
  adresseDuWorker = (adresse) => Promise.resolve(adresse),
  effectif = 0,
}: OptionsMonde = {}): Promise<MondeDEssai> {
  const base = await creerBase();
  const source = await creerDataSource({
    url: base.url,
    taillePool: 4,
    application: 'essai',
    chiffreur: CHIFFREUR_D_ESSAI,
  }).initialize();
  const unite = new UniteDeTravail(source);
  await Horloge.initialiser(unite.seule, aujourdhui, false);
  const webhooks = { actifs: false };
  const gide = await creerSimulateurGide({ aujourdhui, effectif, webhooks });
  const parcours3 = await creerSimulateurParcours3({ aujourdhui, effectif, webhooks });
  let worker: INestApplicationContext | undefined;
  const demander = new DemanderSynchronisation(
    unite,
    () => void worker?.get<Sonnette>(SONNETTE, { strict: false }).sonner('synchroniser'),
  );

  const monde: MondeDEssai = {
    base,
    unite,
    gide,
    parcours3,
    async arreterWorker() {
      await worker?.close();
      worker = undefined;
    },
    async redemarrer() {
      worker = await NestFactory.createApplicationContext(
        WorkerModule.forRoot({
          production: false,
          dossierDonnees: '',
          clesDeChiffrement: CLES_D_ESSAI,
          niveauJournal: 'error',
          tranches: 2,
          baseUrl: await adresseDuWorker(base.url),
          redisUrl,
          ...(alarmes ? { alarmes } : {}),
          partenaires: { gide: acces(gide), parcours3: acces(parcours3) },
        }),
        { logger: ['error', 'warn'] },
      );
    },
    async synchroniser() {
      const { id } = await demander.execute();
      await attendreQue(
        'la synchronisation se termine',
        async () => (await lireSynchronisation(unite.seule, id))?.fin != null,
        60_000,
      );
      const vue = await lireSynchronisation(unite.seule, id);
      if (!vue) throw new Error('the synchronisation has disappeared');
      return vue;
    },
    async avancerJusqua(date) {
      const issue = await Horloge.avancerJusqua(unite.seule, date);
      if (!issue.avancee) throw new Error(`the clock does not move: ${issue.raison}`);
    },
    async vivreJusqua(date) {
      await monde.avancerJusqua(date);
      gide.vivreJusqua(date);
      parcours3.vivreJusqua(date);
    },
    async fermer() {
      await monde.arreterWorker();
      await fermerTout(source, gide, parcours3);
      await base.supprimer();
    },
  };
  await monde.redemarrer();
  return monde;
}

async function fermerTout(source: DataSource, ...simulateurs: Simulateur[]): Promise<void> {
  await source.destroy();
  for (const simulateur of simulateurs) await simulateur.fermer();
}

function acces({ url, identifiants, secretPartenaire }: Simulateur) {
  return { url, ...identifiants, secret: secretPartenaire };
}
