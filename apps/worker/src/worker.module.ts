import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Partenaire } from '#annexe7';
import { lireRegles, type ReglagesPartenaire, type ReglagesWorker } from '#config';
import { Secrets } from '#contract';
import { composerEchange, type Echange, ReglesEnVigueur, trancheDuSeau } from '#exchange';
import { ClientPartenaire } from '#partners';
import { controleDeLaBase, creerJournal, type Journal, Observation, Sante } from '#observability';
import { creerDataSource, migrationsManquantes, UniteDeTravail } from '#persistence';
import { Ecoute, FILES, observerLesFiles, QueueingModule, type Sonnette, SONNETTE } from '#queueing';
import { composerSynchronisation, ExecuterSynchronisation } from '#reconciliation';
import { chargerTerritoire } from '#territory';
import { CLIENTS, ECHANGE, JOURNAL, TRANCHES } from './jetons.js';
import { controleDesFiles } from './observation/controle-des-files.js';
import { DestinataireObserve } from './observation/destinataire-observe.js';
import { MesuresDuWorker } from './observation/mesures-du-worker.js';
import { AppliquerProcessor } from './processors/appliquer.processor.js';
import { EmettreProcessor } from './processors/emettre.processor.js';
import { SynchroniserProcessor } from './processors/synchroniser.processor.js';

type Clients = Record<Partenaire, ClientPartenaire>;

/** The worker: one processor per queue, around the use cases of the exchange. */
@Module({})
export class WorkerModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLIENTS) private readonly clients: Clients,
  ) {}

  /** Nest closes the queues first (they drain in `beforeApplicationShutdown`), then what they needed. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.clients.gide.fermer(), this.clients.parcours3.fermer()]);
    await this.source.destroy();
  }

  static forRoot(
    reglages: ReglagesWorker,
    journal: Journal = creerJournal('worker', reglages.niveauJournal),
  ): DynamicModule {
    const { baseUrl, redisUrl, tranches, partenaires } = reglages;
    const mesures = new MesuresDuWorker();
    const observateur = observerLesFiles(journal, mesures.registre);
    const observe = (partenaire: Partenaire, clients: Clients): DestinataireObserve =>
      new DestinataireObserve(partenaire, clients[partenaire], mesures, journal);
    return {
      module: WorkerModule,
      imports: [QueueingModule.forRoot({ databaseUrl: baseUrl, redisUrl, ecoute: true, observateur })],
      providers: [
        { provide: TRANCHES, useValue: tranches },
        { provide: JOURNAL, useValue: journal },
        { provide: MesuresDuWorker, useValue: mesures },
        {
          provide: DataSource,
          // One connection for each slice and lane, the synchronisation, the sweeps.
          useFactory: () =>
            creerDataSource({
              url: baseUrl,
              taillePool: tranches + 6,
              application: 'passerelle-worker',
            }).initialize(),
        },
        {
          provide: UniteDeTravail,
          useFactory: (source: DataSource) => new UniteDeTravail(source),
          inject: [DataSource],
        },
        {
          provide: CLIENTS,
          useFactory: (): Clients => ({
            gide: client('gide', partenaires.gide),
            parcours3: client('parcours3', partenaires.parcours3),
          }),
        },
        {
          provide: ECHANGE,
          inject: [UniteDeTravail, SONNETTE, CLIENTS],
          useFactory: (unite: UniteDeTravail, sonnette: Sonnette, clients: Clients): Echange => {
            const { reglages: choix, activations } = lireRegles();
            return composerEchange({
              unite,
              tranches,
              regles: new ReglesEnVigueur(choix, chargerTerritoire(), activations),
              destinataires: { gide: observe('gide', clients), parcours3: observe('parcours3', clients) },
              sonnerAppliquer(seaux) {
                for (const tranche of new Set(seaux.map((seau) => trancheDuSeau(seau, tranches)))) {
                  void sonnette.sonner('appliquer', String(tranche));
                }
              },
              signaler({ messages, erreur }) {
                mesures.calculImpossible();
                journal.error({ faille: erreur, messages }, 'calcul impossible');
              },
              observerPorte: mesures.porte,
            });
          },
        },
        {
          provide: ExecuterSynchronisation,
          inject: [UniteDeTravail, SONNETTE, CLIENTS, ECHANGE],
          useFactory: (unite: UniteDeTravail, sonnette: Sonnette, clients: Clients, echange: Echange) =>
            composerSynchronisation({
              unite,
              echange,
              sources: clients,
              sonnerAppliquer() {
                for (let tranche = 0; tranche < tranches; tranche += 1)
                  void sonnette.sonner('appliquer', String(tranche));
              },
              sonnerEmettre() {
                void sonnette.sonner('emettre-gide');
                void sonnette.sonner('emettre-parcours3');
              },
            }),
        },
        {
          provide: Observation,
          inject: [DataSource, Ecoute],
          useFactory: (source: DataSource, ecoute: Ecoute) => {
            mesures.surveillerLesFiles(FILES, () => ecoute.muettes);
            const base = controleDeLaBase(() => migrationsManquantes(source));
            return new Observation({
              ecoute: reglages.observation,
              registre: mesures.registre,
              sante: new Sante([base, controleDesFiles(ecoute)]),
              journal,
            });
          },
        },
        AppliquerProcessor,
        EmettreProcessor,
        SynchroniserProcessor,
      ],
    };
  }
}

function client(
  partenaire: Partenaire,
  { url, clientId, clientSecret, secret }: ReglagesPartenaire,
): ClientPartenaire {
  const secrets = Secrets.lire(secret, `PARTNER_SECRET_${partenaire.toUpperCase()}`);
  return new ClientPartenaire({ partenaire, url, clientId, clientSecret, secrets });
}
